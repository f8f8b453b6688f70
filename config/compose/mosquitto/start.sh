#!/bin/sh
# Starts Mosquitto with the users that the environment names. Passwords stand hashed, and only in memory.
set -eu
umask 077

cat >/run/mosquitto/passwords <<END
gateway:$BROKER_GATEWAY_PASSWORD
simulator:$BROKER_SIMULATOR_PASSWORD
END
mosquitto_passwd -U /run/mosquitto/passwords

# For the health check: mosquitto_sub reads its options here, so that no password stands on a command line.
mkdir -p /run/mosquitto/config
printf '%s\n' '-u gateway' "-P $BROKER_GATEWAY_PASSWORD" >/run/mosquitto/config/mosquitto_sub

unset BROKER_GATEWAY_PASSWORD BROKER_SIMULATOR_PASSWORD
exec mosquitto -c /mosquitto/config/mosquitto.conf
