#!/usr/bin/env bash
# get-nginx.sh DIR - puts a recent nginx with its njs module into DIR.
#
# The end-to-end tests need an nginx that has `server ... resolve` and `ssl_certificate_cache`, which distributions in use are
# too old for. On Debian and its derivatives this takes one from a newer suite of Debian's own archive, checked by apt as any
# package, and unpacks it with all its libraries under DIR. Nothing of the machine changes and root is not needed: apt works with
# settings and state inside of DIR, and the nginx runs with the loader and libraries from there.
#
#   DIR/nginx     runs it: DIR/nginx -p FOLDER -c FOLDER/nginx.conf -e stderr
#   DIR/modules   modules for load_module
#   DIR/versions  package and version, one a line
#
# A complete DIR is left as it is. DIR cannot be moved, as paths are written into it.
#
# Environment:
#   NGINX_SUITES  suites to look in, in this order (forky sid)
#   NGINX_MIN     oldest version that will do (1.29.7)
#   NGINX_FORCE   1: fetch again though DIR is complete
#   NGINX_DEBS    folder of .deb files. Filled: they are used and no network is. Empty: it is filled, for the next time.
#   BREAKWATER_NGINX_PROGRAM  an nginx of your own, with the modules http_ssl, http_v2, http_realip, http_stub_status and njs, instead
#   BREAKWATER_NGINX_MODULES  the folder of its modules
set -euo pipefail
umask 022

[ $# -eq 1 ] || {
  echo "usage: ${0##*/} DIR" >&2
  exit 2
}
suites=${NGINX_SUITES:-forky sid}
min=${NGINX_MIN:-1.29.7}

say() { echo "get-nginx: $*" >&2; }
die() {
  say "$*"
  exit 1
}

mkdir -p -- "$1"
dir=$(cd -- "$1" && pwd -P)
# The path goes into a script, into nginx's and into apt's settings.
[[ $dir =~ ^[A-Za-z0-9/._+@-]+$ ]] || die "the path of the folder may have letters, digits and /._+@- only: $dir"
if [ -n "${NGINX_DEBS:-}" ]; then
  mkdir -p -- "$NGINX_DEBS"
  NGINX_DEBS=$(cd -- "$NGINX_DEBS" && pwd -P)
fi
apt=$dir/.apt
new=$dir/.root.new

# Whether DIR holds an nginx that will do. Sets $found to its version, and $why when it does not.
complete() {
  local about module trial
  why='there is none'
  [ -s "$dir/versions" ] && [ -x "$dir/nginx" ] || return 1
  why='it does not start'
  about=$("$dir/nginx" -V 2>&1) || return 1
  found=$(sed -n 's|^nginx version: nginx/\([0-9.]*\).*|\1|p' <<<"$about")
  why="version '$found' is older than $min"
  newer "$found" || return 1
  for module in http_ssl http_v2 http_realip http_stub_status; do
    why="it was built without ${module}_module"
    grep -q -- "--with-${module}_module" <<<"$about" || return 1
  done
  # The proof: it reads a configuration with all that is special about ours.
  trial=$(mktemp -d)
  cat >"$trial/nginx.conf" <<CONF
load_module $dir/modules/ngx_http_js_module.so;
pid $trial/pid;
error_log stderr;
events {}
http {
    access_log off;
    client_body_temp_path $trial/1;
    proxy_temp_path $trial/2;
    fastcgi_temp_path $trial/3;
    uwsgi_temp_path $trial/4;
    scgi_temp_path $trial/5;
    js_shared_dict_zone zone=memory:64k type=number;
    ssl_certificate_cache max=1;
    resolver 127.0.0.1:53530;
    upstream backends {
        zone backends 64k;
        least_conn;
        server backends.invalid:80 resolve;
    }
    server {
        listen unix:$trial/socket;
        location / {
            proxy_pass http://backends;
        }
    }
}
CONF
  why=$("$dir/nginx" -t -q -e stderr -p "$trial" -c "$trial/nginx.conf" 2>&1) && why=
  rm -rf -- "$trial"
  [ -z "$why" ]
}

newer() { [ -n "$1" ] && [ "$(printf '%s\n' "$min" "$1" | sort -V | head -n 1)" = "$min" ]; }

