package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.people.ContactMeansKind;
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

    /** Messages that hold each other back, and nothing else: no flood of others delays a P1, and news of answers delays no call. */
    private record Flow(String person, ContactMeansKind means, boolean isNews) {
        /** Calls about a P1 go by two means at once, so each means is a flow of its own; all others share one of the person. */
        static Flow of(Notification row) {
            boolean isNews = row.purpose == MessagePurpose.NEWS;
            return new Flow(row.person, row.priority == Priority.P1 && !isNews ? row.means : null, isNews);
        }
    }

    private final Map<String, ArrayDeque<Long>> sent = new HashMap<>();
    private final Map<Flow, Long> last = new HashMap<>();

    /** @param first the most urgent of the message's rows */
    void sent(Notification first, long now) {
        of(first.person, now).addLast(now);
        last.put(Flow.of(first), now);
    }

    /** Whether the next message is to say everything at once. */
    boolean isMerging(String person, long now) {
        return of(person, now).size() >= MESSAGES_MAX;
    }

    /** Time since the last message of the same flow, ms. */
    long quietMillis(Notification row, long now) {
        Long before = last.get(Flow.of(row));
        return before == null || before > now ? WINDOW_MILLIS : now - before;
    }

    private ArrayDeque<Long> of(String person, long now) {
        ArrayDeque<Long> times = sent.computeIfAbsent(person, unused -> new ArrayDeque<>());
        times.removeIf(at -> at > now || now - at >= WINDOW_MILLIS);
        return times;
    }
}
