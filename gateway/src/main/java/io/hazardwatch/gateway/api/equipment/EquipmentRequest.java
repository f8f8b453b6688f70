package io.hazardwatch.gateway.api.equipment;

import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.equipment.EquipmentBypass;
import io.hazardwatch.gateway.equipment.EquipmentKey;
import io.hazardwatch.gateway.equipment.EquipmentProof;
import io.hazardwatch.gateway.equipment.EquipmentStanding;
import io.hazardwatch.gateway.registry.ProofDates;
import io.hazardwatch.gateway.registry.ProofKind;
import io.hazardwatch.gateway.time.Days;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;

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
        ProofKind kind = choice("kind", ProofKind.values());
        String result = body.text("result", NAME_MAX, null);
        if (!"passed".equals(result) && !"failed".equals(result)) {
            throw Problem.invalid("result", result, "must be passed or failed");
        }
        LocalDate day = body.has("day") ? day("day") : today;
        if (day.isAfter(today) || day.isBefore(today.minusDays(LATE_DAYS_MAX))) {
            throw Problem.invalid("day", day, "must be within the last " + LATE_DAYS_MAX + " days");
        }
        return new EquipmentProof("", equipment, kind, result.equals("passed"), day, due(standing.dates(kind), day),
                body.text("certificate", NAME_MAX, "").strip(), body.text("words", WORDS_MAX, "").strip(), by, nowMillis, session);
    }

    /** As it is said; else after as long as the site file or the proof before left between one and the next. */
    private LocalDate due(ProofDates known, LocalDate day) {
        if (body.has("due")) {
            LocalDate due = day("due");
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
        EquipmentBypass.Kind kind = choice("kind", EquipmentBypass.Kind.values());
        String why = needed("why");
        String measure = needed("measure");
        long until = body.millis("until");
        if (until <= nowMillis || until > nowMillis + BYPASS_MILLIS_MAX) {
            throw Problem.invalid("until", body.text("until", NAME_MAX, ""), "must be ahead, and at most 366 days");
        }
        return new EquipmentBypass("", equipment, kind, why, measure, by, nowMillis, until, null, session);
    }

    EquipmentBypass.Ended ended() {
        return new EquipmentBypass.Ended(by, nowMillis, body.text("words", WORDS_MAX, "").strip(), session);
    }

    private String needed(String name) {
        String text = body.text(name, WORDS_MAX, null).strip();
        if (text.isEmpty()) {
            throw Problem.invalid(name, text, "must not be empty");
        }
        return text;
    }

    private LocalDate day(String name) {
        String text = body.text(name, NAME_MAX, null);
        try {
            return Days.parse(text);
        } catch (DateTimeParseException wrong) {
            throw Problem.invalid(name, text, "must be a day such as 2027-01-31");
        }
    }

    private <E extends Enum<E>> E choice(String name, E[] choices) {
        String text = body.text(name, NAME_MAX, null);
        StringBuilder known = new StringBuilder();
        for (E choice : choices) {
            String wire = choice.name().toLowerCase(Locale.ROOT);
            if (wire.equals(text)) {
                return choice;
            }
            known.append(known.isEmpty() ? "" : ", ").append(wire);
        }
        throw Problem.invalid(name, text, "must be one of " + known);
    }
}
