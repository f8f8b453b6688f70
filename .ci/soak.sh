#!/usr/bin/env bash
# Checks that an outage of the store loses no reading: puts load on a gateway, kills and restarts a real influxd, then compares the
# number of readings with the store through the gateway's API. Prints the alarm latency before, during and after the outage, and how
# long catching up took. Needs influxd (Debian package influxdb), curl and a built tree. Uses only 127.0.0.1 and a temporary directory.
#
#   .ci/soak.sh                                  ten minutes of outage at 20,000 messages/s
#   SOAK_OUTAGE=30 SOAK_STEADY=20 .ci/soak.sh    a short one
#   SOAK_STORE=embedded SOAK_BACKLOG=60 .ci/soak.sh
#                                                no outage, the embedded store; devices send hours of backlog beside the live load
set -euo pipefail
{ # bash reads the whole block before it runs it, so that editing this file during a run does no harm
cd "$(dirname "$0")/.."
. .ci/jdk.sh
find_jdk
. .ci/loaded.sh

rate=${SOAK_RATE:-20000}        # messages a second
values=${SOAK_VALUES:-4}        # readings in each
outage=${SOAK_OUTAGE:-600}      # seconds without a store
steady=${SOAK_STEADY:-60}       # seconds before it
after=${SOAK_AFTER:-$outage}    # seconds of load while the gateway catches up
store=${SOAK_STORE:-influxdb}
backlog=${SOAK_BACKLOG:-0}      # seconds of a backlog of hours coming in beside the live load
alarms=${SOAK_ALARMS:-50}       # a second
devices=${SOAK_DEVICES:-2000}
sites=20
export HAZARDWATCH_ADMIN_PASSWORD=soak-only-password

home=${SOAK_DIR:-$(mktemp -d /tmp/soak-XXXXXX)}
mkdir -p "$home/config/sites" "$home/influx"
rm -f "$home/failed"
finish() {
  end_all
  [ -n "${SOAK_DIR:-}" ] || rm -rf "$home"
}
trap finish EXIT
say() { printf '%s  %s\n' "$(date +%T)" "$*"; }
free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# ---- the store
influx_port=$(free_port)
cat > "$home/influx.conf" <<CONF
reporting-disabled = true
bind-address = "127.0.0.1:0"
[meta]
dir = "$home/influx/meta"
[data]
dir = "$home/influx/data"
wal-dir = "$home/influx/wal"
index-version = "tsi1"
query-log-enabled = false
[http]
bind-address = "127.0.0.1:$influx_port"
log-enabled = false
max-body-size = 0
[logging]
level = "error"
CONF
start_store() {
  influxd -config "$home/influx.conf" > "$home/influxd.log" 2>&1 &
  influx_pid=$!
  pids+=("$influx_pid")
  for _ in $(seq 300); do
    curl -fs "http://127.0.0.1:$influx_port/ping" > "$home/ping" && return
    sleep 0.1
  done
  say "influxd did not start"; tail "$home/influxd.log"; exit 1
}

# ---- the gateway
simulator sites --devices "$devices" --values "$values" --sites "$sites" --out "$home/config/sites"
{
  echo "mqtt: {messagesPerSecondMax: 10000000, eventLoops: 1}"
  echo "lanes: 1"
  if [ "$store" = influxdb ]; then
    echo "history: {store: influxdb, influx: {url: \"http://127.0.0.1:$influx_port\", bucket: soak}}"
  fi
} > "$home/config/gateway.yaml"
if [ "$store" = influxdb ]; then start_store; fi
start_gateway -Xmx2g
metric() { curl -fs "http://127.0.0.1:$http/metrics" | grep -F "$1" | awk '!/^#/ { printf "%d", $2; exit }'; }
load() { # name, warm-up, seconds
  local name=$1 warmup=$2 seconds=$3
  watched "$name" "$warmup" "$seconds" --alarms-per-second "$alarms" --live "ws://127.0.0.1:$http/api/v1/live" --fsync-probe "$home"
}
watched() { # name, warm-up, seconds, further options
  local name=$1 warmup=$2 seconds=$3
  shift 3
  simulator load --port "$mqtt" --api "http://127.0.0.1:$http" --qos 1 --connections 50 \
    --devices "$devices" --values "$values" --sites "$sites" --rate "$rate" --warmup "$warmup" --seconds "$seconds" --drain 60 \
    --ledger "$home/$name.ledger" --report "$home/$name.json" "$@" > "$home/$name.txt" || touch "$home/failed"
  sed "s/^/  $name: /" "$home/$name.txt"
}

say "steady: $rate messages/s of $values readings, ${steady} s, store $store"
load steady 15 "$steady"
if [ "$backlog" -gt 0 ]; then
  say "devices send the last six hours at $rate messages/s beside the live load, $backlog s"
  (watched backlog 0 "$backlog" --behind 21600 --behind-step-ms 30000) &
  backlog_pid=$!
  load beside 0 "$backlog"
  wait "$backlog_pid"
fi
if [ "$store" = influxdb ] && [ "$outage" -gt 0 ]; then
  say "the store is killed for $outage s"
  kill -9 "$influx_pid"; wait "$influx_pid" 2>/dev/null || true
  load outage 0 "$outage"
  say "waiting in the spool: $(metric 'hazardwatch_queue_depth{queue="spool"}') readings; the store comes back"
  start_store
  back=$(date +%s)
  written=$(metric hazardwatch_history_written_total)
  (load after 0 "$after") &
  load_pid=$!
  while [ "$(metric 'hazardwatch_queue_depth{queue="spool"}')" -gt $((rate * values * 2)) ]; do
    [ $(($(date +%s) - back)) -lt $((outage * 4 + 60)) ] || { say "not caught up"; break; }
    sleep 1
  done
  took=$(($(date +%s) - back))
  drained=$(($(metric hazardwatch_history_written_total) - written))
  say "caught up in $took s: $drained readings, $((drained / (took > 0 ? took : 1)))/s beside $((rate * values))/s live"
  wait "$load_pid"
fi
status=0
for ledger in "$home"/*.ledger; do
  say "counting $(basename "$ledger" .ledger) against the store"
  simulator check --api "http://127.0.0.1:$http" --ledger "$ledger" --settle 120 | tail -5 | sed "s/^/  /" || status=1
done
say "shed $(metric hazardwatch_spool_shed_total || true), rejected $(metric hazardwatch_history_rejected_total), late syncs $(metric hazardwatch_spool_syncs_late_total)"
[ ! -e "$home/failed" ] || status=1
exit $status
}
