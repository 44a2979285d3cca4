#!/usr/bin/env bash
# e2e-cluster.sh [JEST ARGUMENTS] - builds the Kubernetes control plane if need be and runs test/e2e/cluster on it.
# Where it cannot be built the run fails: these tests are never skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/cluster/build.sh
exec npx jest --config test/e2e/jest.config.js --ci --runInBand "$@" test/e2e/cluster
