#!/usr/bin/env bash
# Starts docker-compose.yml on a real Docker engine and checks that an alarm passes through it, that it survives a killed store and
# a killed gateway, and that the containers are restricted as documented; then removes everything. Needs curl, Docker Compose and a
# Docker engine; without an engine it needs root and dockerd and starts its own. Where images cannot be pulled it builds stand-ins,
# without Grafana.
#
#   .ci/compose-check.sh
#   ENGINE_DIR=/var/tmp/engine .ci/compose-check.sh     keeps its own engine and images in that folder for the next run
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
. "$here/engine.sh"
cd "$root" || exit 1

scratch=$(mktemp -d)
engine= engine_home= project=hazardwatch-check-$$ passed=0 failed=0

ok() { echo "ok      $*"; passed=$((passed + 1)); }
bad() { echo "FAILED  $*"; failed=$((failed + 1)); }
holds() { local what=$1; shift; if "$@" >/dev/null 2>&1; then ok "$what"; else bad "$what"; fi; }
refuses() { local what=$1; shift; if "$@" >/dev/null 2>&1; then bad "$what"; else ok "$what"; fi; }
same() { if [ "$2" = "$3" ]; then ok "$1: $2"; else bad "$1: $2 instead of $3"; fi; }

# Repeats the command from $3 on until it succeeds, for at most $2 seconds.
within() {
  local what=$1 seconds=$2 began=$SECONDS
  shift 2
  until "$@" >/dev/null 2>&1; do
    if ((SECONDS - began > seconds)); then bad "$what within $seconds s"; return 1; fi
    sleep 0.5
  done
  ok "$what after $((SECONDS - began)) s"
}

