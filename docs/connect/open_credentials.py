"""Opens an archive of credentials:  python3 open_credentials.py FILE < passphrase.txt > credentials.csv  (needs the package cryptography)"""
import hashlib
import sys

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

with open(sys.argv[1], "rb") as file:
    head, sealed = file.read(40), file.read()
if head[:8] != b"HWCREDS1":
    sys.exit("no archive of credentials")
passphrase = sys.stdin.readline().rstrip("\r\n").encode("utf-8")
key = hashlib.pbkdf2_hmac("sha256", passphrase, head[12:28], int.from_bytes(head[8:12], "big"), 32)
sys.stdout.buffer.write(AESGCM(key).decrypt(head[28:40], sealed, head))
