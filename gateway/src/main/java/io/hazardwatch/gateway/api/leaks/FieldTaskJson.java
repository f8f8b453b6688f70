package io.hazardwatch.gateway.api.leaks;

import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.leaks.field.FieldTask;
import io.hazardwatch.gateway.leaks.field.FieldTaskPlace;
import io.hazardwatch.gateway.leaks.plant.PlantWords;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.CityGas;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.time.PresentReadings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Tasks of field staff as JSON. Any thread. */
final class FieldTaskJson {
    private static final double OPEN = 0.5;
    /** Rules about a valve, before its id: that it did not close, was opened in gas, or has closed. */
    private static final List<String> ALARMS = List.of("valve-", "opened-", "closed-");
    /** Of a valve that never counts as stale, or is configured no more. */
    private static final long AGE_MILLIS_MAX = 60_000;
    private static final int PERIODS_MAX = 3;

    private final SiteIndex sites;
    private final Function<PointId, Reading> last;
    private final Clock clock;
    private final PresentReadings present = new PresentReadings();

    /** @param last the newest reading of a point, or null; from memory */
    FieldTaskJson(SiteIndex sites, Function<PointId, Reading> last, Clock clock) {
        this.sites = sites;
        this.last = last;
        this.clock = clock;
    }

    static String name(FieldTask.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    JsonObject of(FieldTask task) {
        ZoneId zone = sites.zone(task.enterprise(), task.site());
        JsonArray households = new JsonArray();
        task.households().forEach(each -> households.add(JsonValues.text(each)));
        return new JsonObject().put("id", task.id()).put("enterprise", task.enterprise()).put("site", task.site())
                .put("state", name(task.state())).put("place", JsonValues.text(task.place())).put("households", households)
                .put("alarm", task.alarmId()).put("createdAt", Times.iso(task.createdMillis(), zone)).put("dueAt", Times.iso(task.dueMillis(), zone))
                .put("overdue", task.isOverdue(clock.millis())).put("toldOverdueAt", time(task.overdueMillis(), zone))
                .put("takenBy", said(task.takenBy())).put("takenAt", time(task.takenMillis(), zone))
                .put("doneBy", said(task.doneBy())).put("doneAt", time(task.doneMillis(), zone)).put("result", said(task.result()))
                .put("joinedInto", said(task.joinedInto()));
    }

    /** Whether a task is about that alarm. */
    boolean isAbout(FieldTask task, String alarm) {
        return FieldTaskPlace.isAbout(sites.site(task.enterprise(), task.site()), task, alarm);
    }

    /** With the detectors and valves that are where it is to be done. */
    JsonObject whole(FieldTask task) {
        FieldTaskPlace place = FieldTaskPlace.of(sites.site(task.enterprise(), task.site()), task);
        ZoneId zone = sites.zone(task.enterprise(), task.site());
        return of(task).put("detectors", points(place.detectors()))
                .put("valves", new JsonArray(place.valves().stream().map(each -> valve(each, task, zone)).toList()));
    }

    private static JsonArray points(List<PointId> points) {
        return new JsonArray(points.stream().map(PointId::toString).toList());
    }

    private JsonObject valve(CityGas.ShutOff valve, FieldTask task, ZoneId zone) {
        Reading newest = last.apply(valve.valve());
        Reading present = present(newest, valve.valve());
        String state = present == null ? "unknown" : present.value() < OPEN ? "closed" : "open";
        Reading reading = present == null ? newest : present;
        return new JsonObject().put("id", valve.id()).put("name", JsonValues.text(valve.name())).put("point", valve.valve().toString())
                .put("detectors", points(valve.detectors().stream().map(CityGas.Detector::point).toList())).put("state", state)
                .put("alarms", points(ALARMS.stream().map(each -> PlantWords.point(task.enterprise(), task.site(), each + valve.id())).toList()))
                .put("at", reading == null ? null : Times.iso(reading.eventMillis(), zone));
    }

    /** The reading that says how the valve is now, as the rule about it takes it; null if it is not known. Calls come on several event loops. */
    private Reading present(Reading newest, PointId valve) {
        Point point = sites.registry().point(valve);
        long period = point == null ? 0 : point.periodMillis();
        Reading reading;
        synchronized (present) {
            reading = present.of(newest, period);
        }
        long ageMax = point != null && point.staleAfterMillis() > 0 ? point.staleAfterMillis() : Math.max(AGE_MILLIS_MAX, PERIODS_MAX * period);
        return reading == null || reading.quality() == Quality.BAD || Math.abs(clock.millis() - reading.arrivalMillis()) > ageMax ? null : reading;
    }

    private static String said(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String time(long millis, ZoneId zone) {
        return millis == 0 ? null : Times.iso(millis, zone);
    }
}
