package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.time.Clock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Places prepared for devices, each claimed once with a one-time code. Everything is in the relational store, so a restart neither forgets a claim
 * nor unlocks a serial number. A serial number is of an enterprise: two may prepare the same, and neither learns of the other, because the code
 * tells which one a device means. One change at a time; worker threads only.
 *
 * <p>A code has 79 bits, so one fast hash keeps it, and {@value #WRONG_MAX} wrong ones lock a serial number for an hour.
 */
public final class ClaimBook {
    /** Places of an enterprise at a time, ended ones included. */
    public static final int PLACES_MAX = 10_000;
    static final int WRONG_MAX = 5;
    static final Duration LOCK = Duration.ofHours(1);
    /** How long claimed, withdrawn and expired places are shown. */
    private static final Duration KEPT = Duration.ofDays(30);

    /**
     * What became of a code.
     *
     * @param taken  the place that it opens; null if it opens none
     * @param locked places that this code has locked
     */
    public record Try(Taken taken, List<DeviceClaim> locked) {}

    /** A place that was taken, and whose credential is still to be made. */
    public static final class Taken {
        private final ClaimTable.Hashed hashed;

        private Taken(ClaimTable.Hashed hashed) {
            this.hashed = hashed;
        }

        public DeviceClaim claim() {
            return hashed.claim();
        }
    }

    private final Database database;
    private final Clock clock;

    public ClaimBook(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What the codes of an enterprise are hashed with, so that equal codes of two have different hashes. */
    private static String hash(DeviceClaim claim, String code) {
        byte[] salt = (claim.device().enterprise() + '/' + claim.serial() + '/').getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Secrets.sha256(salt, code));
    }

    /**
     * Prepares a place.
     *
     * @param lasts until it expires
     * @return the code, which is shown once; null when an open place has that serial number, or the enterprise has too many
     */
    public synchronized String prepare(String serial, DeviceId device, String by, Duration lasts) {
        long now = clock.millis();
        String code = Secrets.recoveryCode();
        DeviceClaim claim = new DeviceClaim(serial, device, by, now, now + lasts.toMillis(), null, null, 0, 0);
        boolean isDone = database.inTransaction(handle -> {
            ClaimTable.forget(handle, now - KEPT.toMillis());
            return ClaimTable.count(handle, device.enterprise()) < PLACES_MAX && ClaimTable.put(handle, claim, hash(claim, code));
        });
        return isDone ? code : null;
    }

    /** All places of an enterprise, the oldest first. */
    public List<DeviceClaim> of(String enterprise) {
        return database.read(handle -> ClaimTable.of(handle, enterprise));
    }

    /** Withdraws an open place; false when there is none. */
    public synchronized boolean withdraw(String enterprise, String serial) {
        return database.inTransaction(handle -> ClaimTable.withdraw(handle, enterprise, serial, clock.millis()));
    }

    /** Takes the place that the code opens, so that nobody else can; else counts a wrong code at every open place of that serial number. */
    public synchronized Try take(String serial, String code) {
        long now = clock.millis();
        return database.inTransaction(handle -> {
            List<ClaimTable.Hashed> tried = ClaimTable.ofSerial(handle, serial).stream()
                    .filter(each -> each.claim().isOpenAt(now) && !each.claim().isLockedAt(now)).toList();
            ClaimTable.Hashed found = null;
            for (ClaimTable.Hashed each : tried) {
                if (isEqual(each.codeHash(), hash(each.claim(), code))) {
                    found = each;
                }
            }
            if (found != null && ClaimTable.take(handle, found, now)) {
                return new Try(new Taken(found), List.of());
            }
            List<DeviceClaim> locked = new ArrayList<>();
            for (ClaimTable.Hashed each : tried) {
                boolean isLast = each.claim().wrongCodes() + 1 >= WRONG_MAX;
                ClaimTable.wrong(handle, each.claim(), isLast ? 0 : each.claim().wrongCodes() + 1, isLast ? now + LOCK.toMillis() : 0);
                if (isLast) {
                    locked.add(each.claim());
                }
            }
            return new Try(null, locked);
        });
    }

    private static boolean isEqual(String hash, String other) {
        return MessageDigest.isEqual(hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /** States which credential the device of a taken place got. */
    public void claimed(Taken taken, String shown) {
        database.inTransaction(handle -> {
            ClaimTable.claimed(handle, taken.hashed, shown);
            return null;
        });
    }

    /** Opens a taken place again, because no credential could be made. */
    public void release(Taken taken) {
        database.inTransaction(handle -> {
            ClaimTable.release(handle, taken.hashed);
            return null;
        });
    }
}
