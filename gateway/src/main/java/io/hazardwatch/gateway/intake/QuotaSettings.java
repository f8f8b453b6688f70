package io.hazardwatch.gateway.intake;

import java.util.Map;

/**
 * Quotas of enterprises.
 *
 * @param each  of every enterprise that is not named
 * @param named of enterprises by name
 */
public record QuotaSettings(EnterpriseQuota each, Map<String, EnterpriseQuota> named) {
    /** No limits for anybody. */
    public static final QuotaSettings NONE = new QuotaSettings(EnterpriseQuota.NONE, Map.of());

    public QuotaSettings {
        named = Map.copyOf(named);
    }

    /** Of that enterprise. */
    public EnterpriseQuota of(String enterprise) {
        return named.getOrDefault(enterprise, each);
    }
}
