package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.signing.Sha256;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Second factors of accounts: codes of an authenticator app, and recovery codes for who has lost it, each of which counts once. Changes block, one
 * at a time; whether there is a factor is known from memory on any thread.
 */
public final class SecondFactors {
    private static final Logger LOG = LoggerFactory.getLogger(SecondFactors.class);
    private static final int RECOVERY_CODES = 10;
    private static final String ISSUER = "HazardWatch";

    /**
     * A factor that is offered and not confirmed yet.
     *
     * @param secret  in base 32, to be typed into an app
     * @param address {@code otpauth:} address that says the same, for a QR code
     */
    public record Enrolment(String secret, String address) {}

    private final SecondFactorStore store;
    private final SecretSeal seal;
    private final Map<String, SecondFactor> factors;
    private final Map<String, byte[]> offered = new ConcurrentHashMap<>();

    /** Reads what is stored, and stores what was used meanwhile whenever the store returns. */
    public SecondFactors(SecondFactorStore store, SecretSeal seal) {
        this.store = store;
        this.seal = seal;
        factors = new ConcurrentHashMap<>(store.all().stream().collect(Collectors.toMap(SecondFactor::account, factor -> factor)));
        store.onReturn(this::storeUses);
    }

    private synchronized void storeUses() {
        for (SecondFactor stored : store.all()) {
            SecondFactor known = factors.get(stored.account());
            if (known != null && known.enrolledAt() == stored.enrolledAt() && !known.equals(stored)) {
                SecondFactor used = known.usedAs(stored);
                factors.put(used.account(), used);
                store.put(used);
            }
        }
    }

    /** Whether the account has a confirmed factor. */
    public boolean has(String account) {
        return factors.containsKey(account);
    }

    /** How many factors were sealed with another key, so that only their recovery codes count. */
    public long unreadable() {
        return factors.values().stream().filter(factor -> seal.unseal(factor.account(), factor.secret()) == null).count();
    }

    /** Recovery codes that are left. */
    public int recoveryCodesLeft(String account) {
        SecondFactor factor = factors.get(account);
        return factor == null ? 0 : factor.recovery().size();
    }

    /** Offers a new secret, which counts once a code of it was given to {@link #confirm}; until then an earlier factor holds. */
    public Enrolment offer(String account) {
        byte[] secret = Secrets.bytes(Totp.SECRET_BYTES);
        offered.put(account, secret);
        String text = Totp.base32(secret);
        String label = URLEncoder.encode(ISSUER + ':' + account, StandardCharsets.UTF_8);
        return new Enrolment(text, "otpauth://totp/" + label + "?secret=" + text + "&issuer=" + ISSUER);
    }

    /** Puts the offered secret into force. Returns the recovery codes, to be shown once; none if the code is wrong or nothing was offered. */
    public synchronized List<String> confirm(String account, String code, long nowMillis) {
        byte[] secret = offered.get(account);
        long step = secret == null ? -1 : Totp.stepOf(secret, plain(code), nowMillis, 0);
        if (step < 0) {
            return List.of();
        }
        List<String> codes = Stream.generate(Secrets::recoveryCode).limit(RECOVERY_CODES).toList();
        SecondFactor factor = new SecondFactor(account, seal.seal(account, secret), step,
                codes.stream().map(each -> Sha256.hex(plain(each))).toList(), nowMillis);
        store.put(factor);
        factors.put(account, factor);
        offered.remove(account);
        return codes;
    }

    /** Takes a code of the app or a recovery code; each counts once, also while the store is away. */
    public synchronized boolean use(String account, String code, long nowMillis) {
        SecondFactor factor = factors.get(account);
        if (factor == null) {
            return false;
        }
        byte[] secret = seal.unseal(account, factor.secret());
        if (secret == null) {
            LOG.error("the second factor of {} was sealed with another key than that in {}; only recovery codes count", account, SecretSeal.FILE);
        }
        long step = secret == null ? -1 : Totp.stepOf(secret, plain(code), nowMillis, factor.lastStep());
        String hash = Sha256.hex(plain(code));
        if (step < 0 && !factor.recovery().contains(hash)) {
            return false;
        }
        SecondFactor used = step < 0 ? factor.without(hash) : factor.usedAt(step);
        factors.put(account, used);
        try {
            store.put(used);
        } catch (DatabaseAwayException away) {
            LOG.warn("the use of a second factor by {} is stored when the store returns: {}", account, away.getMessage());
            store.putCopy(used);
        }
        return true;
    }

    /** Removes the factor of an account; false if there is none. */
    public synchronized boolean remove(String account) {
        offered.remove(account);
        if (!factors.containsKey(account)) {
            return false;
        }
        store.remove(account);
        factors.remove(account);
        return true;
    }

    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }
}
