package io.hazardwatch.gateway.accounts;

import java.util.List;

/**
 * The second factor of an account, as it is stored.
 *
 * @param secret     sealed, see {@link SecretSeal}
 * @param lastStep   of which a code was taken; no code counts twice
 * @param recovery   hashes of the recovery codes that are left
 * @param enrolledAt ms since the epoch
 */
public record SecondFactor(String account, String secret, long lastStep, List<String> recovery, long enrolledAt) {
    public SecondFactor {
        recovery = List.copyOf(recovery);
    }

    SecondFactor usedAt(long step) {
        return new SecondFactor(account, secret, step, recovery, enrolledAt);
    }

    /** With what was used of either. */
    SecondFactor usedAs(SecondFactor other) {
        return new SecondFactor(account, secret, Math.max(lastStep, other.lastStep), recovery.stream().filter(other.recovery::contains).toList(),
                enrolledAt);
    }

    SecondFactor without(String hash) {
        return new SecondFactor(account, secret, lastStep, recovery.stream().filter(each -> !each.equals(hash)).toList(), enrolledAt);
    }
}
