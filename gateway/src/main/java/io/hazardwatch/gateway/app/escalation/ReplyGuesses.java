package io.hazardwatch.gateway.app.escalation;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Limits guessing of reply codes: {@value #FREE} wrong ones of a number in {@value #WINDOW_MILLIS} ms. Escalation thread. */
final class ReplyGuesses {
    static final int FREE = 5;
    static final long WINDOW_MILLIS = 600_000;
    private static final int NUMBERS_MAX = 10_000;
    /** Digits of a mobile number without the country's code, with which providers write it or not. */
    private static final int DIGITS = 11;

    private record Wrong(long since, int count) {}

    private final Map<String, Wrong> wrong = new LinkedHashMap<>();

    boolean mayTry(String address, long now) {
        Wrong before = wrong.get(digits(address));
        return before == null || isOver(before, now) || before.count() < FREE;
    }

    void wasWrong(String address, long now) {
        Wrong before = wrong.remove(digits(address));
        wrong.put(digits(address), before == null || isOver(before, now) ? new Wrong(now, 1) : new Wrong(before.since(), before.count() + 1));
        if (wrong.size() > NUMBERS_MAX) {
            Iterator<String> eldest = wrong.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    private static boolean isOver(Wrong before, long now) {
        return now - before.since() >= WINDOW_MILLIS || now < before.since();
    }

    /** Whether two ways of writing a number mean the same telephone. */
    static boolean isSameNumber(String one, String other) {
        return !digits(one).isEmpty() && digits(one).equals(digits(other));
    }

    private static String digits(String address) {
        String digits = address.replaceAll("[^0-9]", "");
        return digits.length() <= DIGITS ? digits : digits.substring(digits.length() - DIGITS);
    }
}
