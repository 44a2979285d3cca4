# shellcheck shell=bash
# Sourced by build.sh and up.sh: which binaries a control plane needs and where each one comes from.
#
# Without KUBEBUILDER_ASSETS all six are built from the Go modules that module/go.mod pins. With it, etcd, kube-apiserver and
# kubectl are that folder's (the three that setup-envtest installs; all must be there), and so are kube-controller-manager and
# kube-scheduler where the folder has them. The rest, always including kwok (the fake kubelet), is built.

all_binaries="etcd kube-apiserver kube-controller-manager kube-scheduler kubectl kwok"

default_build_folder() { echo "${XDG_CACHE_HOME:-$HOME/.cache}/cdk8s-breakwater/control-plane"; }

# from_assets NAME: whether NAME is taken from KUBEBUILDER_ASSETS.
from_assets() {
  [ -n "${KUBEBUILDER_ASSETS:-}" ] || return 1
  case $1 in
    etcd | kube-apiserver | kubectl) return 0 ;;
    kube-controller-manager | kube-scheduler) [ -x "$KUBEBUILDER_ASSETS/$1" ] ;;
    *) return 1 ;;
  esac
}

# binary_path NAME BUILD_FOLDER
binary_path() { if from_assets "$1"; then echo "$KUBEBUILDER_ASSETS/$1"; else echo "$2/$1"; fi; }

check_assets() {
  [ -n "${KUBEBUILDER_ASSETS:-}" ] || return 0
  local name
  for name in etcd kube-apiserver kubectl; do
    [ -x "$KUBEBUILDER_ASSETS/$name" ] || {
      echo "KUBEBUILDER_ASSETS=$KUBEBUILDER_ASSETS has no executable $name: point it at a folder that setup-envtest made, or unset it to build everything" >&2
      return 1
    }
  done
}

# describe_binaries BUILD_FOLDER: one line a binary, with its version and its origin.
describe_binaries() {
  local name path origin version
  for name in $all_binaries; do
    path=$(binary_path "$name" "$1")
    if from_assets "$name"; then origin="KUBEBUILDER_ASSETS"; else origin="built from modules"; fi
    case $name in
      etcd) version=$("$path" --version 2>/dev/null | sed -n 's/^etcd Version: /v/p') ;;
      kubectl) version=$("$path" version --client 2>/dev/null | sed -n 's/^Client Version: //p') ;;
      kwok) version=$(module_version sigs.k8s.io/kwok) ;;
      *) version=$("$path" --version 2>/dev/null | sed -n 's/^Kubernetes //p') ;;
    esac
    printf '  %-24s %-10s %s\n' "$name" "${version:-unknown}" "$origin"
  done
}

# module_version MODULE: the version that module/go.mod pins.
module_version() { awk -v module="$1" '$1 == module && $2 ~ /^v/ { print $2; exit }' "$(dirname "${BASH_SOURCE[0]}")/module/go.mod"; }
