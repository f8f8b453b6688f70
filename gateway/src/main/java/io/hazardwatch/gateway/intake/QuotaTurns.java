package io.hazardwatch.gateway.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The places of one input in the quotas of all enterprises that use it; as many as there are of those. One thread. */
public final class QuotaTurns {
    private final EnterpriseQuotas quotas;
    private final Map<String, Optional<QuotaTurn>> turns = new HashMap<>();

    public QuotaTurns(EnterpriseQuotas quotas) {
        this.quotas = quotas;
    }

    /** The place in the quota of an enterprise; null if it has none, or there is no enterprise. */
    public QuotaTurn of(String enterprise) {
        Optional<QuotaTurn> known = turns.get(enterprise);
        if (known == null) {
            known = Optional.ofNullable(quotas.of(enterprise)).map(QuotaTurn::new);
            turns.put(enterprise, known);
        }
        return known.orElse(null);
    }
}
