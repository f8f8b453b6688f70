package io.hazardwatch.gateway.api.leaks;

import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.leaks.checks.InstrumentCheck;
import io.hazardwatch.gateway.registry.CalibrationDates;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Locale;

/** The wire form of checks of instruments. Pure, any thread. */
final class InstrumentCheckJson {
    private InstrumentCheckJson() {}

    static JsonObject of(InstrumentCheck check) {
        return new JsonObject().put("id", check.id()).put("point", check.point().toString())
                .put("kind", check.kind().name().toLowerCase(Locale.ROOT)).put("gas", check.gas().isEmpty() ? null : check.gas())
                .put("applied", JsonValues.number(check.applied())).put("asFound", JsonValues.number(check.asFound()))
                .put("asLeft", JsonValues.number(check.asLeft())).put("result", check.isPassed() ? "passed" : "failed")
                .put("due", day(check.due())).put("words", check.words()).put("by", check.by()).put("at", Times.utc(check.atMillis()))
                .put("recordedAt", Times.utc(check.notedMillis()));
    }

    static JsonObject of(CalibrationDates dates) {
        return new JsonObject().put("calibration", new JsonObject().put("last", day(dates.last())).put("due", day(dates.due())))
                .put("bumpTest", new JsonObject().put("last", day(dates.bump().last())).put("due", day(dates.bump().due())))
                .put("foundOff", dates.isFoundOff());
    }

    private static String day(LocalDate day) {
        return day == null ? null : day.toString();
    }
}
