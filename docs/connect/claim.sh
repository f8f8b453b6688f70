#!/bin/sh
# Gets the credential of a device once, by its serial number and a one-time code, with curl:  claim.sh http://HOST:PORT SERIAL CODE [REQUEST.pem]
# With a request for a certificate (openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -out REQUEST.pem -subj /CN=device)
# the answer holds a certificate, without one an access token ("username"). Keep the answer: it is given once.
if [ -n "$4" ]; then
    csr=", \"csr\": \"$(sed 's/$/\\n/' "$4" | tr -d '\r\n')\""
fi
curl --silent --show-error --fail-with-body --header 'Content-Type: application/json' --data "{\"serial\": \"$2\", \"code\": \"$3\"$csr}" "$1/api/v1/claim"
