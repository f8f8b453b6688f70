#!/usr/bin/env bash
# Measures what docs/numbers.md states of a start, of rest, of floods and of alarm latency, with the options of run.sh, on a machine that
# has nothing else to do. Several trees are measured in turn, so that their ratio holds whatever the machine does. Each tree must be built.
#
#   .ci/measure.sh                                   this tree, every part, about 25 minutes
#   .ci/measure.sh -p start,rest BEFORE AFTER        two trees, two parts
#   .ci/measure.sh -r 5 -p cold .                    five rounds of one part
#
# Parts: start (to "is ready", warm), rest (processor and memory at rest), cold (flood from the first second beside the bare server), warm
# (flood after 15 s, without and with one alarm in 2,000 messages), latency (alarms at 5,000, 20,000 and 50,000 messages a second, cold and
# warm), size (a million points), neighbour (an enterprise at ten times its quota).
# Uses only 127.0.0.1 and a temporary directory. Needs curl, taskset and two cores.
set -euo pipefail
{ # bash reads the whole block before it runs it, so that editing this file during a run does no harm
here=$(cd "$(dirname "$0")/.." && pwd)
. "$here/.ci/jdk.sh"
find_jdk
rounds=3 parts=start,rest,cold,warm,latency,size,neighbour
while getopts r:p: option; do
  case $option in
    r) rounds=$OPTARG ;;
    p) parts=$OPTARG ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
trees=()
for tree in "${@:-$here}"; do trees+=("$(cd "$tree" && pwd)"); done
java=("$jdk/bin/java" --enable-native-access=ALL-UNNAMED)
if [ "$jdk_release" -ge 23 ]; then java+=(--sun-misc-unsafe-memory-access=allow); fi
export HAZARDWATCH_ADMIN_PASSWORD=measure-only-password

home=$(mktemp -d /tmp/measure-XXXXXX)
runner=
bare=
stop_all() {
  [ -z "$runner" ] || kill -TERM "$runner" 2>/dev/null || true
  [ -z "$bare" ] || kill -TERM "$bare" 2>/dev/null || true
  wait 2>/dev/null || true
  runner= bare=
}
trap 'stop_all; rm -rf "$home"' EXIT
say() { printf 'measured: %s %s | %s\n' "$(date +%T)" "$(cut -d ' ' -f 1 /proc/loadavg)" "$*"; }
simulator() { "${java[@]}" -jar "$here/simulator/target/hazardwatch-simulator.jar" "$@"; }
wants() { [[ ",$parts," == *",$1,"* ]]; }

# Writes a configuration into $1; $2 devices of four values on $3 sites, $4 further lines of gateway.yaml.
configuration() {
  mkdir -p "$1/sites"
  simulator sites --devices "$2" --values 4 --sites "$3" --out "$1/sites" >/dev/null
  printf 'mqtt: {messagesPerSecondMax: 10000000, eventLoops: 1}\nlanes: 1\n%b' "${4:-}" >"$1/gateway.yaml"
}

