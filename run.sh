#!/usr/bin/env bash
# Builds the project if necessary, then starts the gateway and, with the demo configuration, the simulator. Ctrl-C stops both.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/.ci/jdk.sh"
. "$here/.ci/class-cache.sh"

usage() {
  cat <<'END'
./run.sh [--no-simulator] [--config DIR] [--data DIR] [--http-port N] [--mqtt-port N] [--mqtts-port N] [--allow-empty]
./run.sh --example KIND        shows the example site of a kind, such as mine (docs/kinds.md), with data of its own
./run.sh init DIR              writes an empty configuration and a systemd unit into DIR, which must be empty, and ends
./run.sh check DIR             validates a configuration and ends: 0, or 2 with every problem
./run.sh self-test DIR         proves that each rule of a configuration can fire and ends
./run.sh verify-journal [FILE] checks the hash chain of a journal, by default that in data/, and ends
./run.sh move-database URL     moves accounts, people and duty to a PostgreSQL database, or back to the file ("sqlite"); the gateway
                               must be stopped
./run.sh browse DIR SERVER     shows the nodes of an OPC UA server of a configuration, for its site files, and ends
./run.sh audit                 watches the gateway from a process of its own and tells people past it, see docs/watchdogs.md
./run.sh set-password USER     sets a person's password, read from the terminal, in data/; the gateway must be stopped

  --config DIR      configuration (config/); the simulator runs when it holds scenarios/demo.yaml
  --data DIR        journal, history and accounts (data/)
  --http-port N     console, API, live feed; 0 takes a free port
  --mqtt-port N     0 takes a free port, -1 opens none; likewise --mqtts-port N
  --allow-empty     starts on a configuration without a site, which is refused otherwise
  --no-simulator    the gateway alone

Each has a variable: HAZARDWATCH_CONFIG, HAZARDWATCH_DATA, HAZARDWATCH_HTTP_PORT, HAZARDWATCH_MQTT_PORT, HAZARDWATCH_MQTTS_PORT,
HAZARDWATCH_NO_SIMULATOR=1, HAZARDWATCH_ALLOW_EMPTY=true. HAZARDWATCH_ADMIN_PASSWORD sets the password of user admin on a first start.
HAZARDWATCH_JAVA_OPTS adds options for the gateway's JVM, for example -Xmx2g.
END
}

config=${HAZARDWATCH_CONFIG:-$here/config}
data=${HAZARDWATCH_DATA:-$here/data}
command=
case "${1:-}" in
  init|check|self-test|verify-journal|set-password|move-database|audit|browse) command=$1; shift ;;
