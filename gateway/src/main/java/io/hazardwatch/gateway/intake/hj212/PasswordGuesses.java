package io.hazardwatch.gateway.intake.hj212;

import io.hazardwatch.gateway.decode.hj212.Hj212Packet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Wrong passwords by address and device: after {@value #FREE} within {@value #SPAN_MILLIS} ms that address is not believed about that device
 * for the rest of the time, because six digits are soon guessed. Remembers the last {@value #KEPT_MAX}. One thread.
 */
final class PasswordGuesses {
    static final int FREE = 10;
    static final long SPAN_MILLIS = 600_000;
    private static final int KEPT_MAX = 4_096;

    private record Guesses(long sinceMillis, int count) {}

    private final Map<String, Guesses> byWho = new LinkedHashMap<>();

    /**
     * Whether a packet has the password of its device, or the one the device is being given.
     *
     * @param isKnown whether its connection has shown the password before; guesses of others at the same address do not shut it out
     */
    boolean isBelieved(String address, Hj212Route route, Hj212Packet packet, boolean isKnown, long nowMillis) {
        if (!isKnown && isBlocked(address, packet.mn(), nowMillis)) {
            return false;
        }
        boolean isRight = isEqual(packet.password(), route.binding().password())
                || isEqual(packet.password(), route.binding().setup().newPassword());
        if (!isRight) {
            wrong(address, packet.mn(), nowMillis);
        }
        return isRight;
    }

    private static boolean isEqual(String sent, String wanted) {
        return wanted != null && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isBlocked(String address, String mn, long nowMillis) {
        Guesses guesses = byWho.get(key(address, mn));
        return guesses != null && guesses.count() >= FREE && nowMillis - guesses.sinceMillis() < SPAN_MILLIS;
    }

    private void wrong(String address, String mn, long nowMillis) {
        Guesses before = byWho.remove(key(address, mn));
        boolean isNew = before == null || nowMillis - before.sinceMillis() >= SPAN_MILLIS;
        byWho.put(key(address, mn), isNew ? new Guesses(nowMillis, 1) : new Guesses(before.sinceMillis(), before.count() + 1));
        if (byWho.size() > KEPT_MAX) {
            byWho.remove(byWho.keySet().iterator().next());
        }
    }

    private static String key(String address, String mn) {
        return address + ' ' + mn;
    }
}
