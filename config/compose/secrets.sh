#!/usr/bin/env bash
# Writes the passwords that docker-compose.yml needs into .env; one that stands there is kept.
set -euo pipefail
umask 077

file=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/.env
[ $# = 0 ] || file=$1
touch "$file"
chmod 600 "$file"
for name in HAZARDWATCH_ADMIN_PASSWORD BROKER_GATEWAY_PASSWORD BROKER_SIMULATOR_PASSWORD INFLUX_GATEWAY_PASSWORD INFLUX_GRAFANA_PASSWORD \
  GRAFANA_ADMIN_PASSWORD; do
  grep -q "^$name=" "$file" || printf '%s=%s\n' "$name" "$(od -An -N 16 -tx1 /dev/urandom | tr -d ' \n')" >>"$file"
done
echo "passwords are in $file"
