package io.hazardwatch.gateway.notify.person;

import io.hazardwatch.gateway.people.ContactMeansKind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The codes that show that a means belongs to a person: sent to it, and given back. In memory; a restart forgets them, and another
 * is asked for. Any thread.
 */
public final class VerificationCodes {
    /** Result of a code that a person entered. */
    public enum Outcome { CONFIRMED, WRONG_CODE, EXPIRED, NOT_ASKED, TOO_MANY_TRIES }

    /** How long a code is good, ms. */
    public static final long VALID_MILLIS = 600_000;
    private static final long PAUSE_MILLIS = 60_000;
    private static final int TRIES_MAX = 5;
    private static final int KEPT_MAX = 1_000;
    private static final int CODES = 1_000_000;

    private record Asked(String person, ContactMeansKind kind, String address) {}

    private record Issued(String code, long at, int tries) {}

    private final RandomGenerator random;
    private final LinkedHashMap<Asked, Issued> issued = new LinkedHashMap<>();

    /** @param random one that nobody can predict */
    public VerificationCodes(RandomGenerator random) {
        this.random = random;
    }

    /** A new code of six digits; null if one was issued for that means within the last minute. */
    public synchronized String issue(String person, ContactMeansKind kind, String address, long now) {
        Asked asked = new Asked(person, kind, address);
        Issued before = issued.get(asked);
        if (before != null && now >= before.at() && now - before.at() < PAUSE_MILLIS) {
            return null;
        }
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        issued.remove(asked);
        issued.put(asked, new Issued(code, now, 0));
        if (issued.size() > KEPT_MAX) {
            issued.pollFirstEntry();
        }
        return code;
    }

    /** Checks a code that was given back; a right one is good once. */
    public synchronized Outcome confirm(String person, ContactMeansKind kind, String address, String code, long now) {
        Asked asked = new Asked(person, kind, address);
        Issued known = issued.get(asked);
        if (known == null) {
            return Outcome.NOT_ASKED;
        }
        if (now - known.at() > VALID_MILLIS || now < known.at()) {
            return Outcome.EXPIRED;
        }
        if (known.tries() >= TRIES_MAX) {
            return Outcome.TOO_MANY_TRIES;
        }
        if (!known.code().equals(code)) {
            issued.put(asked, new Issued(known.code(), known.at(), known.tries() + 1));
            return Outcome.WRONG_CODE;
        }
        issued.remove(asked);
        return Outcome.CONFIRMED;
    }
}