esac
simulate=yes
[ "${HAZARDWATCH_NO_SIMULATOR:-}" = 1 ] && simulate=no
flags=()
while [ $# -gt 0 ] && [ -z "$command" ]; do
  case "$1" in
    -h|--help) usage; exit 0 ;;
    --no-simulator) simulate=no ;;
    --example|--example=*)
      case "$1" in
        --example) [ $# -ge 2 ] || { echo "run.sh: $1: needs a value" >&2; exit 2; }; example=$2; shift ;;
        *) example=${1#*=} ;;
      esac
      config=$here/config/examples/kinds/$example simulate=no
      [ "$data" != "$here/data" ] || data=$here/data/example-$example
      case "$example" in ''|*[!a-z_]*) known=no ;; *) known=yes ;; esac
      [ $known = yes ] && [ -d "$config" ] || { echo "run.sh: --example: must be one of" "$here"/config/examples/kinds/* | sed "s|$here/config/examples/kinds/||g" >&2; exit 2; } ;;
    --allow-empty) flags+=("$1") ;;
    --config=*) config=${1#*=} ;;
    --data=*) data=${1#*=} ;;
    --config|--data|--http-port|--mqtt-port|--mqtts-port)
      [ $# -ge 2 ] || { echo "run.sh: $1: needs a value" >&2; exit 2; }
      case "$1" in
        --config) config=$2 ;;
        --data) data=$2 ;;
        *) flags+=("$1" "$2") ;;
      esac
      shift ;;
    --http-port=*|--mqtt-port=*|--mqtts-port=*) flags+=("$1") ;;
    *) echo "run.sh: $1: unknown" >&2; usage >&2; exit 2 ;;
  esac
  shift
done

find_jdk || exit 1

# Succeeds when a source file is newer than the last build. Compares file times only, because starting Maven takes seconds.
is_stale() {
  local built=$here/target/built
  [ -f "$built" ] && [ -f "$here/gateway/target/hazardwatch-gateway.jar" ] && [ -d "$here/gateway/target/lib" ] \
    && [ -f "$here/simulator/target/hazardwatch-simulator.jar" ] && [ -d "$here/simulator/target/lib" ] || return 0
  [ -n "$(find "$here/pom.xml" "$here"/{gateway,simulator}/pom.xml "$here"/{gateway,simulator}/src/main \
    -newer "$built" -print -quit)" ]
}

build() {
  command -v mvn >/dev/null || { echo "run.sh: Maven (mvn) is needed to build; on Debian: apt install maven" >&2; exit 1; }
  echo "building, the first time takes a minute or two"
  (cd "$here" && maven -q -Dmaven.test.skip=true package) || { echo "run.sh: the build failed" >&2; exit 1; }
  mkdir -p "$here/target"
  touch "$here/target/built"
}

if is_stale; then build; fi

java=("$jdk/bin/java" --enable-native-access=ALL-UNNAMED)
[ "$jdk_release" -ge 23 ] && java+=(--sun-misc-unsafe-memory-access=allow)

if [ "$command" = init ]; then
  [ $# = 1 ] || { echo "run.sh: init: takes one directory, for example /etc/hazardwatch" >&2; exit 2; }
  exec "$here/.ci/init.sh" "$1" "$here" "$jdk"
fi

# Runs a one-off command of the jar on the JDK found. Commands that work on stored data use data/ unless --data is given.
if [ -n "$command" ]; then
  case "$command $*" in
    "verify-journal "|"audit "|browse\ *|set-password\ *|move-database\ *) [[ " $* " == *" --data"[=\ ]* ]] || set -- "$@" --data "$data" ;;
  esac
  exec "${java[@]}" -jar "$here/gateway/target/hazardwatch-gateway.jar" "$command" "$@"
fi

mkdir -p "$data"
chmod 700 "$data"
scratch=$(mktemp -d)
mkfifo "$scratch/said"
gateway=
simulator=
stopping=

# Sends SIGTERM to process $1 and waits for it; sends SIGKILL after $2 seconds.
stop() {
  local pid=$1 seconds=$2
  [ -n "$pid" ] && kill -TERM "$pid" 2>/dev/null || return 0
  (for ((i = 0; i < seconds * 10; i++)); do kill -0 "$pid" 2>/dev/null || exit 0; sleep 0.1; done; kill -KILL "$pid" 2>/dev/null) &
  local guard=$!
  while kill -0 "$pid" 2>/dev/null; do wait "$pid" 2>/dev/null || true; done
  wait "$guard" 2>/dev/null || true
}

# Tells one archive of classes (JDK 21 to 24) from another; nothing when there is none.
archive_state() { stat -c '%i %s %.9Y' "$data/gateway.jsa" 2>/dev/null || true; }
archived=$(archive_state)

finish() {
  trap '' INT TERM
  stopping=yes
  stop "$simulator" 12
  stop "$gateway" 40
  wait 2>/dev/null || true
  # The classes of a start that failed are few: the next start records again.
  if [ -z "${address:-}" ] && [ "${status:-1}" != 0 ]; then
    rm -f "$data"/gateway-*.aot.new*
    if [ "$(archive_state)" != "$archived" ]; then rm -f "$data/gateway.jsa"; fi
  fi
  rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# The Sparkplug broker and the OPC UA server of the demo are its simulator's. Where somebody has their ports already, as a second demo finds, this one
# takes free ones, in a copy of gateway.yaml.
sparkplug_port=1884 opcua_port=4840
is_taken() { (exec 4<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
free_port() { local port=$1; while is_taken "$port"; do port=$((port + 1)); done; echo "$port"; }
take_own_ports() {
  local yaml=$config/gateway.yaml own=$data/demo-config each
  [ -f "$config/scenarios/demo.yaml" ] && grep -qs "127.0.0.1:\($sparkplug_port\|$opcua_port\)\b" "$yaml" || return 0
  sparkplug_port=$(free_port 1884) opcua_port=$(free_port 4840)
  [ "$sparkplug_port $opcua_port" != "1884 4840" ] || return 0
  echo "port 1884 or 4840 is taken: this demo uses $sparkplug_port for Sparkplug B and $opcua_port for OPC UA, see $own/gateway.yaml"
  rm -rf "$own"
  mkdir -p "$own"
  for each in "$config"/*; do ln -s "$(cd "$(dirname "$each")" && pwd)/${each##*/}" "$own/"; done
  rm "$own/gateway.yaml"
  sed -e "s/127\.0\.0\.1:1884\b/127.0.0.1:$sparkplug_port/" -e "s/127\.0\.0\.1:4840\b/127.0.0.1:$opcua_port/" "$yaml" >"$own/gateway.yaml"
  config=$own
}
if [ "$simulate" = yes ]; then take_own_ports; fi

