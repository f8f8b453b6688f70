package io.hazardwatch.gateway.api.leaks;

import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.plant.PointRoutes;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.leaks.checks.CheckKind;
import io.hazardwatch.gateway.leaks.checks.InstrumentCheck;
import io.hazardwatch.gateway.registry.BumpTest;
import io.hazardwatch.gateway.registry.CalibrationDates;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.time.Days;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Records that an instrument was bump-tested or calibrated, and lists what was recorded. Event loop. */
final class InstrumentCheckRoutes {
    private static final String CHECKS = PointRoutes.PATH + "/checks";
    private static final int NAME_MAX = 64;
    private static final int WORDS_MAX = 500;
    private static final long LATE_MILLIS_MAX = Duration.ofDays(31).toMillis();
    private static final long AHEAD_MILLIS_MAX = Duration.ofMinutes(1).toMillis();
    private static final long PATIENCE_SECONDS = 10;

    private final InstrumentChecks checks;
    private final SiteIndex sites;
    private final Clock clock;

    InstrumentCheckRoutes(InstrumentChecks checks, SiteIndex sites, Clock clock) {
        this.checks = checks;
        this.sites = sites;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get(CHECKS).handler(this::list);
        router.post(CHECKS).handler(this::record);
    }

    private void list(RoutingContext ctx) {
        Point point = PointRoutes.point(ctx, sites);
        if (!checks.isKnown()) {
            throw Problem.busy("the stored checks of instruments are not known yet; try again");
        }
        JsonArray found = new JsonArray(checks.of(point.id()).stream().map(InstrumentCheckJson::of).toList());
        Responses.json(ctx, InstrumentCheckJson.of(checks.of(point)).put("checks", found));
    }

    private void record(RoutingContext ctx) {
        Point point = PointRoutes.point(ctx, sites);
        InstrumentCheck check = read(point, RequestBody.of(ctx), Caller.of(ctx).name());
        Future.fromCompletionStage(checks.record(check, AccessRecorder.sessionOf(ctx)), ctx.vertx().getOrCreateContext())
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onFailure(failure -> ctx.fail(refusal(failure)))
                .onSuccess(noted -> Responses.attempt(ctx, () -> Responses.json(ctx, 201, InstrumentCheckJson.of(noted).encode())));
    }

    /** A check that takes long may be stored all the same. */
    private static Throwable refusal(Throwable failure) {
        return failure instanceof TimeoutException ? new Problem(503, "the store did not answer; look before recording it again")
                .with("reason", "UNANSWERED") : failure instanceof IllegalStateException && !(failure instanceof DatabaseAwayException)
                ? Problem.busy(failure.getMessage()) : failure;
    }

    private InstrumentCheck read(Point point, RequestBody body, String by) {
        CheckKind kind = kind(body);
        double applied = body.number("applied", Double.NaN);
        double asFound = body.number("asFound", Double.NaN);
        if (kind == CheckKind.BUMP_TEST && !(applied > 0)) {
            throw Problem.invalid("applied", shown(applied), "must be above 0 for a bump test");
        }
        if (kind == CheckKind.BUMP_TEST && Double.isNaN(asFound)) {
            throw Problem.invalid("asFound", null, "must be given for a bump test");
        }
        CalibrationDates dates = checks.of(point);
        boolean isPassed = isPassed(body);
        double tolerance = dates.bump().tolerance() > 0 ? dates.bump().tolerance() : BumpTest.TOLERANCE;
        if (isPassed && kind == CheckKind.BUMP_TEST && Math.abs(asFound - applied) > tolerance * applied) {
            throw Problem.invalid("result", "passed", "must be failed, because asFound differs from applied by more than "
                    + Math.round(100 * tolerance) + " %");
        }
        long now = clock.millis();
        long at = at(body, now);
        ZoneId zone = sites.zone(point.id().enterprise(), point.id().site());
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
        return new InstrumentCheck("", point.id(), kind, body.text("gas", NAME_MAX, "").strip(), applied, asFound, body.number("asLeft", Double.NaN),
                isPassed, day, due(body, kind, dates, day), body.text("words", WORDS_MAX, "").strip(), by, at, now);
    }

    private static CheckKind kind(RequestBody body) {
        String kind = body.text("kind", NAME_MAX, null);
        return Stream.of(CheckKind.values()).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(kind)).findFirst()
                .orElseThrow(() -> Problem.invalid("kind", kind, "must be bump_test or calibration"));
    }

    private static boolean isPassed(RequestBody body) {
        String result = body.text("result", NAME_MAX, null);
        if (!"passed".equals(result) && !"failed".equals(result)) {
            throw Problem.invalid("result", result, "must be passed or failed");
        }
        return result.equals("passed");
    }

    private static Object shown(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /** As it is said; else after as long as the site file or the check before left between one and the next. */
    private static LocalDate due(RequestBody body, CheckKind kind, CalibrationDates dates, LocalDate day) {
        LocalDate last = kind == CheckKind.CALIBRATION ? dates.last() : dates.bump().last();
        LocalDate due = kind == CheckKind.CALIBRATION ? dates.due() : dates.bump().due();
        if (body.has("due")) {
            return due(body.text("due", NAME_MAX, null), day);
        }
        if (due != null && last == null) {
            throw Problem.invalid("due", null, "must be given, because nothing says how often it is done");
        }
        return due == null ? null : day.plusDays(due.toEpochDay() - last.toEpochDay());
    }

    private static LocalDate due(String text, LocalDate day) {
        try {
            LocalDate due = Days.parse(text);
            if (due.isAfter(day)) {
                return due;
            }
        } catch (DateTimeParseException wrong) {
            throw Problem.invalid("due", text, "must be a day such as 2027-01-31");
        }
        throw Problem.invalid("due", text, "must be after the day of the check");
    }

    private static long at(RequestBody body, long nowMillis) {
        long at = body.has("at") ? body.millis("at") : nowMillis;
        if (at > nowMillis + AHEAD_MILLIS_MAX || at < nowMillis - LATE_MILLIS_MAX) {
            throw Problem.invalid("at", body.text("at", NAME_MAX, ""), "must be within the last 31 days");
        }
        return at;
    }
}
