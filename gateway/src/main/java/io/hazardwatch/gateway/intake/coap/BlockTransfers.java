package io.hazardwatch.gateway.intake.coap;

import io.hazardwatch.gateway.registry.Credential;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.network.stack.KeyUri;

/**
 * The payloads of a port that are coming in blocks: so many in all, and of one credential a quarter of them, but four. The library keeps the
 * blocks themselves; beyond its own bound it would acknowledge blocks without keeping them. One thread.
 */
final class BlockTransfers {
    /** Longer than the library waits for a block, so that it has forgotten what is forgotten here. */
    private static final long PAUSE_SECONDS_MAX = CoapConnectors.BLOCK_PAUSE_SECONDS_MAX + 5;
    private static final int OF_CREDENTIAL_LEAST = 4;
    private static final int CREDENTIALS_LEAST = 4;

    private record Transfer(Credential credential, long seenNanos) {}

    private final int most;
    private final int ofCredentialMax;
    /** The one that has been silent longest is the first. */
    private final Map<KeyUri, Transfer> transfers = new LinkedHashMap<>();
    private final Map<Credential, Integer> ofCredential = new HashMap<>();

    BlockTransfers(int most) {
        this.most = most;
        this.ofCredentialMax = Math.min(most, Math.max(OF_CREDENTIAL_LEAST, most / CREDENTIALS_LEAST));
    }

    /** A first block has come; false if there is no room for what it begins. */
    boolean begin(KeyUri key, Credential credential, long nowNanos) {
        dropSilent(nowNanos);
        end(key);
        if (transfers.size() >= most || ofCredential.getOrDefault(credential, 0) >= ofCredentialMax) {
            return false;
        }
        transfers.put(key, new Transfer(credential, nowNanos));
        ofCredential.merge(credential, 1, Integer::sum);
        return true;
    }

    /** A further block has come; false if nothing was begun that it belongs to. */
    boolean goesOn(KeyUri key, long nowNanos) {
        Transfer transfer = transfers.remove(key);
        if (transfer == null) {
            return false;
        }
        transfers.put(key, new Transfer(transfer.credential(), nowNanos));
        return true;
    }

    /** Its last block has come, or it was refused. */
    void end(KeyUri key) {
        Transfer transfer = transfers.remove(key);
        if (transfer != null) {
            ofCredential.computeIfPresent(transfer.credential(), (credential, count) -> count > 1 ? count - 1 : null);
        }
    }

    private void dropSilent(long nowNanos) {
        for (Iterator<Transfer> each = transfers.values().iterator(); each.hasNext();) {
            Transfer transfer = each.next();
            if (nowNanos - transfer.seenNanos() < TimeUnit.SECONDS.toNanos(PAUSE_SECONDS_MAX)) {
                return;
            }
            each.remove();
            ofCredential.computeIfPresent(transfer.credential(), (credential, count) -> count > 1 ? count - 1 : null);
        }
    }
}
