"""Sends one reading by MQTT 3.1.1 with QoS 1; needs nothing but Python 3.

    python3 send.py HOST PORT USERNAME PASSWORD ENTERPRISE/SITE/DEVICE '{"lel": 2.5}'

Ends with 0 when the gateway has acknowledged, which it does only once the reading cannot be lost any more.
"""
import socket
import struct
import sys


def text(value):
    data = value.encode("utf-8")
    return struct.pack("!H", len(data)) + data


def packet(kind, body):
    length, head = len(body), bytes([kind])
    while True:
        digit, length = length % 128, length // 128
        head += bytes([digit | (0x80 if length else 0)])
        if not length:
            return head + body


def read(connection, count):
    data = b""
    while len(data) < count:
        part = connection.recv(count - len(data))
        if not part:
            sys.exit("the gateway has closed the connection")
        data += part
    return data


def main(host, port, username, password, device, payload):
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        flags = 0x02 | 0x80 | (0x40 if password else 0)
        body = text("MQTT") + bytes([4, flags]) + struct.pack("!H", 60) + text("py-" + device.replace("/", "-")) + text(username)
        connection.sendall(packet(0x10, body + (text(password) if password else b"")))
        answer = read(connection, 4)
        if answer[3] != 0:
            sys.exit("the log-in is refused: check user name and password")
        topic = "hazard/v1/" + device + "/telemetry"
        connection.sendall(packet(0x32, text(topic) + struct.pack("!H", 1) + payload.encode("utf-8")))
        read(connection, 4)
        connection.sendall(b"\xe0\x00")
        print("acknowledged")


if __name__ == "__main__":
    if len(sys.argv) != 7:
        sys.exit(__doc__)
    main(*sys.argv[1:])
