package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.SendRate;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * How many messages may be handed to a provider now. Three tenths of its rate and of the places for messages on their way are for P1
 * alone, so a flood of other alarms delays none of those. Escalation thread.
 */
final class SendBudget {
    /** Messages to one provider on their way at the same time. */
    static final int IN_FLIGHT_MAX = 32;
    private static final int PARTS = 10;
    private static final int PARTS_FOR_ALL = 7;
    private static final long MINUTE = 60_000;
    private static final long SECOND = 1_000;

    /** The last minute of one provider. */
    private static final class Window {
        private final ArrayDeque<Long> sent = new ArrayDeque<>();
        private int inFlight;
    }

    private final Map<String, Window> windows = new HashMap<>();

    /** Takes a place if there is one. */
    boolean take(String channel, SendRate rate, Priority priority, long now) {
        Window window = windows.computeIfAbsent(channel, unused -> new Window());
        window.sent.removeIf(at -> at > now || now - at >= MINUTE);
        long lastSecond = window.sent.stream().filter(at -> now - at < SECOND).count();
        boolean isFree = window.inFlight < share(IN_FLIGHT_MAX, priority)
                && (rate.perMinute() == 0 || window.sent.size() < share(rate.perMinute(), priority))
                && (rate.perSecond() == 0 || lastSecond < share(rate.perSecond(), priority));
        if (isFree) {
            window.inFlight++;
            if (rate.perMinute() > 0 || rate.perSecond() > 0) {
                window.sent.addLast(now);
            }
        }
        return isFree;
    }

    /** A message is no longer on its way. */
    void done(String channel) {
        Window window = windows.get(channel);
        if (window != null && window.inFlight > 0) {
            window.inFlight--;
        }
    }

    private static int share(int all, Priority priority) {
        return priority == Priority.P1 ? all : Math.max(1, all * PARTS_FOR_ALL / PARTS);
    }
}
