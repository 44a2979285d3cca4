#!/usr/bin/env bash
# up.sh STATE [FOLDER] - starts a throw-away Kubernetes control plane on the loopback interface and waits until it is usable.
# Everything it makes (certificates, tokens, data, logs) lies in the folder STATE; down.sh STATE ends it. FOLDER is where build.sh
# put the binaries. Afterwards `. STATE/env` sets KUBECONFIG, API_URL, API_TOKEN, API_CA and puts kubectl on PATH.
#
#   BASE_PORT=21600           etcd uses BASE_PORT and the next one, the API server the one after that
#   CONTROLLERS=yes|no        no: etcd and API server only, enough to see what is accepted
#   PODS=fast|general         fake pods are ready at once, or with the delays and failures that annotations ask for
#   NODES="NAME=REGION/ZONE"  fake nodes, blank-separated (default: three zones of region no-osl-1 and a node elsewhere; may be empty)
#   OWNER_PID=...             end the control plane when this process is gone
#   APISERVER_ARGS=...        further flags of kube-apiserver
#
# There is no container runtime, kube-proxy, DNS or metrics server: a fake kubelet (kwok) reports the pods as running.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tools/cluster/binaries.sh
. "$here/binaries.sh"
mkdir -p "${1:?usage: up.sh STATE [FOLDER]}"
state=$(cd "$1" && pwd)
folder=${2:-$(default_build_folder)}
etcd_port=${BASE_PORT:-21600} peer_port=$((${BASE_PORT:-21600} + 1)) api_port=$((${BASE_PORT:-21600} + 2))
etcd=http://127.0.0.1:$etcd_port peers=http://127.0.0.1:$peer_port api=https://127.0.0.1:$api_port
nodes=${NODES-no-osl-1a=no-osl-1/no-osl-1a no-osl-1b=no-osl-1/no-osl-1b no-osl-1c=no-osl-1/no-osl-1c us-east-1a=us-east-1/us-east-1a}

now() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }
started=$(now)
say() { echo "control plane: $* after $(($(now) - started)) ms"; }
die() { echo "control plane: $*" >&2; exit 1; }

check_assets || exit 1
for tool in openssl curl setsid; do command -v "$tool" >/dev/null || die "$tool is not on PATH"; done
for name in $all_binaries; do
  [ -x "$(binary_path "$name" "$folder")" ] || die "no $name in $folder: run tools/cluster/build.sh first"
done
compgen -G "$state/*.pid" >/dev/null && die "$state holds a control plane: end it with tools/cluster/down.sh $state"
for port in $etcd_port $peer_port $api_port; do
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then die "port $port is taken: choose another BASE_PORT"; fi
done

rm -rf "$state"/{etcd,tls,log,bin}
mkdir -p "$state"/{tls,log,bin}
chmod 700 "$state"
for name in $all_binaries; do ln -s "$(binary_path "$name" "$folder")" "$state/bin/$name"; done

