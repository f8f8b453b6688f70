package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.access.AccessJournal;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.EditedResource;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.duty.calendar.DutyCalendar;
import io.hazardwatch.gateway.duty.calendar.Holiday;
import io.hazardwatch.gateway.duty.calendar.KeyPeriod;
import io.hazardwatch.gateway.duty.calendar.store.CalendarBook;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Holidays, key periods and the hours of night. What concerns all enterprises is changed by people who see all of them, a key period
 * of an enterprise also by its own; each change is journaled with who and why. Event loop.
 */
final class CalendarRoutes {
    private static final String PATH = "/api/v1/calendar";
    private static final int WHY_MAX = 500;

    private final CalendarBook book;
    private final Function<DutyCalendar, String> yaml;
    private final WorkerPool pool;
    private final AccessJournal trace;
    private final Clock clock;

    /**
     * @param yaml writes a calendar in the format of its file
     * @param pool runs what waits for the relational store
     */
    CalendarRoutes(CalendarBook book, Function<DutyCalendar, String> yaml, WorkerPool pool, AccessJournal trace, Clock clock) {
        this.book = book;
        this.yaml = yaml;
        this.pool = pool;
        this.trace = trace;
        this.clock = clock;
    }

    void mount(Router router) {
        watch(router);
        router.get(PATH).handler(this::show);
        router.get(PATH + "/export.yaml").handler(this::export);
        router.put(PATH).handler(this::replace);
        router.put(PATH + "/night").handler(this::setNight);
        router.post(PATH + "/holidays").handler(ctx -> putHoliday(ctx, RequestBody.of(ctx).text("id", 64, null), true));
        router.put(PATH + "/holidays/:holiday").handler(ctx -> putHoliday(ctx, new Query(ctx).path("holiday"), false));
        router.delete(PATH + "/holidays/:holiday").handler(this::removeHoliday);
        router.post(PATH + "/key-periods").handler(ctx -> putPeriod(ctx, RequestBody.of(ctx).text("id", 64, null), true));
        router.put(PATH + "/key-periods/:period").handler(ctx -> putPeriod(ctx, new Query(ctx).path("period"), false));
        router.delete(PATH + "/key-periods/:period").handler(this::removePeriod);
    }

    /** All changes of the calendar take turns, because it can be replaced as a whole. */
    private void watch(Router router) {
        EditedResource edited = new EditedResource(ctx -> PATH);
        edited.watch(router, PATH, ctx -> Future.succeededFuture(CalendarJson.seen(book.calendar(), period -> isSeen(ctx, period))), HttpMethod.PUT);
        edited.serveKnown(router, PATH + "/night", ctx -> CalendarJson.night(book.calendar()), HttpMethod.PUT);
        edited.serveKnown(router, PATH + "/holidays/:holiday", ctx -> CalendarJson.of(holiday(new Query(ctx).path("holiday"))), HttpMethod.PUT,
                HttpMethod.DELETE);
        edited.serveKnown(router, PATH + "/key-periods/:period", ctx -> CalendarJson.of(seenPeriod(ctx)), HttpMethod.PUT, HttpMethod.DELETE);
    }

    private static boolean isSeen(RoutingContext ctx, KeyPeriod period) {
        return period.enterprise() == null || Caller.of(ctx).sees(period.enterprise());
    }

    private KeyPeriod seenPeriod(RoutingContext ctx) {
        String id = new Query(ctx).path("period");
        KeyPeriod period = period(id);
        require(false, period != null, id);
        if (!isSeen(ctx, period)) {
            throw Problem.outsideScope();
        }
        return period;
    }

    private Holiday holiday(String id) {
        return book.calendar().holidays().stream().filter(each -> each.id().equals(id)).findFirst()
                .orElseThrow(() -> Problem.notFound("no " + id));
    }

    /** The calendar, and what holds on {@code day}: today by the clock of this machine when none is asked for. */
    private void show(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String asked = new Query(ctx).text("day");
        LocalDate day = asked == null ? today() : CalendarJson.day("day", asked);
        DutyCalendar calendar = book.calendar();
        Responses.json(ctx, CalendarJson.of(calendar, day, period -> period.enterprise() == null || caller.sees(period.enterprise())));
    }

    private LocalDate today() {
        return Instant.ofEpochMilli(clock.millis()).atZone(ZoneId.systemDefault()).toLocalDate();
    }

    /** What the caller sees, in the format of {@code calendar.yaml}. */
    private void export(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        DutyCalendar calendar = book.calendar();
        ctx.response().putHeader("Content-Type", "application/yaml; charset=utf-8").putHeader("Cache-Control", "no-store")
                .putHeader("Content-Disposition", "attachment; filename=\"calendar.yaml\"").end(yaml.apply(calendar.withPeriods(
                        calendar.periods().stream().filter(period -> period.enterprise() == null || caller.sees(period.enterprise())).toList())));
    }