finish() {
  [ -z "${compose:-}" ] || composed down -v --timeout 45 >/dev/null 2>&1
  stop_engine
  [ -z "$engine_home" ] || [ -n "${ENGINE_DIR:-}" ] || rm -rf "$engine_home"
  rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 130' INT TERM

composed() { $compose -p "$project" --env-file "$scratch/env" -f docker-compose.yml "$@"; }
container() { composed ps -q "$1"; }
inside() { local service=$1; shift; docker exec -i "$(container "$service")" "$@"; }
inspect() { docker inspect -f "$2" "$(container "$1")"; }
is_healthy() { [ "$(inspect "$1" '{{.State.Health.Status}}')" = healthy ]; }
api() { local path=$1; shift; curl -sf -m 10 -K "$scratch/curl" "$@" "http://$http/api/v1$path"; }
health() { curl -s -m 10 "http://$http/health/ready"; }
part_is() { health | grep -q "{\"name\":\"$1\",\"status\":\"$2\""; }
is_ready() { [ "$(curl -s -m 10 -o /dev/null -w '%{http_code}' "http://$http/health/ready")" = 200 ]; }
is_open() { api '/alarms?state=open&limit=1000' | grep -q "\"point\":\"$1\""; }
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }
ask_influx() { inside influxdb influx -host localhost -username grafana -password "$INFLUX_GRAFANA_PASSWORD" -database hazardwatch -execute "$1" -format csv; }
stored() { ask_influx 'SELECT count(quality) FROM "hazardwatch"."reading"' | sed -n '2s/.*,//p'; }
find_door() { http=$(composed port gateway 8080); }

# Publishes as a device on the gateway's own MQTT port, with the client in the broker's container.
publish() { local device=$1; shift; inside mosquitto mosquitto_pub -h gateway -u "$username" -P "$password" -q 1 -t "hazard/v1/huarun-gas/$device/telemetry" "$@"; }
# Prints how many of the fifty readings sent during the outage are in the gateway's history.
found() { api "/points/huarun-gas/lpg-depot-01/gd-07/lel/history?from=$(date -u -d "@$past" +%FT%TZ)&to=$(date -u -d "@$((past + 50))" +%FT%TZ)&step=1s" \
  | sed -n 's/.*"n":\[\([^]]*\)\].*/\1/p' | tr , '\n' | awk '{ sum += $1 } END { print sum + 0 }'; }
are_found() { [ "$(found)" = 50 ]; }

if docker info >/dev/null 2>&1; then
  echo "engine: $(docker version -f '{{.Server.Version}}')"
else
  engine_home=${ENGINE_DIR:-$(mktemp -d)}
  mkdir -p "$engine_home"
  start_engine "$engine_home" || exit 1
  echo "engine: $(docker version -f '{{.Server.Version}}'), our own"
fi
if docker compose version >/dev/null 2>&1; then compose="docker compose"; else compose=docker-compose; fi
$compose version --short >/dev/null || { compose=; echo "Docker Compose is missing; on Debian: apt install docker-compose" >&2; exit 1; }
echo "compose: $($compose version --short)"

# Sets the images and this check's own settings: free ports and new passwords.
services=(mosquitto influxdb gateway simulator grafana)
config/compose/secrets.sh "$scratch/env" >/dev/null
printf '%s=0\n' HTTP_PORT MQTT_PORT MQTTS_PORT BROKER_PORT GRAFANA_PORT >>"$scratch/env"
if ! composed pull -q mosquitto influxdb grafana >/dev/null 2>&1; then
  echo "images cannot be pulled: stand-ins, and no Grafana"
  services=(mosquitto influxdb gateway simulator)
  "$here/stand-in-images.sh" >>"$scratch/env" || exit 1
fi
. "$scratch/env"
printf 'user = "admin:%s"\n' "$HAZARDWATCH_ADMIN_PASSWORD" >"$scratch/curl"
composed build gateway simulator >"$scratch/build.log" 2>&1 || { tail -n 20 "$scratch/build.log" >&2; exit 1; }
for image in hazardwatch/gateway hazardwatch/simulator; do
  echo "image: $image $(($(docker image inspect -f '{{.Size}}' "$image") / 1000000)) MB"
done

echo "== it comes up"
composed up -d "${services[@]}" >"$scratch/up.log" 2>&1 || { cat "$scratch/up.log" >&2; composed logs --tail=20 >&2; }
for service in "${services[@]}"; do within "$service healthy" 120 is_healthy "$service"; done
find_door
within "history UP" 60 part_is history UP
within "upstream plant UP" 60 part_is 'upstream plant' UP

echo "== an alarm passes through"
within "simulator -> Mosquitto -> gateway: an alarm of gas-station-01/gd-02/lel" 90 is_open huarun-gas/gas-station-01/gd-02/lel
credential=$(api /enterprises/huarun-gas/credentials -X POST -H 'Content-Type: application/json' -d '{"name":"check"}')
username=$(field username <<<"$credential") password=$(field password <<<"$credential")
holds "the gateway's own door acknowledges a reading" publish lpg-depot-01/gd-07 -m '{"lel":60}'
within "door -> gateway: an alarm of lpg-depot-01/gd-07/lel" 10 is_open huarun-gas/lpg-depot-01/gd-07/lel
first=$(stored)
sleep 3
second=$(stored)
if ((second > first)); then ok "readings in InfluxDB, and more of them: $first, $second"; else bad "readings in InfluxDB: $first, $second"; fi

echo "== what is said of the containers"
for service in mosquitto influxdb gateway simulator; do
  same "$service: root file system read-only" "$(inspect "$service" '{{.HostConfig.ReadonlyRootfs}}')" true
  refuses "$service: not even root writes /etc" docker exec -u 0 "$(container "$service")" sh -c 'echo x >/etc/written'
  status=$(inside "$service" cat /proc/1/status)
  refuses "$service: not root ($(awk '/^Uid/ { print $2 }' <<<"$status"))" grep -q '^Uid:[[:space:]]*0[[:space:]]' <<<"$status"
  holds "$service: no capabilities, no new privileges" eval 'grep -q "^CapEff:[[:space:]]*0*$" <<<"$status" && grep -q "^NoNewPrivs:[[:space:]]*1" <<<"$status"'
done
refuses "gateway: cannot change its own program" inside gateway sh -c 'echo x >>/opt/hazardwatch/hazardwatch-gateway.jar'
same "ports are open on" "$(inspect gateway '{{range .NetworkSettings.Ports}}{{range .}}{{.HostIp}} {{end}}{{end}}' | tr ' ' '\n' | sort -u | xargs)" 127.0.0.1
refuses "Mosquitto refuses who is nobody" inside mosquitto mosquitto_pub -t hazard/v1/huarun-gas/lpg-depot-01/gd-07/telemetry -q 1 -m '{"lel":1}'
refuses "InfluxDB refuses who is nobody" inside influxdb curl -sf "http://localhost:8086/query?db=hazardwatch&q=SHOW+MEASUREMENTS"
refuses "InfluxDB lets Grafana's user write nothing" inside influxdb \
  curl -sf -u "grafana:$INFLUX_GRAFANA_PASSWORD" "http://localhost:8086/write?db=hazardwatch" --data-binary 'reading value=1'
refuses "the simulator does not reach InfluxDB" inside simulator bash -c 'exec 3<>/dev/tcp/influxdb/8086'

echo "== InfluxDB is killed and comes back"
past=$(($(date +%s) - 7200))
composed kill influxdb >/dev/null 2>&1
within "history DEGRADED" 60 part_is history DEGRADED
holds "the gateway is ready all the same" is_ready
for ((i = 0; i < 50; i++)); do printf '{"ts":%d000,"values":{"lel":1}}\n' $((past + i)); done | publish lpg-depot-01/gd-07 -l || bad "readings during the outage"
publish gas-station-01/gd-01 -m '{"lel":60}'
within "an alarm of gas-station-01/gd-01/lel meanwhile" 10 is_open huarun-gas/gas-station-01/gd-01/lel
composed start influxdb >/dev/null 2>&1
within "influxdb healthy" 60 is_healthy influxdb
within "history UP" 90 part_is history UP
within "all 50 readings of the outage in InfluxDB" 60 are_found

echo "== the gateway is killed and comes back"
before=$(api '/alarms?state=open&limit=1000' | grep -o '"id":"[^"]*gd-07[^"]*"' | sort -u)
composed kill gateway >/dev/null 2>&1
composed start gateway >/dev/null 2>&1
find_door
within "gateway healthy" 90 is_healthy gateway
after=$(api '/alarms?state=open&limit=1000' | grep -o '"id":"[^"]*gd-07[^"]*"' | sort -u)
same "its alarms stand as they stood" "$after" "$before"
within "upstream plant UP" 60 part_is 'upstream plant' UP

echo "== it stops"
began=$SECONDS
composed stop --timeout 45 gateway >/dev/null 2>&1
same "the gateway's exit after $((SECONDS - began)) s" "$(inspect gateway '{{.State.ExitCode}}')" 143

if ((failed > 0)); then composed logs --no-color --tail=40 >"$root/target/compose-check.log" 2>&1; echo "logs: target/compose-check.log"; fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
