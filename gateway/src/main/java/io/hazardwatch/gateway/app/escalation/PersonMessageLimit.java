package io.hazardwatch.gateway.app.escalation;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the messages to each person, so that nobody gets so many that none is read. Counting begins anew at a start, which can only
 * mean more messages. Escalation thread.
 */
final class PersonMessageLimit {
    /** Beyond this number in {@link #WINDOW_MILLIS} messages are merged. */
    static final int MESSAGES_MAX = 10;
    static final long WINDOW_MILLIS = 600_000;

    private final Map<String, ArrayDeque<Long>> sent = new HashMap<>();

    void sent(String person, long now) {
        of(person, now).addLast(now);
    }

    /** Whether the next message is to say everything at once. */
    boolean isMerging(String person, long now) {
        return of(person, now).size() >= MESSAGES_MAX;
    }

    /** Time since the last message, ms. */
    long quietMillis(String person, long now) {
        Long last = of(person, now).peekLast();
        return last == null ? WINDOW_MILLIS : now - last;
    }

    private ArrayDeque<Long> of(String person, long now) {
        ArrayDeque<Long> times = sent.computeIfAbsent(person, unused -> new ArrayDeque<>());
        times.removeIf(at -> at > now || now - at >= WINDOW_MILLIS);
        return times;
    }
}
