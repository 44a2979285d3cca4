#!/usr/bin/env bash
# down.sh STATE - ends what up.sh started, by the process ids in STATE. Ending what has already ended is no error.
set -uo pipefail
state=$(cd "${1:?usage: down.sh STATE}" && pwd) || exit 1

# A pid file holds the process id and its start time, as the id alone may by now belong to another process.
running() { # PID START_TIME
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  stat=${stat##*) } # the fields after the name, which may hold blanks
  # shellcheck disable=SC2086
  set -- "$2" $stat
  [ "$2" != Z ] && [ "${21}" = "$1" ]
}
# Clients first, so that nobody logs a lost connection; etcd last.
for name in kwok kube-scheduler kube-controller-manager kube-apiserver etcd; do
  file=$state/$name.pid
  [ -f "$file" ] || continue
  read -r pid born <"$file"
  if running "$pid" "$born"; then
    kill -TERM "$pid" 2>/dev/null
    for _ in {1..100}; do
      running "$pid" "$born" || break
      sleep 0.05
    done
    running "$pid" "$born" && kill -KILL "$pid" 2>/dev/null
  fi
  rm -f "$file"
done
exit 0
