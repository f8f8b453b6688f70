/* Sends one reading by MQTT 3.1.1 with QoS 1; needs nothing but a C compiler and POSIX sockets.
 *
 *     cc -o send send.c && ./send HOST PORT USERNAME PASSWORD ENTERPRISE/SITE/DEVICE '{"lel": 2.5}'
 *
 * Ends with 0 when the gateway has acknowledged, which it does only once the reading cannot be lost any more. */
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static unsigned char buffer[4096];
static size_t used;

static void byte(unsigned value) { buffer[used++] = (unsigned char) value; }

static void text(const char *value) {
    size_t length = strlen(value);
    byte(length >> 8);
    byte(length & 0xff);
    memcpy(buffer + used, value, length);
    used += length;
}

/* Sends what stands in the buffer behind its head of kind and length. */
static int put(int connection, unsigned kind) {
    unsigned char head[5];
    size_t count = 0, left = used;
    head[count++] = (unsigned char) kind;
    do {
        head[count++] = (unsigned char) ((left % 128) | (left > 127 ? 0x80 : 0));
        left /= 128;
    } while (left);
    int isSent = write(connection, head, count) == (ssize_t) count && write(connection, buffer, used) == (ssize_t) used;
    used = 0;
    return isSent;
}

static int get(int connection, unsigned char *answer) {
    size_t count = 0;
    while (count < 4) {
        ssize_t part = read(connection, answer + count, 4 - count);
        if (part <= 0) return 0;
        count += (size_t) part;
    }
    return 1;
}

int main(int argc, char **argv) {
    struct addrinfo hints = {0}, *found;
    unsigned char answer[4];
    char topic[300];
    if (argc != 7 || strlen(argv[6]) > 3000 || strlen(argv[3]) + strlen(argv[4]) + strlen(argv[5]) > 600) {
        fprintf(stderr, "send HOST PORT USERNAME PASSWORD ENTERPRISE/SITE/DEVICE PAYLOAD\n");
        return 2;
    }
    hints.ai_socktype = SOCK_STREAM;
    if (getaddrinfo(argv[1], argv[2], &hints, &found) != 0) { fprintf(stderr, "no such host\n"); return 1; }
    int connection = socket(found->ai_family, SOCK_STREAM, 0);
    if (connect(connection, found->ai_addr, found->ai_addrlen) != 0) { perror("connect"); return 1; }
    text("MQTT"); byte(4); byte(0xc2); byte(0); byte(60); text("c-sender"); text(argv[3]); text(argv[4]);
    if (!put(connection, 0x10) || !get(connection, answer) || answer[3] != 0) { fprintf(stderr, "the log-in is refused\n"); return 1; }
    snprintf(topic, sizeof topic, "hazard/v1/%s/telemetry", argv[5]);
    text(topic); byte(0); byte(1);
    memcpy(buffer + used, argv[6], strlen(argv[6]));
    used += strlen(argv[6]);
    if (!put(connection, 0x32) || !get(connection, answer)) { fprintf(stderr, "not acknowledged\n"); return 1; }
    put(connection, 0xe0);
    close(connection);
    puts("acknowledged");
    return 0;
}
