#!/usr/bin/env bash
# e2e.sh [nginx|cluster [JEST ARGUMENTS]] - runs the tests on real parts; both kinds when none is named.
#
#   nginx    the real nginx serves what a gateway synthesizes
#   cluster  the real Kubernetes control plane runs what a program synthesizes
#
# The parts are fetched or built when they are not there yet. Where they cannot be had the run fails: nothing is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

nginx() {
  local dir=${XDG_CACHE_HOME:-$HOME/.cache}/cdk8s-breakwater/nginx
  tools/get-nginx.sh "$dir"
  BREAKWATER_NGINX=$dir npx jest --config test/e2e/jest.config.js --ci --runInBand "$@" --roots test/e2e/nginx
}

cluster() { tools/e2e-cluster.sh "$@"; }

case ${1:-all} in
  all)
    # Each in a shell of its own, so that a failure of one neither hides nor stops the other.
    status=0
    tools/e2e.sh nginx || status=1
    tools/e2e.sh cluster || status=1
    exit $status
    ;;
  nginx | cluster) "$@" ;;
  *)
    echo "usage: ${0##*/} [nginx|cluster [JEST ARGUMENTS]]" >&2
    exit 2
    ;;
esac
