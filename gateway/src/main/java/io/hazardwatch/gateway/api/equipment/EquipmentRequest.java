package io.hazardwatch.gateway.api.equipment;

import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.equipment.EquipmentBypass;
import io.hazardwatch.gateway.equipment.EquipmentKey;
import io.hazardwatch.gateway.equipment.EquipmentProof;
import io.hazardwatch.gateway.equipment.EquipmentStanding;
import io.hazardwatch.gateway.registry.ProofDates;
import io.hazardwatch.gateway.registry.ProofKind;
import java.time.Duration;
import java.time.LocalDate;

/**
 * Reads what somebody records of equipment. Each refusal names the field, its value and the rule.
 *
 * @param by      who records it
 * @param session by which session; null if by none
 */
record EquipmentRequest(RequestBody body, EquipmentKey equipment, String by, String session, long nowMillis) {
    private static final int NAME_MAX = 64;
    private static final int WORDS_MAX = 500;
    private static final int LATE_DAYS_MAX = 366;
    private static final long BYPASS_MILLIS_MAX = Duration.ofDays(366).toMillis();

    /** @param today in the time zone of the site */
    EquipmentProof proof(EquipmentStanding standing, LocalDate today) {
        ProofKind kind = body.choice("kind", NAME_MAX, ProofKind.values());
        String result = body.text("result", NAME_MAX, null);
        if (!"passed".equals(result) && !"failed".equals(result)) {
            throw Problem.invalid("result", result, "must be passed or failed");
        }
        LocalDate day = body.has("day") ? body.day("day", NAME_MAX) : today;
        if (day.isAfter(today) || day.isBefore(today.minusDays(LATE_DAYS_MAX))) {
            throw Problem.invalid("day", day, "must be within the last " + LATE_DAYS_MAX + " days");
        }
        return new EquipmentProof("", equipment, kind, result.equals("passed"), day, due(standing.dates(kind), day),
                body.text("certificate", NAME_MAX, "").strip(), body.text("words", WORDS_MAX, "").strip(), by, nowMillis, session);
    }

    /** As it is said; else after as long as the site file or the proof before left between one and the next. */
    private LocalDate due(ProofDates known, LocalDate day) {
        if (body.has("due")) {
            LocalDate due = body.day("due", NAME_MAX);
            if (!due.isAfter(day)) {
                throw Problem.invalid("due", due, "must be after the day of the proof");
            }
            return due;
        }
        if (known.due() != null && known.last() == null) {
            throw Problem.invalid("due", null, "must be given, because nothing says how often it is done");
        }
        return known.due() == null ? null : day.plusDays(known.due().toEpochDay() - known.last().toEpochDay());
    }

    EquipmentBypass bypass() {
        EquipmentBypass.Kind kind = body.choice("kind", NAME_MAX, EquipmentBypass.Kind.values());
        String why = body.needed("why", WORDS_MAX);
        String measure = body.needed("measure", WORDS_MAX);
        long until = body.millis("until");
        if (until <= nowMillis || until > nowMillis + BYPASS_MILLIS_MAX) {
            throw Problem.invalid("until", body.text("until", NAME_MAX, ""), "must be ahead, and at most 366 days");
        }
        return new EquipmentBypass("", equipment, kind, why, measure, by, nowMillis, until, null, session);
    }

    EquipmentBypass.Ended ended() {
        return new EquipmentBypass.Ended(by, nowMillis, body.text("words", WORDS_MAX, "").strip(), session);
    }
}