# Threads of low Java priority (feeding the store) get a lower OS priority than those that handle readings and alarms. The JIT's
# threads keep normal priority: without compiled code the first minute is several times slower.
yield=(-XX:ThreadPriorityPolicy=1 -XX:JavaPriority1_To_OSPriority=10 -XX:+UseTransparentHugePages)

class_cache "$here/gateway/target/hazardwatch-gateway.jar" "$data" "${HAZARDWATCH_JAVA_OPTS:-}"
"${java[@]}" "${yield[@]}" -Xms128m -Xmx768m -XX:MaxDirectMemorySize=256m -XX:+ExitOnOutOfMemoryError "${cache[@]}" ${HAZARDWATCH_JAVA_OPTS:-} \
  -jar "$here/gateway/target/hazardwatch-gateway.jar" --config "$config" --data "$data" ${flags[@]+"${flags[@]}"} \
  >"$scratch/said" &
gateway=$!
exec 3<"$scratch/said"

# The gateway prints its addresses while it starts and, on a first start, the password as the last line.
field=() # where devices that speak other languages than MQTT dial in
address= mqtt= password=${HAZARDWATCH_ADMIN_PASSWORD:-} patience=120 lines=1000
ended=0
while IFS= read -r -t "$patience" line <&3 || { ended=$?; false; }; do
  printf '%s\n' "$line"
  if ((--lines == 0)); then break; fi
  read -r word value _ <<<"$line" || true
  case "$line" in
    "  console "*) address=$value ;;
    "  mqtt "*) mqtt=$value patience=0.2 lines=20 ;;
    "  hj212 "*|"  gb26875 "*|"  modbus "*|"  coap "*) case "$value" in 127.0.0.1:*[0-9]) field+=("--$word" "$value") ;; esac ;;
    "  password "*) password=$value; break ;;
  esac
done
if [ -z "$address" ]; then
  if [ "$ended" -gt 128 ]; then echo "run.sh: the gateway is not ready after $patience s" >&2; exit 1; fi
  status=0
  wait "$gateway" || status=$?
  exit "$status"
fi
cat <&3 &

# If the password of admin is known, the simulator requests its credentials from the gateway and keeps them for later starts.
start_simulator() {
  local scenario=$config/scenarios/demo.yaml kept=$data/simulator-credentials.jsonl
  if [ ! -f "$scenario" ]; then
    echo "no simulator: there is no $scenario"
    return
  fi
  if [ "${mqtt##*:}" = -1 ]; then
    echo "no simulator: the MQTT door is closed"
    return
  fi
  if [ ! -s "$kept" ] && [ -z "$password" ]; then
    echo "no simulator: it has no credentials yet; set HAZARDWATCH_ADMIN_PASSWORD to the password of admin and start again"
    return
  fi
  local ask=()
  if [ -n "$password" ]; then ask=(--api "$address"); fi
  HAZARDWATCH_ADMIN_PASSWORD=$password "$jdk/bin/java" -Xmx256m -XX:+UseSerialGC -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="$data/simulator.jsa" \
    -Xlog:cds=off -Xlog:cds+dynamic=off -Xlog:aot=off \
    -jar "$here/simulator/target/hazardwatch-simulator.jar" play "$scenario" --loop --broker "tcp://$mqtt" --credentials "$kept" \
    --push "$address" --alink --sparkplug-port $sparkplug_port --opcua-port $opcua_port ${field[@]+"${field[@]}"} ${ask[@]+"${ask[@]}"} \
    >"$data/simulator.log" 2>&1 &
  simulator=$!
  echo "  simulator feeds the demo sites, see $data/simulator.log"
}

if [ "$simulate" = yes ]; then start_simulator; fi
echo "  Ctrl-C stops everything"

status=0
wait "$gateway" || status=$?
[ -n "$stopping" ] || echo "run.sh: the gateway ended by itself with $status" >&2
gateway=
exit "$status"