# Downloads nginx, njs and all that they need from a suite into $apt/debs.
download() {
  local suite=$1 version
  rm -rf -- "$apt"
  mkdir -p "$apt"/{lists/partial,cache/archives/partial,empty,debs}
  : >"$apt/status"
  # Read after the machine's own settings: its proxy stays in force, its hooks and preferences do not.
  cat >"$apt/apt.conf" <<CONF
#clear APT::Update;
#clear DPkg;
APT::Sandbox::User "$(id -un)";
APT::Install-Recommends "false";
APT::Get::Assume-Yes "true";
Acquire::Languages "none";
Acquire::Retries "3";
Dir::State "$apt";
Dir::State::lists "$apt/lists";
Dir::State::status "$apt/status";
Dir::Cache "$apt/cache";
Dir::Etc::sourcelist "$apt/sources.list";
Dir::Etc::sourceparts "$apt/empty";
Dir::Etc::preferences "$apt/none";
Dir::Etc::preferencesparts "$apt/empty";
CONF
  echo "deb [signed-by=$keyring target=Packages] $mirror $suite main" >"$apt/sources.list"
  say "looking in Debian $suite"
  apt-get -c "$apt/apt.conf" update -qq || {
    say "apt could not read $suite"
    return 1
  }
  version=$(apt-cache -c "$apt/apt.conf" policy nginx | sed -n 's/^ *Candidate: //p')
  if ! [[ $version =~ ^[0-9] ]] || ! newer "${version%%-*}"; then
    say "$suite has nginx ${version:-(none)}, and $min or newer is needed"
    return 1
  fi
  # For this apt nothing is installed, so it brings everything down to the C library.
  apt-get -c "$apt/apt.conf" install -qq --download-only nginx libnginx-mod-http-js >/dev/null || return 1
  mv "$apt"/cache/archives/*.deb "$apt/debs/"
}

# Links to an nginx that the user has.
use_own() {
  local modules=${BREAKWATER_NGINX_MODULES:?names the folder of the modules of BREAKWATER_NGINX_PROGRAM}
  rm -rf -- "$dir/nginx" "$dir/modules"
  ln -s -- "$BREAKWATER_NGINX_PROGRAM" "$dir/nginx"
  ln -s -- "$modules" "$dir/modules"
  echo "nginx of BREAKWATER_NGINX_PROGRAM" >"$dir/versions"
  complete || die "$BREAKWATER_NGINX_PROGRAM will not do: $why"
  say "nginx $found of $BREAKWATER_NGINX_PROGRAM"
}

# One run at a time.
exec 9>"$dir/.lock"
flock 9
if [ -n "${BREAKWATER_NGINX_PROGRAM:-}" ]; then
  use_own
  exit 0
fi
if [ -z "${NGINX_FORCE:-}" ] && complete; then
  say "nginx $found is in $dir already"
  exit 0
fi
for program in apt-get apt-cache dpkg-deb; do
  command -v "$program" >/dev/null || die "this is not a Debian ($program is missing): set BREAKWATER_NGINX_PROGRAM to an nginx $min or newer with njs"
done
trap 'rm -rf -- "$apt" "$new"' EXIT
rm -rf -- "$apt" "$new"
mkdir -p "$new"

if [ -n "${NGINX_DEBS:-}" ] && [ -s "$NGINX_DEBS/SHA256SUMS" ]; then
  (cd "$NGINX_DEBS" && sha256sum --quiet -c SHA256SUMS) || die "the files in $NGINX_DEBS are not those of its SHA256SUMS"
  debs=$NGINX_DEBS
  say "using the packages in $debs"
else
  # The archive from which this machine has its own packages.
  own=$(. /etc/os-release && echo "${VERSION_CODENAME:?}")
  mirror=$(apt-get update --print-uris 2>/dev/null | sed -n "s|^'\(.*\)/dists/$own/[A-Za-z]*Release'.*|\1|p" | head -n 1)
  [ -n "$mirror" ] || die "apt knows no main archive for $own"
  keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  [ -s "$keyring" ] || die 'the package debian-archive-keyring is missing'
  done=
  for suite in $suites; do
    if download "$suite"; then
      done=yes
      break
    fi
  done
  [ -n "$done" ] || die "none of the suites ($suites) has nginx $min or newer with njs"
  debs=$apt/debs
  if [ -n "${NGINX_DEBS:-}" ]; then
    rm -f -- "$NGINX_DEBS"/*.deb
    cp "$debs"/*.deb "$NGINX_DEBS/"
    (cd "$NGINX_DEBS" && sha256sum -- *.deb >SHA256SUMS)
  fi
fi

mkdir -p "$apt"
: >"$apt/versions"
for deb in "$debs"/*.deb; do
  dpkg-deb -x "$deb" "$new"
  dpkg-deb -W --showformat '${Package} ${Version}\n' "$deb" >>"$apt/versions"
done
rm -rf -- "$new"/usr/share/{doc,man,locale,lintian,bug} "$new"/usr/lib/*/gconv
loader=$(cd "$new" && find usr -name 'ld-linux*.so.*' | head -n 1)
libraries=$(cd "$new" && dirname usr/lib/*/libc.so.6)
[ -n "$loader" ] && [ -d "$new/$libraries" ] || die 'the packages hold no loader'
rm -rf -- "$dir/root" "$dir/versions"
mv "$new" "$dir/root"
# It passes its own path on as the program's name, so that a process nginx starts in its place comes through here too.
cat >"$dir/nginx" <<SCRIPT
#!/bin/sh
exec '$dir/root/$loader' --library-path '$dir/root/$libraries' --argv0 '$dir/nginx' '$dir/root/usr/sbin/nginx' "\$@"
SCRIPT
chmod 755 "$dir/nginx"
ln -sfn root/usr/lib/nginx/modules "$dir/modules"
sort "$apt/versions" >"$dir/versions"
complete || die "what was unpacked will not do: $why"
say "nginx $found with njs $(sed -n 's/^libnginx-mod-http-js //p' "$dir/versions") is in $dir"