undo() {
  local status=$?
  [ $status = 0 ] && return
  echo "control plane: did not start; the ends of its logs:" >&2
  tail -n 5 "$state"/log/*.log >&2 || true
  "$here/down.sh" "$state" >&2 || true
}
trap undo EXIT

# One certificate authority, one serving certificate; clients prove themselves by tokens.
tls=$state/tls
key() { openssl ecparam -name prime256v1 -genkey -noout -out "$tls/$1.key" 2>/dev/null; }
key ca && key server && key accounts
openssl req -x509 -new -key "$tls/ca.key" -days 2 -subj /CN=throw-away-authority -out "$tls/ca.crt" 2>/dev/null
openssl req -new -key "$tls/server.key" -subj /CN=kube-apiserver -out "$tls/server.csr" 2>/dev/null
openssl x509 -req -in "$tls/server.csr" -CA "$tls/ca.crt" -CAkey "$tls/ca.key" -CAcreateserial -days 2 -out "$tls/server.crt" \
  -extfile <(echo 'subjectAltName=IP:127.0.0.1,IP:10.96.0.1,DNS:localhost,DNS:kubernetes.default.svc') 2>/dev/null
openssl ec -in "$tls/accounts.key" -pubout -out "$tls/accounts.pub" 2>/dev/null

client() { # NAME USER GROUP: a token, and a kubeconfig that uses it
  local token
  token=$(openssl rand -hex 16)
  echo "$token,$2,$1${3:+,\"$3\"}" >>"$tls/tokens.csv"
  cat >"$state/$1.kubeconfig" <<YAML
apiVersion: v1
kind: Config
current-context: throw-away
clusters: [{name: throw-away, cluster: {server: "$api", certificate-authority: "$tls/ca.crt"}}]
users: [{name: $1, user: {token: $token}}]
contexts: [{name: throw-away, context: {cluster: throw-away, user: $1}}]
YAML
}
client admin admin system:masters
client controllers system:kube-controller-manager
client scheduler system:kube-scheduler
client kubelet kwok system:masters
token=$(head -n 1 "$tls/tokens.csv" | cut -d, -f1)
cat >"$state/env" <<ENV
export KUBECONFIG="$state/admin.kubeconfig" API_URL="$api" API_TOKEN="$token" API_CA="$tls/ca.crt"
export PATH="$state/bin:\$PATH"
ENV

run() { # NAME ARGUMENTS...: one binary in its own session, so that a Ctrl-C in the terminal does not reach it
  local name=$1 stat pid
  shift
  setsid "$state/bin/$name" "$@" </dev/null >"$state/log/$name.log" 2>&1 9>&- &
  pid=$!
  stat=$(cat "/proc/$pid/stat") || die "$name did not start"
  stat=${stat##*) }
  echo "$pid $(cut -d' ' -f20 <<<"$stat")" >"$state/$name.pid"
}
alive() {
  local file pid _
  for file in "$state"/*.pid; do
    read -r pid _ <"$file"
    kill -0 "$pid" 2>/dev/null || die "$(basename "$file" .pid) ended by itself"
  done
}
get() { curl -sSf --max-time 5 --cacert "$tls/ca.crt" -H "Authorization: Bearer $token" -o /dev/null "$api$1"; }
wait_for() { # SECONDS PATH
  local deadline=$(($(now) + $1 * 1000))
  until get "$2" 2>/dev/null; do
    alive
    [ "$(now)" -lt $deadline ] || die "$2 did not answer within $1 s"
    sleep 0.1
  done
}

# Nothing here survives, so etcd need not sync to disk.
run etcd --name throw-away --data-dir "$state/etcd" --unsafe-no-fsync --log-level warn \
  --listen-client-urls "$etcd" --advertise-client-urls "$etcd" \
  --listen-peer-urls "$peers" --initial-advertise-peer-urls "$peers" --initial-cluster "throw-away=$peers"
# shellcheck disable=SC2086
run kube-apiserver --etcd-servers="$etcd" --bind-address=127.0.0.1 --advertise-address=127.0.0.1 --secure-port=$api_port \
  --endpoint-reconciler-type=none --service-cluster-ip-range=10.96.0.0/16 --cert-dir="$tls" --client-ca-file="$tls/ca.crt" \
  --tls-cert-file="$tls/server.crt" --tls-private-key-file="$tls/server.key" --token-auth-file="$tls/tokens.csv" \
  --service-account-issuer=https://kubernetes.default.svc --service-account-key-file="$tls/accounts.pub" \
  --service-account-signing-key-file="$tls/accounts.key" --authorization-mode=Node,RBAC \
  --enable-admission-plugins=NodeRestriction --allow-privileged=true --profiling=false ${APISERVER_ARGS:-}
wait_for 90 /readyz
say "API server ready"

if [ "${CONTROLLERS:-yes}" = yes ]; then
  run kube-controller-manager --kubeconfig="$state/controllers.kubeconfig" --bind-address=127.0.0.1 --secure-port=0 \
    --leader-elect=false --use-service-account-credentials=true --service-account-private-key-file="$tls/accounts.key" \
    --root-ca-file="$tls/ca.crt" --kube-api-qps=200 --kube-api-burst=400
  run kube-scheduler --kubeconfig="$state/scheduler.kubeconfig" --bind-address=127.0.0.1 --secure-port=0 \
    --leader-elect=false --kube-api-qps=200 --kube-api-burst=400
  run kwok --kubeconfig="$state/kubelet.kubeconfig" --manage-all-nodes=true --node-port=0 --cidr=10.244.0.0/16 \
    --config="$folder/kwok-stages-${PODS:-fast}.yaml"
  wait_for 60 /api/v1/namespaces/default/serviceaccounts/default
  if [ -n "$nodes" ]; then
    for node in $nodes; do
      name=${node%%=*} place=${node#*=}
      cat <<YAML
---
apiVersion: v1
kind: Node
metadata:
  name: $name
  labels:
    kubernetes.io/arch: amd64
    kubernetes.io/hostname: $name
    kubernetes.io/os: linux
    topology.kubernetes.io/region: ${place%%/*}
    topology.kubernetes.io/zone: ${place#*/}
status:
  allocatable: {cpu: "32", memory: 256Gi, pods: "110"}
  capacity: {cpu: "32", memory: 256Gi, pods: "110"}
YAML
    done >"$state/nodes.yaml"
    "$state/bin/kubectl" --kubeconfig="$state/admin.kubeconfig" create -f "$state/nodes.yaml" >"$state/log/nodes.log"
    "$state/bin/kubectl" --kubeconfig="$state/admin.kubeconfig" wait --for=condition=Ready nodes --all --timeout=60s >>"$state/log/nodes.log"
  fi
  say "controllers, scheduler and nodes ready"
else
  wait_for 30 /api/v1/namespaces/default
  "$state/bin/kubectl" --kubeconfig="$state/admin.kubeconfig" create serviceaccount default >/dev/null
fi
alive

if [ -n "${OWNER_PID:-}" ]; then
  setsid bash -c 'while kill -0 "$1" 2>/dev/null; do sleep 2; done; "$2" "$3"' watch "$OWNER_PID" "$here/down.sh" "$state" </dev/null >/dev/null 2>&1 &
fi
trap - EXIT
