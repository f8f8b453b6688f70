#!/usr/bin/env bash
# Prints what an enterprise at ten times its quota costs its neighbour: the latency of the neighbour's alarms alone and beside it, in turn,
# three pairs. Needs a built tree, curl and python3. Uses only 127.0.0.1 and a temporary directory; about four minutes.
#
#   .ci/neighbour.sh
#   NEIGHBOUR_SECONDS=5 NEIGHBOUR_PAIRS=1 .ci/neighbour.sh      a short one, to see that it runs
set -euo pipefail
{ # bash reads the whole block before it runs it, so that editing this file during a run does no harm
cd "$(dirname "$0")/.."
. .ci/jdk.sh
find_jdk
. .ci/loaded.sh
seconds=${NEIGHBOUR_SECONDS:-30}
pairs=${NEIGHBOUR_PAIRS:-3}
rate=${NEIGHBOUR_RATE:-300}     # messages a second of the neighbour, and the quota of the other
export HAZARDWATCH_ADMIN_PASSWORD=neighbour-only-password

home=$(mktemp -d /tmp/neighbour-XXXXXX)
mkdir -p "$home/config/sites"
finish() {
  end_all
  rm -rf "$home"
}
trap finish EXIT
shape=(--devices 200 --values 4 --sites 4)
for enterprise in quiet noisy; do
  simulator sites "${shape[@]}" --enterprise "$enterprise" --out "$home/config/sites"
done
cat > "$home/config/gateway.yaml" <<CONF
mqtt: {messagesPerSecondMax: 10000000, eventLoops: 1}
lanes: 1
quotas: {enterprises: [{enterprise: noisy, messagesPerSecond: $rate}]}
CONF
start_gateway -Xmx768m
load() { # enterprise, messages a second, warm-up, seconds, further options
  local enterprise=$1 wanted=$2 warmup=$3 long=$4
  shift 4
  simulator load --port "$mqtt" --api "http://127.0.0.1:$http" --enterprise "$enterprise" "${shape[@]}" --connections 10 --window 64 --qos 1 \
    --rate "$wanted" --warmup "$warmup" --seconds "$long" "$@"
}
quiet() { # name
  load quiet "$rate" 3 "$seconds" --alarms-per-second 20 --live "ws://127.0.0.1:$http/api/v1/live" --report "$home/$1.json" > "$home/$1.txt" \
    || { cat "$home/$1.txt"; exit 1; }
  grep -E '^ *alarm' "$home/$1.txt" | sed "s/^ */$(printf '%-9s' "$1") /"
}
uptime
quiet warm                      # not counted: the gateway is cold
for ((pair = 1; pair <= pairs; pair++)); do
  quiet "alone-$pair"
  load noisy $((rate * 10)) 0 $((seconds + 12)) --drain 1 > "$home/noisy.txt" 2>&1 &
  noisy=$!
  pids+=("$noisy")
  quiet "beside-$pair"
  kill "$noisy" 2>/dev/null || true
  wait "$noisy" 2>/dev/null || true
done
uptime
exit
}
