package io.hazardwatch.gateway.decode;

import io.hazardwatch.gateway.model.RejectReason;

/**
 * Skips JSON that is not needed, and checks it against the full grammar of RFC 8259. Each method takes a position and gives the
 * position after what it read, or a negative code. Works on bytes followed by {@link ByteWords#PADDING} zeros. One thread.
 */
final class JsonSkip {
    static final int NOT_JSON = -1;
    static final int TOO_DEEP = -2;
    static final int TOO_MANY_VALUES = -3;

    private static final int TRUE = ByteWords.fourOf("true");
    private static final int FALSE_TAIL = ByteWords.fourOf("alse");
    private static final int NULL = ByteWords.fourOf("null");

    private final Decimal decimal;

    JsonSkip(Decimal decimal) {
        this.decimal = decimal;
    }

    /** The reject reason of a negative code. */
    static RejectReason reason(int code) {
        return switch (code) {
            case TOO_DEEP -> RejectReason.TOO_DEEP;
            case TOO_MANY_VALUES -> RejectReason.TOO_MANY_VALUES;
            default -> RejectReason.NOT_JSON;
        };
    }

    /** Skips white space. */
    static int space(byte[] bytes, int at) {
        if (bytes[at] > ' ') {
            return at;
        }
        int next = at;
        while (bytes[next] == ' ' || bytes[next] == '\n' || bytes[next] == '\r' || bytes[next] == '\t') {
            next++;
        }
        return next;
    }

    static int literalTrue(byte[] bytes, int at) {
        return ByteWords.four(bytes, at) == TRUE ? at + 4 : NOT_JSON;
    }

    static int literalFalse(byte[] bytes, int at) {
        return ByteWords.four(bytes, at + 1) == FALSE_TAIL ? at + 5 : NOT_JSON;
    }

    static int literalNull(byte[] bytes, int at) {
        return ByteWords.four(bytes, at) == NULL ? at + 4 : NOT_JSON;
    }

    /** Skips the closing bracket unless a comma precedes it; returns a given code unchanged. */
    static int closed(byte[] bytes, int at, char bracket) {
        if (at < 0) {
            return at;
        }
        return bytes[at] == bracket ? at + 1 : NOT_JSON;
    }

    /** Skips a string, from its opening quote to after the closing one. */
    static int string(byte[] bytes, int at) {
        int close = bytes[at] == '"' ? JsonString.end(bytes, at + 1) : NOT_JSON;
        return close < 0 ? close : close + 1;
    }

    /** Skips the colon after a key. */
    static int colon(byte[] bytes, int at) {
        int colon = space(bytes, at);
        return bytes[colon] == ':' ? space(bytes, colon + 1) : NOT_JSON;
    }

    /**
     * Skips one value of any kind.
     *
     * @param room how many more objects and arrays may be entered
     */
    int value(byte[] bytes, int at, int room) {
        return switch (bytes[at]) {
            case '{' -> room == 0 ? TOO_DEEP : object(bytes, at, room - 1);
            case '[' -> room == 0 ? TOO_DEEP : array(bytes, at, room - 1);
            case '"' -> string(bytes, at);
            case 't' -> literalTrue(bytes, at);
            case 'f' -> literalFalse(bytes, at);
            case 'n' -> literalNull(bytes, at);
            default -> decimal.scan(bytes, at);
        };
    }

    private int object(byte[] bytes, int open, int room) {
        int at = space(bytes, open + 1);
        if (bytes[at] == '}') {
            return at + 1;
        }
        while (true) {
            at = member(bytes, at, room);
            if (at < 0 || bytes[at] != ',') {
                return closed(bytes, at, '}');
            }
            at = space(bytes, at + 1);
        }
    }

    private int member(byte[] bytes, int key, int room) {
        int at = string(bytes, key);
        at = at < 0 ? at : colon(bytes, at);
        at = at < 0 ? at : value(bytes, at, room);
        return at < 0 ? at : space(bytes, at);
    }

    private int array(byte[] bytes, int open, int room) {
        int at = space(bytes, open + 1);
        if (bytes[at] == ']') {
            return at + 1;
        }
        while (true) {
            at = value(bytes, at, room);
            at = at < 0 ? at : space(bytes, at);
            if (at < 0 || bytes[at] != ',') {
                return closed(bytes, at, ']');
            }
            at = space(bytes, at + 1);
        }
    }
}
