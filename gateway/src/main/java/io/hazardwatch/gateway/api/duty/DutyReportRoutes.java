package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.book.DutyNow;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The duty report of a day, week or month as a page to print. Event loop; the records are read in a pool. */
final class DutyReportRoutes {
    private final DutyRequests requests;
    private final WorkerPool pool;
    private final Clock clock;

    DutyReportRoutes(DutyRequests requests, WorkerPool pool, Clock clock) {
        this.requests = requests;
        this.pool = pool;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/api/v1/duty-report").handler(this::report);
    }

    private void report(RoutingContext ctx) {
        Query query = new Query(ctx);
        String enterprise = query.name("enterprise");
        String site = query.name("site");
        if (enterprise != null) {
            Caller.of(ctx).requireSightOfPart(enterprise);
        }
        List<DutyPost> posts = requests.visible(ctx, null).stream().map(DutyNow::post)
                .filter(post -> enterprise == null || enterprise.equals(post.enterprise()))
                .filter(post -> site == null || post.site() == null || site.equals(post.site())).toList();
        ReportPeriod period = period(query.text("period"));
        LocalDate day = day(query.text("day"), posts.isEmpty() ? ZoneOffset.UTC : posts.getFirst().zone());
        LocalDate first = period.first(day);
        LocalDate end = period.end(day);
        DutyReportPage page = new DutyReportPage(RosterExchangeRoutes.isEnglish(ctx), requests.duty().people());
        Responses.blocking(ctx, pool, () -> page.of(posts.stream().map(post -> DutyReport.read(requests.duty().store(), post, first, end)).toList(),
                first, end), text -> ctx.response().putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store").end(text));
    }

    private LocalDate day(String asked, ZoneId zone) {
        return asked == null ? Instant.ofEpochMilli(clock.millis()).atZone(zone).toLocalDate() : CalendarJson.day("day", asked);
    }

    private static ReportPeriod period(String asked) {
        String name = asked == null ? "day" : asked;
        return Arrays.stream(ReportPeriod.values()).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
                .orElseThrow(() -> Problem.invalid("period", asked, "must be day, week or month"));
    }
}