# Starts the gateway of tree $1 with configuration $2 and data $3 on the cores $4 and waits until it is ready: sets took (ms), http, mqtt, pid.
up() {
  local log=$home/gateway.log began
  began=$(date +%s%N)
  taskset -c "$4" "$1/run.sh" --no-simulator --config "$2" --data "$3" --http-port 0 --mqtt-port 0 --mqtts-port -1 >"$log" 2>&1 &
  runner=$!
  until grep -q '^ *mqtt ' "$log"; do
    kill -0 "$runner" 2>/dev/null || { cat "$log" >&2; exit 1; }
    sleep 0.01
  done
  took=$((($(date +%s%N) - began) / 1000000))
  http=$(sed -n 's|^ *console *http://127.0.0.1:\([0-9]*\)/.*|\1|p' "$log")
  mqtt=$(sed -n 's|^ *mqtt *127.0.0.1:\([0-9]*\).*|\1|p' "$log")
  pid=$(pgrep -P "$runner" java | head -n 1)
}
down() {
  kill -TERM "$runner" 2>/dev/null || true
  wait "$runner" 2>/dev/null || true
  runner=
}
# Processor time of process $1 in ms, by thread name with $2.
processor() { cat "/proc/$1"/task/*/schedstat 2>/dev/null | awk '{sum += $1} END {printf "%d", sum / 1000000}'; }
by_thread() {
  local task
  for task in "/proc/$1"/task/*; do
    echo "$(cut -d ' ' -f 1 "$task/schedstat" 2>/dev/null || echo 0) $(tr -s ' 0-9' '_' <"$task/comm" 2>/dev/null)"
  done
}
resident() { awk '/^VmRSS/ {printf "%d", $2 / 1024}' "/proc/$1/status"; }
# Sends for the load tool on the cores $1; the rest are its options. Prints one line of its report.
load() {
  local cores=$1
  shift
  taskset -c "$cores" "${java[@]}" -jar "$here/simulator/target/hazardwatch-simulator.jar" load --devices 2000 --values 4 --sites 20 --qos 1 \
    --connections 50 --window 64 --report "$home/load.json" "$@" >"$home/load.txt" 2>&1 || { tail -n 5 "$home/load.txt" >&2; echo "load failed"; return; }
  tr '\n' ';' <"$home/load.txt" | tr -s ' '
}
gateway_load() { local cores=$1; shift; load "$cores" --port "$mqtt" --api "http://127.0.0.1:$http" "$@"; }
# The name of a tree in a line of output.
name() { basename "$1"; }

configuration "$home/config" 2000 20
configuration "$home/discard" 2000 20 'history: {store: discard}\n'
for tree in "${trees[@]}"; do # records the cache of each tree, and gives each a data folder
  data=$home/data-$(name "$tree")
  for ((i = 0; i < 2; i++)); do
    up "$tree" "$home/config" "$data" 0,1
    gateway_load 0,1 --rate 2000 --warmup 1 --seconds 15 >/dev/null
    down
  done
done
# A data folder $1 of tree $2 that has nothing but the cache of classes.
fresh() {
  rm -rf "$1"
  mkdir -p "$1"
  cp -p "$home/data-$(name "$2")"/gateway* "$1"/ 2>/dev/null || true
}

if wants start; then
  for ((i = 0; i < rounds + 2; i++)); do
    for tree in "${trees[@]}"; do
      up "$tree" "$home/config" "$home/data-$(name "$tree")" 0,1
      spent=$(processor "$pid")
      say "start $(name "$tree"): $took ms to ready, $spent ms of processor, main $(by_thread "$pid" | awk '$2 == "java" {s += $1} END {printf "%d", s / 1000000}') ms, $(resident "$pid") MB resident"
      down
    done
  done
fi

if wants rest; then
  for tree in "${trees[@]}"; do
    up "$tree" "$home/config" "$home/data-$(name "$tree")" 0,1
    sleep 120
    before=$(processor "$pid")
    by_thread "$pid" | sort -k 2 | awk '{s[$2] += $1} END {for (t in s) print t, s[t]}' | sort >"$home/threads.before"
    sleep 60
    after=$(processor "$pid")
    by_thread "$pid" | sort -k 2 | awk '{s[$2] += $1} END {for (t in s) print t, s[t]}' | sort >"$home/threads.after"
    say "rest $(name "$tree"): $(awk -v a="$before" -v b="$after" 'BEGIN {printf "%.2f", (b - a) / 600}') % of a core, $(resident "$pid") MB resident; \
$(join "$home/threads.before" "$home/threads.after" | awk '{printf "%.3f %s\n", ($3 - $2) / 600000000, $1}' | sort -rn | head -n 12 | tr '\n' ',')"
    down
  done
fi

if wants cold; then
  for ((i = 0; i < rounds; i++)); do
    for tree in "${trees[@]}"; do
      fresh "$home/cold" "$tree"
      up "$tree" "$home/config" "$home/cold" 0
      say "cold flood $(name "$tree"): $(gateway_load 1 --rate 0 --warmup 0 --seconds 20)"
      down
    done
    taskset -c 0 "${java[@]}" -jar "$here/simulator/target/hazardwatch-simulator.jar" bare --parse jackson --port 0 >"$home/bare.log" 2>&1 &
    bare=$!
    until port=$(grep -o '[0-9]*$' "$home/bare.log" | tail -n 1) && [ -n "$port" ]; do sleep 0.02; done
    say "cold flood bare: $(load 1 --port "$port" --rate 0 --warmup 0 --seconds 20)"
    kill "$bare"; wait "$bare" 2>/dev/null || true; bare=
  done
fi

if wants warm; then
  for ((i = 0; i < rounds; i++)); do
    for tree in "${trees[@]}"; do
      fresh "$home/warm" "$tree"
      up "$tree" "$home/discard" "$home/warm" 0
      say "warm flood $(name "$tree"): $(gateway_load 1 --rate 0 --warmup 15 --seconds 10)"
      say "warm flood with alarms $(name "$tree"): $(gateway_load 1 --rate 0 --warmup 3 --seconds 10 --alarms-per-second 150 --live "ws://127.0.0.1:$http/api/v1/live")"
      down
    done
  done
fi

if wants latency; then
  for ((i = 0; i < rounds; i++)); do
    for rate in 5000 20000 50000; do
      for tree in "${trees[@]}"; do
        fresh "$home/latency" "$tree"
        up "$tree" "$home/config" "$home/latency" 0
        live=(--alarms-per-second 50 --live "ws://127.0.0.1:$http/api/v1/live" --fsync-probe "$home")
        say "latency cold $rate/s $(name "$tree"): $(gateway_load 1 --rate "$rate" --warmup 0 --seconds 40 "${live[@]}")"
        spent=$(processor "$pid")
        say "latency warm $rate/s $(name "$tree"): $(gateway_load 1 --rate "$rate" --warmup 3 --seconds 25 "${live[@]}") processor with the warm-up $(($(processor "$pid") - spent)) ms"
        down
      done
    done
  done
fi

if wants size; then
  configuration "$home/million" 250000 1000
  for tree in "${trees[@]}"; do
    fresh "$home/size" "$tree"
    HAZARDWATCH_JAVA_OPTS=-Xmx1g up "$tree" "$home/million" "$home/size" 0,1
    say "a million points $(name "$tree"): $took ms to ready, $(processor "$pid") ms of processor, $(resident "$pid") MB resident"
    down
    HAZARDWATCH_JAVA_OPTS=-Xmx1g up "$tree" "$home/million" "$home/size" 0,1
    say "a million points again $(name "$tree"): $took ms to ready, $(processor "$pid") ms of processor, $(resident "$pid") MB resident"
    down
  done
fi

if wants neighbour; then
  mkdir -p "$home/quota/sites"
  for who in quiet noisy; do simulator sites --devices 200 --values 4 --sites 4 --enterprise "$who" --out "$home/quota/sites" >/dev/null; done
  printf 'mqtt: {messagesPerSecondMax: 10000000, eventLoops: 1}\nlanes: 1\nquotas: {enterprises: [{enterprise: noisy, messagesPerSecond: 300}]}\n' >"$home/quota/gateway.yaml"
  for tree in "${trees[@]}"; do
    fresh "$home/neighbour" "$tree"
    up "$tree" "$home/quota" "$home/neighbour" 0
    quiet=(--devices 200 --sites 4 --connections 10 --rate 300 --enterprise quiet --alarms-per-second 20 --live "ws://127.0.0.1:$http/api/v1/live")
    for ((i = 0; i < rounds; i++)); do
      say "quiet alone $(name "$tree"): $(gateway_load 1 "${quiet[@]}" --warmup 5 --seconds 20)"
      (home=$home/noisy; mkdir -p "$home"; gateway_load 1 --devices 200 --sites 4 --connections 10 --rate 3000 --enterprise noisy --warmup 0 --seconds 35) >"$home/noisy.txt" &
      noisy=$!
      sleep 5
      say "quiet beside noisy $(name "$tree"): $(gateway_load 1 "${quiet[@]}" --warmup 5 --seconds 20)"
      wait "$noisy"
    done
    down
  done
fi
exit 0
}
