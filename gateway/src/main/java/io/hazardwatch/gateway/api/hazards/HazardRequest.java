package io.hazardwatch.gateway.api.hazards;

import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.hazards.Assessment;
import io.hazardwatch.gateway.hazards.DocumentKind;
import io.hazardwatch.gateway.hazards.GradedState;
import io.hazardwatch.gateway.hazards.ReassessmentTrigger;
import io.hazardwatch.gateway.hazards.Recorded;
import io.hazardwatch.gateway.hazards.SourceDocument;
import io.hazardwatch.gateway.hazards.SourceKey;
import io.hazardwatch.gateway.hazards.StockEntry;
import io.hazardwatch.gateway.hazards.TriggerEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/**
 * Reads what somebody records of a hazard source. Each refusal names the field, its value and the rule.
 *
 * @param today in the time zone of the site
 */
record HazardRequest(RequestBody body, SourceKey source, Recorded by, LocalDate today) {
    static final int NAME_MAX = 128;
    static final int WORDS_MAX = 500;
    private static final int GRAM_DIGITS = 6;
    private static final double TONNES_MAX = 1e6;
    /** Older records come from paper. */
    private static final int YEARS_BACK = 10;
    private static final int STOCK_DAYS_BACK = 366;

    /** @param state what is graded: that of the site file now */
    Assessment assessment(GradedState state) {
        LocalDate day = past("day", today.minusYears(YEARS_BACK));
        String assessor = body.needed("assessor", NAME_MAX);
        return new Assessment("", source, day, assessor, state, words(), body.has("filed") ? filing(day) : Assessment.Filing.NONE, by);
    }

    /** @param assessed the day of the assessment, before which nobody files it */
    Assessment.Filing filing(LocalDate assessed) {
        return new Assessment.Filing(past("filed", assessed), text("filing", NAME_MAX), by);
    }

    TriggerEntry trigger() {
        ReassessmentTrigger kind = body.choice("kind", NAME_MAX, ReassessmentTrigger.values());
        return new TriggerEntry("", source, kind, past("day", today.minusYears(YEARS_BACK)), body.needed("words", WORDS_MAX), by);
    }

    SourceDocument document(DocumentKind kind) {
        SourceDocument.State state = body.choice("state", NAME_MAX, SourceDocument.State.values());
        boolean isThere = state == SourceDocument.State.PRESENT;
        LocalDate day = body.has("day") ? past("day", today.minusYears(5L * YEARS_BACK)) : null;
        if (isThere && day == null) {
            throw Problem.invalid("day", null, "must be given for a document that is there");
        }
        LocalDate due = body.has("due") ? body.day("due", NAME_MAX) : isThere && kind.months() > 0 ? day.plusMonths(kind.months()) : null;
        if (due != null && day != null && !due.isAfter(day)) {
            throw Problem.invalid("due", due, "must be after the day of the document");
        }
        if (state == SourceDocument.State.NOT_APPLICABLE && words().isEmpty()) {
            throw Problem.invalid("words", "", "must say why it is not applicable");
        }
        return new SourceDocument(source, kind, state, day, due, text("reference", WORDS_MAX), words(), by);
    }

    /** @param substances that may be named */
    StockEntry stock(Set<String> substances) {
        String substance = body.needed("substance", NAME_MAX);
        if (!substances.contains(substance)) {
            throw Problem.invalid("substance", substance, "must be one of " + substances);
        }
        String direction = body.text("direction", NAME_MAX, null);
        if (!"in".equals(direction) && !"out".equals(direction)) {
            throw Problem.invalid("direction", direction, "must be in or out");
        }
        return new StockEntry(0, source, substance, direction.equals("in"), grams(), stockDay(), words(), 0, by, StockEntry.Decision.NONE);
    }

    LocalDate stockDay() {
        return body.has("day") ? past("day", today.minusDays(STOCK_DAYS_BACK)) : today;
    }

    private long grams() {
        double tonnes = body.number("tonnes", Double.NaN);
        if (!(tonnes > 0) || tonnes > TONNES_MAX) {
            throw Problem.invalid("tonnes", tonnes, "must be above 0 and at most " + TONNES_MAX);
        }
        BigDecimal exact = BigDecimal.valueOf(tonnes).movePointRight(GRAM_DIGITS);
        if (exact.stripTrailingZeros().scale() > 0) {
            throw Problem.invalid("tonnes", tonnes, "must have at most " + GRAM_DIGITS + " digits after the point");
        }
        return exact.longValueExact();
    }

    String words() {
        return text("words", WORDS_MAX);
    }

    private String text(String name, int most) {
        return body.text(name, most, "").strip();
    }

    private LocalDate past(String name, LocalDate first) {
        LocalDate day = body.day(name, NAME_MAX);
        if (day.isAfter(today) || day.isBefore(first)) {
            throw Problem.invalid(name, day, "must be from " + first + " to today");
        }
        return day;
    }
}
