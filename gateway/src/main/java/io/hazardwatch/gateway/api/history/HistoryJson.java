package io.hazardwatch.gateway.api.history;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.history.rollup.SteppedSeries;
import io.hazardwatch.gateway.history.store.Series;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.Point;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The wire form of a series: columns, one row per step that has readings, and the alarm changes of the period. */
final class HistoryJson {
    private final ZoneId zone;

    HistoryJson(ZoneId zone) {
        this.zone = zone;
    }

    String of(Point point, SteppedSeries stepped, List<JournalEntry> changes) {
        Series series = stepped.series();
        JsonArray times = new JsonArray();
        Arrays.stream(series.t()).forEach(t -> times.add(Times.iso(t, zone)));
        return new JsonObject().put("point", point.id().toString()).put("unit", point.unit())
                .put("stepMillis", stepped.stepMillis()).put("zone", zone.getId()).put("t", times).put("min", numbers(series.min()))
                .put("mean", numbers(series.mean())).put("max", numbers(series.max())).put("last", numbers(series.last()))
                .put("n", counts(series.n())).put("good", counts(series.good())).put("q", worst(series))
                .put("alarms", changes(changes)).encode();
    }

    /** The worst quality of each step, so that a chart can mark what not to trust. */
    private static JsonArray worst(Series series) {
        JsonArray worst = new JsonArray();
        for (int row = 0; row < series.rows(); row++) {
            Quality quality = series.bad()[row] > 0 ? Quality.BAD
                    : series.good()[row] < series.n()[row] ? Quality.UNCERTAIN : Quality.GOOD;
            worst.add(quality.name().toLowerCase(Locale.ROOT));
        }
        return worst;
    }

    /** Oldest first; without refusals, because they changed nothing. */
    private JsonArray changes(List<JournalEntry> newestFirst) {
        JsonArray changes = new JsonArray();
        for (JournalEntry entry : newestFirst.reversed()) {
            if (entry.transition().refusal() == null) {
                changes.add(change(entry));
            }
        }
        return changes;
    }

    private JsonObject change(JournalEntry entry) {
        Alarm alarm = entry.transition().after();
        return new JsonObject().put("at", Times.iso(entry.transition().atMillis(), zone))
                .put("eventAt", Times.iso(alarm.eventAt(), zone)).put("alarm", alarm.id())
                .put("type", entry.transition().type().name()).put("state", alarm.state().name())
                .put("priority", alarm.priority().name()).put("level", alarm.level())
                .put("occurrence", alarm.occurrence()).put("value", JsonValues.number(alarm.value()));
    }

    private static JsonArray numbers(double[] column) {
        JsonArray numbers = new JsonArray();
        Arrays.stream(column).forEach(value -> numbers.add(JsonValues.number(value)));
        return numbers;
    }

    private static JsonArray counts(long[] column) {
        JsonArray counts = new JsonArray();
        Arrays.stream(column).forEach(counts::add);
        return counts;
    }
}
