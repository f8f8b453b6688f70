#!/usr/bin/env bash
# Runs everything: build, unit, scenario and architecture tests, integration tests against real services, and browser tests.
# Exits with 0 only when all of it ran and passed. Options are passed to Maven, for example ./verify.sh -pl gateway.
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/.ci/jdk.sh"
cd "$here" || exit 1
find_jdk || exit 1
command -v mvn >/dev/null || { echo "verify.sh: Maven (mvn) is missing; on Debian: apt install maven" >&2; exit 1; }

has() { PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v "$1" >/dev/null; }
has_postgres() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }
has_chinese_font() { has fc-list && [ -n "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ]; }

# Prints the Debian packages that the tests need and that are not installed.
missing_packages() {
  if [ "$services" = native ]; then
    has mosquitto || echo mosquitto
    has influxd || echo influxdb
  fi
  has_postgres || echo postgresql
  has mosquitto_pub || echo mosquitto-clients
  has coap-client-openssl || echo libcoap3-bin
  has node || echo nodejs
  has npm || echo npm
  has chromium-headless-shell || has chromium || echo chromium-headless-shell
  # Debian's pymodbus only recommends the two others, without which its server cannot be imported.
  /usr/bin/python3 -c 'import pymodbus.server' 2>/dev/null || echo python3-pymodbus python3-serial python3-serial-asyncio
  has_chinese_font || echo fonts-noto-cjk
}

# Installs packages but prevents them from starting their services, because the tests start their own on free ports.
install_packages() {
  local policy=/usr/sbin/policy-rc.d made=
  echo "installing $*"
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy" && made=yes
  fi
  apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@" >/dev/null
  local status=$?
  [ -z "$made" ] || rm -f "$policy"
  return $status
}

can_install() { [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ]; }

# Provides the images of the service tests: uses local ones, pulls them, or builds stand-ins from Debian packages.
have_images() {
  local image made
  for image in "${MOSQUITTO_IMAGE:-eclipse-mosquitto:2}" "${INFLUXDB_IMAGE:-influxdb:1.11}"; do
    docker image inspect "$image" >/dev/null 2>&1 || timeout 300 docker pull -q "$image" >/dev/null 2>&1 || {
      echo "$image cannot be pulled, making stand-ins"
      if can_install && ! has debootstrap; then install_packages debootstrap; fi
      made=$("$here/.ci/stand-in-images.sh" mosquitto influxdb) || return 1
      set -a; eval "$made"; set +a
      return 0
    }
  done
}

# Mosquitto and InfluxDB run in containers when a Docker engine is available, otherwise as installed programs.
services=${HAZARDWATCH_SERVICES:-}
if [ -z "$services" ]; then
  services=native
  if timeout 20 docker info >/dev/null 2>&1; then
    if have_images; then services=containers; else echo "a Docker engine answers, but there are no images for it"; fi
  fi
fi
export HAZARDWATCH_SERVICES=$services
echo "services of the tests: $services"

missing=$(missing_packages)
if [ -n "$missing" ] && can_install; then
  install_packages $missing fontconfig || echo "verify.sh: apt-get failed" >&2
  missing=$(missing_packages)
fi
if [ -n "$missing" ]; then
  echo "verify.sh: missing: $(echo $missing)" >&2
  echo "Install them, run this as root on Debian, or, for mosquitto and influxdb, start a Docker engine. No test is skipped for want of them." >&2
  exit 1
fi

# Prints the processes that belong to this tree: their command line names it or they were started in it. Ignores other trees.
children() {
  local pid args
  ps -eo pid=,args= | grep -Ev 'grep|verify\.sh|\.ci/run' | while read -r pid args; do
    if [[ $args == *"$here/"* ]] || { [[ $args == *hazardwatch-* ]] && [[ "$(readlink "/proc/$pid/cwd")/" == "$here/"* ]]; }; then
      echo "$pid"
    fi
  done | sort
}
before=$(children)

# Most tests wait more than they compute, so up to three JVMs finish sooner; each needs about 2 GB with the processes that it starts.
# What cannot be read counts as too little.
forks=1
cpus=$(nproc 2>/dev/null || true)
gib=$(cat /proc/meminfo /sys/fs/cgroup/memory.max 2>/dev/null | awk '/^MemAvailable:/ {free = $2 / 1048576}
  /^[0-9]+$/ {most = $1 / 1073741824; bound = 1} END {print int(bound && most < free ? most : free)}' || true)
if [ "${cpus:-0}" -ge 2 ] && [ "${gib:-0}" -ge 5 ]; then forks=2; fi
if [ "${cpus:-0}" -ge 2 ] && [ "${gib:-0}" -ge 10 ]; then forks=3; fi

log=$here/target/verify.log
mkdir -p "$here/target"
echo "JDK $jdk_release in $jdk, $forks test JVM(s); the whole output goes to target/verify.log"
maven -Peverything "-Dtest.forks=$forks" verify "$@" 2>&1 | tee "$log" \
  | grep -E --line-buffered '^\[(ERROR|WARNING)\] |Tests run:|^\[INFO\] (Building |Reactor Summary|BUILD|HazardWatch.*(SUCCESS|FAILURE|SKIPPED))|^(measured|skipped): '
status=${PIPESTATUS[0]}

left=$(comm -13 <(echo "$before") <(children))
if [ -n "$left" ]; then
  echo "verify.sh: processes left behind:" >&2
  ps -o pid=,args= -p $(echo $left | tr ' ' ',') >&2
  [ "$status" != 0 ] || status=1
fi
if [ "$status" = 0 ]; then echo "verify.sh: all of it ran and held"; else echo "verify.sh: failed, see target/verify.log" >&2; fi
exit "$status"
