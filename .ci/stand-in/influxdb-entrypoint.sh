#!/bin/bash
# Makes the database and the users that these variables of the official image name, on the first start only: INFLUXDB_DB,
# INFLUXDB_ADMIN_USER, INFLUXDB_ADMIN_PASSWORD, INFLUXDB_READ_USER, INFLUXDB_READ_USER_PASSWORD. Then runs what it is given.
set -e

first_start() {
  INFLUXDB_HTTP_BIND_ADDRESS=127.0.0.1:8086 influxd &
  local server=$! tries
  for ((tries = 0; tries < 60; tries++)); do
    influx -execute "CREATE USER \"$INFLUXDB_ADMIN_USER\" WITH PASSWORD '$INFLUXDB_ADMIN_PASSWORD' WITH ALL PRIVILEGES" >/dev/null 2>&1 && break
    sleep 0.5
  done
  export INFLUX_USERNAME=$INFLUXDB_ADMIN_USER INFLUX_PASSWORD=$INFLUXDB_ADMIN_PASSWORD
  influx -execute "CREATE DATABASE \"$INFLUXDB_DB\""
  if [ -n "$INFLUXDB_READ_USER" ]; then
    influx -execute "CREATE USER \"$INFLUXDB_READ_USER\" WITH PASSWORD '$INFLUXDB_READ_USER_PASSWORD'"
    influx -execute "GRANT READ ON \"$INFLUXDB_DB\" TO \"$INFLUXDB_READ_USER\""
  fi
  kill -TERM "$server"
  wait "$server"
}

if [ "$1" = influxd ] && [ -n "$INFLUXDB_ADMIN_USER" ] && [ ! -d /var/lib/influxdb/meta ]; then first_start; fi
exec "$@"
