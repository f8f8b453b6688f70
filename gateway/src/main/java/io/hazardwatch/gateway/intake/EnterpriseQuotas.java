package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The quotas of all enterprises and what is used of them. Any thread. Looked up once for a connection, never for a message. */
public final class EnterpriseQuotas {
    /** Nobody has a quota. */
    public static final EnterpriseQuotas NONE = new EnterpriseQuotas(QuotaSettings.NONE, Clock.SYSTEM);
    private static final long RECENT_MILLIS = 60_000;

    private final QuotaSettings settings;
    private final Clock clock;
    private final Map<String, EnterpriseShare> shares = new ConcurrentHashMap<>();

    public EnterpriseQuotas(QuotaSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The share of an enterprise; null if it has no quota, or there is no enterprise. */
    public EnterpriseShare of(String enterprise) {
        if (enterprise == null || settings.of(enterprise).equals(EnterpriseQuota.NONE)) {
            return null;
        }
        return shares.computeIfAbsent(enterprise, name -> new EnterpriseShare(name, settings.of(name), clock.nanos()));
    }

    /** Limits of an enterprise. */
    public EnterpriseQuota quota(String enterprise) {
        return settings.of(enterprise);
    }

    /** Notes that something of an enterprise was slowed or refused. Rejects may name an enterprise that nobody knows, which gets no share. */
    public void exceeded(String enterprise, QuotaKind kind) {
        EnterpriseShare share = kind == QuotaKind.REJECTS && enterprise != null ? shares.get(enterprise) : of(enterprise);
        if (share != null && (kind != QuotaKind.REJECTS || share.quota().rejectsPerSecond() > 0)) {
            share.exceeded(kind, clock.millis());
        }
    }

    /** What can be limited. */
    public List<QuotaKind> kinds() {
        return List.of(QuotaKind.values());
    }

    /** How often somebody was slowed or refused. */
    public long exceeded(QuotaKind kind) {
        return shares.values().stream().mapToLong(share -> share.exceeded(kind)).sum();
    }

    /** What an enterprise was slowed or refused for within the last minute. */
    public List<QuotaKind> recent(String enterprise) {
        EnterpriseShare share = shares.get(enterprise);
        return share == null ? List.of() : recent(share).toList();
    }

    private Stream<QuotaKind> recent(EnterpriseShare share) {
        long since = clock.millis() - RECENT_MILLIS;
        return Stream.of(QuotaKind.values()).filter(kind -> share.exceededAt(kind) >= since && share.exceededAt(kind) > 0);
    }

    /** How many were slowed or refused within the last minute, for people; null if nobody was. Names none: all may read it. */
    public String hint() {
        long many = shares.values().stream().filter(share -> recent(share).findAny().isPresent()).count();
        return many == 0 ? null : "enterprises over a quota: " + many;
    }
}