    /** The whole calendar, in the form in which it is shown; all of it holds, or nothing of it. */
    private void replace(RoutingContext ctx) {
        editor(ctx, null);
        RequestBody body = RequestBody.of(ctx);
        DutyCalendar next = CalendarJson.calendar(body);
        change(ctx, null, "calendar", "replaced: " + next.holidays().size() + " holidays, " + next.periods().size() + " key periods", why(body),
                () -> book.replace(next), 200, CalendarJson.of(next, today(), period -> true));
    }

    private static Caller editor(RoutingContext ctx, String enterprise) {
        Caller caller = Caller.of(ctx);
        if (enterprise != null) {
            caller.requireSight(enterprise);
        } else {
            caller.requireSightOfAll("what concerns all enterprises is changed by people who see all of them");
        }
        return caller;
    }

    private void setNight(RoutingContext ctx) {
        editor(ctx, null);
        RequestBody body = RequestBody.of(ctx);
        LocalTime begin = CalendarJson.time(body, "from");
        LocalTime end = CalendarJson.time(body, "to");
        change(ctx, null, "night", begin + " to " + end, why(body), () -> {
            book.setNight(begin, end);
            return true;
        }, 200, new JsonObject().put("from", begin.toString()).put("to", end.toString()));
    }

    private void putHoliday(RoutingContext ctx, String id, boolean isNew) {
        editor(ctx, null);
        RequestBody body = RequestBody.of(ctx);
        Holiday holiday = CalendarJson.holiday(body, id);
        require(isNew, book.calendar().holidays().stream().anyMatch(each -> each.id().equals(id)), id);
        change(ctx, null, "holiday " + id, CalendarJson.of(holiday).encode(), why(body), () -> book.put(holiday), isNew ? 201 : 200,
                CalendarJson.of(holiday));
    }

    private void putPeriod(RoutingContext ctx, String id, boolean isNew) {
        RequestBody body = RequestBody.of(ctx);
        KeyPeriod period = CalendarJson.period(body, id);
        KeyPeriod before = period(id);
        editor(ctx, period.enterprise());
        require(isNew, before != null, id);
        if (before != null) {
            editor(ctx, before.enterprise());
        }
        change(ctx, period.enterprise(), "key period " + id, CalendarJson.of(period).encode(), why(body), () -> book.put(period),
                isNew ? 201 : 200, CalendarJson.of(period));
    }

    private KeyPeriod period(String id) {
        return book.calendar().periods().stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
    }

    private static void require(boolean isNew, boolean isThere, String id) {
        if (isNew && isThere) {
            throw new Problem(409, "id: '" + id + "': must not be taken").with("reason", "ID_TAKEN");
        }
        if (!isNew && !isThere) {
            throw Problem.notFound("no " + id);
        }
    }

    private void removeHoliday(RoutingContext ctx) {
        editor(ctx, null);
        String id = new Query(ctx).path("holiday");
        require(false, book.calendar().holidays().stream().anyMatch(each -> each.id().equals(id)), id);
        change(ctx, null, "holiday " + id, "removed", new Query(ctx).text("why"), () -> {
            book.removeHoliday(id);
            return true;
        }, 204, null);
    }

    private void removePeriod(RoutingContext ctx) {
        String id = new Query(ctx).path("period");
        KeyPeriod before = period(id);
        require(false, before != null, id);
        editor(ctx, before.enterprise());
        change(ctx, before.enterprise(), "key period " + id, "removed", new Query(ctx).text("why"), () -> {
            book.removePeriod(id);
            return true;
        }, 204, null);
    }

    private static String why(RequestBody body) {
        return body.text("why", WHY_MAX, "");
    }

    private void change(RoutingContext ctx, String enterprise, String subject, String what, String why, Callable<Boolean> work, int status,
            JsonObject answer) {
        String reason = why == null || why.isBlank() ? "" : "; " + why.substring(0, Math.min(why.length(), WHY_MAX)).replaceAll("\\p{Cntrl}", " ");
        Responses.blocking(ctx, pool, work, isTaken -> {
            if (!isTaken) {
                throw new Problem(409, "the calendar takes at most " + CalendarBook.ENTRIES_MAX + " of each").with("reason", "TOO_MANY_ENTRIES");
            }
            trace.did(ctx, TransitionType.CALENDAR_CHANGED, enterprise, subject, what + reason);
            if (answer == null) {
                ctx.response().setStatusCode(status).end();
            } else {
                Responses.json(ctx, status, answer.encode());
            }
        });
    }
}
