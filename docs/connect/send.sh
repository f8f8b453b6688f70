#!/bin/sh
# Pushes one reading by HTTP with curl:  send.sh http://HOST:PORT USERNAME PASSWORD ENTERPRISE/SITE/DEVICE '{"lel": 2.5}'
# Ends with 0 when the gateway has acknowledged (202), which it does only once the reading cannot be lost any more.
curl --silent --show-error --fail-with-body --user "$2:$3" --header 'Content-Type: application/json' --data "$5" "$1/api/v1/ingest/$4" && echo acknowledged
