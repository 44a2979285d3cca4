#!/usr/bin/env bash
# build.sh [FOLDER] - makes the binaries of a Kubernetes control plane from Go modules alone; module/go.mod and module/go.sum pin
# every version and checksum. A binary whose inputs did not change is kept, so a second run takes no time.
#
# FOLDER defaults to cdk8s-breakwater/control-plane in the user's cache folder. Needs Go; the first build takes 6 to 17 minutes on
# two cores, 6 GB in Go's build cache and 460 MB in FOLDER. What KUBEBUILDER_ASSETS brings is not built: see binaries.sh.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tools/cluster/binaries.sh
. "$here/binaries.sh"
say() { echo "control plane: $*"; }
die() { echo "control plane: $*" >&2; exit 1; }

module=$here/module
mkdir -p "${1:-$(default_build_folder)}"
folder=$(cd "${1:-$(default_build_folder)}" && pwd)
check_assets || exit 1
command -v go >/dev/null || die "go is not on PATH: the control plane is built from Go modules, so install Go $(sed -n 's/^go //p' "$module/go.mod") or newer (any Go from 1.21 fetches that toolchain by itself)"

# One build at a time: two test runs that start together would otherwise compile everything twice.
exec 9>"$folder/.lock"
flock -n 9 || { say "waiting for another build in $folder"; flock 9; }

# An older Go fetches the toolchain that go.mod names; a distribution's default of `local` would refuse instead.
export CGO_ENABLED=0 GOFLAGS="-mod=readonly -trimpath -buildvcs=false" GOTOOLCHAIN=${GOTOOLCHAIN:-auto}
cd "$module"
release=$(module_version k8s.io/kubernetes)
inputs=$({ cat go.mod go.sum cmd/etcd/main.go "$here/build.sh"; go env GOVERSION GOOS GOARCH; } | sha256sum | cut -d' ' -f1)

package_of() {
  case $1 in
    etcd) echo ./cmd/etcd ;;
    kwok) echo sigs.k8s.io/kwok/cmd/kwok ;;
    *) echo "k8s.io/kubernetes/cmd/$1" ;;
  esac
}
missing=() packages=()
for name in $all_binaries; do
  from_assets "$name" && continue
  [ -x "$folder/$name" ] && [ "$(cat "$folder/.inputs/$name" 2>/dev/null)" = "$inputs" ] && continue
  missing+=("$name")
  packages+=("$(package_of "$name")")
done

if [ ${#missing[@]} -gt 0 ]; then
  say "building ${missing[*]} (Kubernetes $release) into $folder; with cold caches this takes 6 to 17 minutes"
  started=$SECONDS
  go list -deps "${packages[@]}" >/dev/null # downloads the modules
  fetched=$SECONDS
  # Kubernetes prints and compares its own version, which its build normally sets by these flags.
  v=k8s.io/component-base/version
  minor=$(cut -d. -f2 <<<"$release")
  flags="-s -w -X $v.gitVersion=$release -X $v.gitMajor=1 -X $v.gitMinor=$minor -X $v.gitTreeState=clean"
  flags="$flags -X $v.gitCommit=from-modules -X $v.buildDate=1970-01-01T00:00:00Z"
  new=$folder/.new
  rm -rf "$new"
  mkdir -p "$new" "$folder/.inputs"
  go build -ldflags "$flags" -o "$new/" "${packages[@]}"
  # The fake kubelet reads how nodes and pods behave from a file; its module holds the usual stages.
  stages=$(go list -m -f '{{.Dir}}' sigs.k8s.io/kwok)/kustomize/stage
  for behaviour in fast general; do
    for file in "$stages"/node/fast/node-*.yaml "$stages"/node/heartbeat-with-lease/node-*.yaml "$stages/pod/$behaviour"/pod-*.yaml; do
      echo '---'
      cat "$file"
    done >"$new/kwok-stages-$behaviour.yaml"
  done
  # A running control plane keeps its old files: mv gives the names to new ones.
  mv "$new"/* "$folder/"
  rmdir "$new"
  for name in "${missing[@]}"; do echo "$inputs" >"$folder/.inputs/$name"; done
  say "built in $((SECONDS - started)) s, of which downloading $((fetched - started)) s"
fi
say "ready in $folder"
describe_binaries "$folder"
