package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.model.RejectReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Unusable messages: all are counted, the latest are kept for inspection.
 *
 * <p>Any thread. Keeps the last {@value RejectRing#KEPT} of each enterprise and accepts at most {@value RejectRing#PER_SECOND}
 * per second, so a device that only sends rubbish costs a counter; the rest of a flood is counted, not kept.
 */
public final class Quarantine {
    /** Longest excerpt of a payload, in bytes. */
    public static final int EXCERPT_BYTES = 1024;
    private static final int RINGS_MAX = 1024;
    private static final int CREDENTIALS_MAX = 65_536;
    private static final String OTHERS = "";

    private final Map<String, RejectRing> rings = new ConcurrentHashMap<>();
    private final Map<String, LongAdder[]> counts = new ConcurrentHashMap<>();
    private final LongAdder[] totals = adders();
    private final EnterpriseQuotas enterprises;
    private volatile QuarantineFiles files;

    /** Nobody has a quota. */
    public Quarantine() {
        this(EnterpriseQuotas.NONE);
    }

    /** @param enterprises quotas of enterprises */
    public Quarantine(EnterpriseQuotas enterprises) {
        this.enterprises = enterprises;
    }

    /**
     * Loads rejects of earlier runs, and stores later ones in these files too.
     *
     * @throws IOException when the files cannot be read
     */
    public void keepIn(QuarantineFiles kept) throws IOException {
        kept.read(rejected -> ring(rejected.origin().enterprise()).keep(rejected));
        files = kept;
    }

    /**
     * Counts a reject and, except during a flood, keeps the payload's first bytes.
     *
     * @param detail for people; may be null
     */
    public void reject(MessageOrigin origin, RejectReason reason, String detail, byte[] bytes, int from, int length,
                       long arrivalMillis) {
        count(origin, reason);
        RejectRing ring = ring(origin.enterprise());
        if (ring.hasRoom(arrivalMillis)) {
            String excerpt = new String(bytes, from, Math.min(length, EXCERPT_BYTES), StandardCharsets.UTF_8);
            keep(ring, new Rejected(arrivalMillis, origin, reason, detail, excerpt, length));
        } else {
            enterprises.exceeded(origin.enterprise(), QuotaKind.REJECTS);
        }
    }

    private void keep(RejectRing ring, Rejected rejected) {
        ring.keep(rejected);
        QuarantineFiles kept = files;
        if (kept != null) {
            kept.offer(rejected);
        }
    }

    /** Only counts, for messages that are delayed rather than refused. */
    public void count(MessageOrigin origin, RejectReason reason) {
        counters(origin.credentialId())[reason.ordinal()].increment();
        totals[reason.ordinal()].increment();
    }

    /** The latest rejects of an enterprise, latest first. */
    public List<Rejected> recent(String enterprise) {
        RejectRing ring = rings.get(enterprise);
        return ring == null ? List.of() : ring.latestFirst();
    }

    /** Numbers of rejects by credential id and reason; only reasons that occurred. */
    public Map<String, Map<RejectReason, Long>> counts() {
        Map<String, Map<RejectReason, Long>> all = new TreeMap<>();
        counts.forEach((credential, adders) -> all.put(credential, read(adders)));
        return all;
    }

    /** Number of rejects for one reason since the start. */
    public long count(RejectReason reason) {
        return totals[reason.ordinal()].sum();
    }

    private RejectRing ring(String enterprise) {
        RejectRing ring = rings.get(enterprise);
        if (ring != null) {
            return ring;
        }
        String key = rings.size() < RINGS_MAX ? enterprise : OTHERS;
        return rings.computeIfAbsent(key, k -> new RejectRing(perSecond(k)));
    }

    private int perSecond(String enterprise) {
        int quota = enterprises.quota(enterprise).rejectsPerSecond();
        return quota == 0 ? RejectRing.PER_SECOND : Math.min(quota, RejectRing.PER_SECOND);
    }

    private LongAdder[] counters(String credential) {
        LongAdder[] adders = counts.get(credential);
        if (adders != null) {
            return adders;
        }
        String key = counts.size() < CREDENTIALS_MAX ? credential : OTHERS;
        return counts.computeIfAbsent(key, k -> adders());
    }

    private static Map<RejectReason, Long> read(LongAdder[] adders) {
        Map<RejectReason, Long> seen = new EnumMap<>(RejectReason.class);
        for (RejectReason reason : RejectReason.values()) {
            long sum = adders[reason.ordinal()].sum();
            if (sum > 0) {
                seen.put(reason, sum);
            }
        }
        return seen;
    }

    private static LongAdder[] adders() {
        LongAdder[] adders = new LongAdder[RejectReason.values().length];
        java.util.Arrays.setAll(adders, i -> new LongAdder());
        return adders;
    }
}
