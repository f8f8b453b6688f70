package io.hazardwatch.gateway.api.equipment;

import io.hazardwatch.gateway.equipment.EquipmentGap;
import io.hazardwatch.gateway.equipment.EquipmentStanding;
import io.hazardwatch.gateway.registry.EquipmentKind;
import io.hazardwatch.gateway.registry.EquipmentState;
import io.hazardwatch.gateway.registry.Site;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts equipment by kind, by reason and by the age of the proof that its kind needs. One thread. */
final class EquipmentFigures {
    /** Ages of proofs in days, each inclusive. */
    private static final int[] AGES = {90, 180, 365};

    private static final class Count {
        private int total;
        private int unprotected;
        private final int[] ages = new int[AGES.length + 1];
        private int never;
        private long oldestDays = -1;

        JsonObject json() {
            JsonObject byAge = new JsonObject();
            for (int i = 0; i < AGES.length; i++) {
                byAge.put("upTo" + AGES[i], ages[i]);
            }
            return new JsonObject().put("total", total).put("unprotected", unprotected)
                    .put("proofAge", byAge.put("older", ages[AGES.length]).put("never", never))
                    .put("oldestProofDays", oldestDays < 0 ? null : oldestDays);
        }
    }

    private final Map<EquipmentKind, Count> kinds = new EnumMap<>(EquipmentKind.class);
    private final Map<EquipmentGap.Reason, Integer> reasons = new EnumMap<>(EquipmentGap.Reason.class);
    private final Count all = new Count();

    void add(Site site, EquipmentStanding standing, long nowMillis) {
        List<EquipmentGap.Reason> found = EquipmentJson.gaps(site, standing, nowMillis).stream().map(EquipmentGap::reason).distinct().toList();
        found.forEach(reason -> reasons.merge(reason, 1, Integer::sum));
        for (Count count : List.of(all, kinds.computeIfAbsent(standing.equipment().kind(), kind -> new Count()))) {
            count.total++;
            count.unprotected += found.isEmpty() ? 0 : 1;
            if (standing.equipment().state() != EquipmentState.OUT_OF_SERVICE) {
                addAge(count, site, standing, nowMillis);
            }
        }
    }

    private static void addAge(Count count, Site site, EquipmentStanding standing, long nowMillis) {
        if (standing.proved() == null) {
            count.never++;
            return;
        }
        long days = Math.max(0, ChronoUnit.DAYS.between(standing.proved(), EquipmentJson.today(site, nowMillis)));
        int at = 0;
        while (at < AGES.length && days > AGES[at]) {
            at++;
        }
        count.ages[at]++;
        count.oldestDays = Math.max(count.oldestDays, days);
    }

    JsonObject json() {
        JsonArray byKind = new JsonArray();
        kinds.forEach((kind, count) -> byKind.add(count.json().put("kind", kind.wire())));
        JsonObject byReason = new JsonObject();
        reasons.forEach((reason, count) -> byReason.put(reason.name().toLowerCase(Locale.ROOT), count));
        return all.json().put("reasons", byReason).put("kinds", byKind);
    }
}
