package io.hazardwatch.gateway.api.equipment;

import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.equipment.EquipmentBypass;
import io.hazardwatch.gateway.equipment.EquipmentGap;
import io.hazardwatch.gateway.equipment.EquipmentProof;
import io.hazardwatch.gateway.equipment.EquipmentStanding;
import io.hazardwatch.gateway.registry.Equipment;
import io.hazardwatch.gateway.registry.ProofDates;
import io.hazardwatch.gateway.registry.ProofKind;
import io.hazardwatch.gateway.registry.Site;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The wire form of equipment, its proofs and bypasses. Pure, any thread. */
final class EquipmentJson {
    private EquipmentJson() {}

    static JsonObject of(Site site, EquipmentStanding standing, long nowMillis) {
        Equipment equipment = standing.equipment();
        ZoneId zone = site.timezone();
        JsonArray points = new JsonArray();
        equipment.points().forEach(point -> points.add(point.toString()));
        JsonArray reasons = new JsonArray();
        gaps(site, standing, nowMillis).forEach(gap -> reasons.add(new JsonObject().put("reason", gap.reason().name().toLowerCase(Locale.ROOT))
                .put("since", gap.sinceMillis() == 0 ? null : Times.iso(gap.sinceMillis(), zone))
                .put("seconds", gap.sinceMillis() == 0 ? null : (nowMillis - gap.sinceMillis()) / 1000)));
        return new JsonObject().put("enterprise", site.enterprise()).put("site", site.site()).put("equipment", equipment.id())
                .put("siteName", JsonValues.text(site.name())).put("kind", equipment.kind().wire()).put("name", JsonValues.text(equipment.name()))
                .put("hazardSource", equipment.hazardSource()).put("state", equipment.state().name().toLowerCase(Locale.ROOT))
                .put("certificate", certificate(equipment)).put("proofs", proofs(standing, today(site, nowMillis))).put("points", points)
                .put("bypass", standing.bypass() == null ? null : of(standing.bypass(), zone)).put("reasons", reasons);
    }

    /** The reasons that hold now, the oldest first. */
    static List<EquipmentGap> gaps(Site site, EquipmentStanding standing, long nowMillis) {
        return standing.gaps(site.timezone()).stream().filter(gap -> gap.sinceMillis() <= nowMillis).toList();
    }

    static LocalDate today(Site site, long nowMillis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(nowMillis), site.timezone());
    }

    private static JsonObject certificate(Equipment equipment) {
        Equipment.Certificate certificate = equipment.certificate();
        return certificate.number().isEmpty() && certificate.until() == null ? null
                : new JsonObject().put("number", certificate.number()).put("until", day(certificate.until()));
    }

    private static JsonArray proofs(EquipmentStanding standing, LocalDate today) {
        JsonArray all = new JsonArray();
        for (ProofKind kind : ProofKind.values()) {
            ProofDates dates = standing.dates(kind);
            boolean isNeeded = kind == standing.equipment().kind().proof();
            if (isNeeded || standing.dates().containsKey(kind) || standing.failed().containsKey(kind)) {
                all.add(new JsonObject().put("kind", kind.wire()).put("needed", isNeeded).put("last", day(dates.last())).put("due", day(dates.due()))
                        .put("daysLeft", dates.due() == null ? null : ChronoUnit.DAYS.between(today, dates.due()))
                        .put("failedSince", day(standing.failed().get(kind))));
            }
        }
        return all;
    }

    static JsonObject of(EquipmentProof proof) {
        return new JsonObject().put("id", proof.id()).put("kind", proof.kind().wire()).put("result", proof.isPassed() ? "passed" : "failed")
                .put("day", day(proof.day())).put("due", day(proof.due())).put("certificate", proof.certificate()).put("words", proof.words())
                .put("by", proof.by()).put("recordedAt", Times.utc(proof.notedMillis()));
    }

    static JsonObject of(EquipmentBypass bypass, ZoneId zone) {
        EquipmentBypass.Ended ended = bypass.ended();
        return new JsonObject().put("id", bypass.id()).put("kind", bypass.kind().wire()).put("why", bypass.why()).put("measure", bypass.measure())
                .put("by", bypass.by()).put("since", Times.iso(bypass.sinceMillis(), zone)).put("until", Times.iso(bypass.untilMillis(), zone))
                .put("ended", ended == null ? null : new JsonObject().put("by", ended.by()).put("at", Times.iso(ended.atMillis(), zone))
                        .put("words", ended.words()));
    }

    private static String day(LocalDate day) {
        return day == null ? null : day.toString();
    }
}
