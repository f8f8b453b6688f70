package io.hazardwatch.gateway.decode;

import io.hazardwatch.gateway.model.NameIndex;
import io.hazardwatch.gateway.model.RejectReason;
import java.util.Arrays;

/**
 * Reads one entry: an object of point names and values. If a member {@code values} is an object, its pairs belong to the entry
 * too, and {@code ts}, before or after it, is the time of all of them; without such a member, {@code ts} is a name like any
 * other. One thread; reused.
 */
final class PayloadEntryReader {
    private static final byte[] TS = {'t', 's'};
    private static final byte[] VALUES = {'v', 'a', 'l', 'u', 'e', 's'};
    private static final int TS_QUOTED = ByteWords.fourOf("\"ts\"");
    private static final long VALUES_QUOTED = ByteWords.eightOf("\"values\"");
    private static final int NOWHERE = -1;
    private static final long NO_TIME = 0;

    private final DecodeLimits limits;
    private final Decimal decimal;
    private final JsonSkip skip;
    private final MemberName name;
    private final ValueReader value;

    // the payload being read
    private NameIndex keys;
    private Decoded out;
    private long arrivalMillis;

    // the entry being read
    private int slot;
    private boolean wrapped;
    private int stampAt;
    private long stampMillis;
    private int readingsBefore;

    PayloadEntryReader(DecodeLimits limits, Decimal decimal, JsonSkip skip) {
        this.limits = limits;
        this.decimal = decimal;
        this.skip = skip;
        name = new MemberName(limits.stringBytesMax());
        value = new ValueReader(limits, decimal, skip, name);
    }

    /** Starts with a new payload. */
    void open(NameIndex names, long atMillis, Decoded into) {
        if (keys != names || out != into) {
            keys = names;
            out = into;
        }
        arrivalMillis = atMillis;
        value.open(into);
    }

    /** Rejects element {@code place} of the payload, which is no entry, and skips it. */
    int stranger(byte[] bytes, int at, int room, int place) {
        return value.stranger(bytes, at, room, place);
    }

    /** Reads the entry that opens at {@code brace}; the position after it or a code of {@link JsonSkip}. */
    int read(byte[] bytes, int brace, int room) {
        int firstReading = out.count;
        int firstReject = out.rejectCount;
        slot = keys.start();
        wrapped = false;
        stampAt = NOWHERE;
        value.setTime(arrivalMillis);
        int at = members(bytes, brace, room, true);
        if (at < 0 || stampAt == NOWHERE) {
            return at;
        }
        if (wrapped) {
            stamp(firstReading, firstReject);
            return at;
        }
        Arrays.fill(out.eventMillis, firstReading, out.count, arrivalMillis);
        value.setTime(arrivalMillis);
        name.is(TS);
        int end = searched(bytes, stampAt, room - 1, false);
        return end < 0 ? end : at;
    }

    private int members(byte[] bytes, int brace, int room, boolean outer) {
        if (room == 0) {
            return JsonSkip.TOO_DEEP;
        }
        int at = JsonSkip.space(bytes, brace + 1);
        if (bytes[at] == '}') {
            return at + 1;
        }
        while (true) {
            at = outer ? outerMember(bytes, at, room - 1) : member(bytes, at, room - 1, false);
            at = at < 0 ? at : JsonSkip.space(bytes, at);
            if (at < 0 || bytes[at] != ',') {
                return JsonSkip.closed(bytes, at, '}');
            }
            at = JsonSkip.space(bytes, at + 1);
            if (bytes[at] == '}') {
                return at + 1; // a comma too many after the last pair
            }
        }
    }

    private int outerMember(byte[] bytes, int quote, int room) {
        if (ByteWords.four(bytes, quote) == TS_QUOTED) {
            int at = JsonSkip.colon(bytes, quote + 4);
            return at < 0 ? at : timestamp(bytes, at, room);
        }
        if (ByteWords.eight(bytes, quote) == VALUES_QUOTED) {
            int at = JsonSkip.colon(bytes, quote + 8);
            if (at >= 0 && bytes[at] == '{') {
                return wrap(bytes, at, room);
            }
        }
        return member(bytes, quote, room, true);
    }

    private int member(byte[] bytes, int quote, int room, boolean outer) {
        if (bytes[quote] != '"') {
            return JsonSkip.NOT_JSON;
        }
        int guess = keys.guess(slot, bytes, quote + 1);
        int close = guess == NameIndex.NONE ? JsonString.end(bytes, quote + 1) : quote + 1 + keys.length(guess);
        int at = close < 0 ? close : JsonSkip.colon(bytes, close + 1);
        if (at < 0) {
            return at;
        }
        name.stands(quote + 1, close);
        if (guess == NameIndex.NONE) {
            return searched(bytes, at, room, outer);
        }
        slot = guess;
        return value.known(bytes, at, room, keys.number(guess));
    }

    private int searched(byte[] bytes, int at, int room, boolean outer) {
        int found = name.slot(keys, bytes);
        if (found != NameIndex.NONE) {
            keys.learn(slot, found);
            slot = found;
            return value.known(bytes, at, room, keys.number(found));
        }
        if (!name.unescape(bytes)) {
            return value.unknown(bytes, at, room);
        }
        return outer ? outerUnescaped(bytes, at, room) : searched(bytes, at, room, false);
    }

    private int outerUnescaped(byte[] bytes, int at, int room) {
        if (name.means(TS, bytes)) {
            return timestamp(bytes, at, room);
        }
        return bytes[at] == '{' && name.means(VALUES, bytes) ? wrap(bytes, at, room) : searched(bytes, at, room, false);
    }

    private int wrap(byte[] bytes, int brace, int room) {
        wrapped = true;
        return members(bytes, brace, room, false);
    }

    private int timestamp(byte[] bytes, int at, int room) {
        stampAt = at;
        stampMillis = NO_TIME;
        int none = NonNumbers.end(bytes, at);
        if (none != NonNumbers.NONE || !Decimal.begins(bytes[at])) {
            return none == NonNumbers.NONE ? skip.value(bytes, at, room) : none;
        }
        int end = decimal.scan(bytes, at);
        if (end >= 0 && end - at <= limits.numberCharsMax()) {
            stampMillis = decimal.millis(bytes);
        }
        readingsBefore = out.count;
        value.setTime(stampMillis);
        return end;
    }

    private void stamp(int firstReading, int firstReject) {
        RejectReason untimely = untimely();
        if (untimely == null) {
            if (readingsBefore > firstReading) {
                Arrays.fill(out.eventMillis, firstReading, readingsBefore, stampMillis);
            }
            return;
        }
        out.count = firstReading;
        out.rejectCount = firstReject;
        out.reject(untimely, "ts", SuspectedTimeUnit.of(stampMillis, oldest(), newest()));
    }

    private RejectReason untimely() {
        if (stampMillis <= NO_TIME) {
            return RejectReason.BAD_TIMESTAMP;
        }
        if (stampMillis > newest()) {
            return RejectReason.IN_FUTURE;
        }
        return stampMillis < oldest() ? RejectReason.TOO_OLD : null;
    }

    private long newest() {
        return arrivalMillis + limits.futureMillisTolerance();
    }

    private long oldest() {
        return arrivalMillis - limits.ageMillisMax();
    }
}
