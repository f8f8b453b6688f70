package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.api.escalation.CallControl;
import io.hazardwatch.gateway.api.escalation.CallJson;
import io.hazardwatch.gateway.api.escalation.CallNames;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.ScopeFilter;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.intake.Rejected;
import io.hazardwatch.gateway.journal.Notice;
import io.hazardwatch.gateway.journal.NoticeState;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.stream.Stream;

/** Reads stored records: rejected payloads, and the notices of an alarm as proof of delivery. Event loop. */
public final class RecordRoutes {
    /** Key of the reject ring for payloads that belong to no known enterprise. */
    private static final String OTHERS = "";
    /** Announcements whose times are shown with the proof. */
    private static final int TIMES_MAX = 20;

    private final WorkerPool pool;
    private final SiteIndex sites;
    private final RejectQueries rejects;
    private final NoticeQueries notices;
    private final CallControl calls;
    private final CallJson json;

    public RecordRoutes(RejectQueries rejects, NoticeQueries notices, CallControl calls, CallNames names, SiteIndex sites,
            WorkerPool pool) {
        this.json = new CallJson(names);
        this.sites = sites;
        this.pool = pool;
        this.rejects = rejects;
        this.notices = notices;
        this.calls = calls;
    }

    public void mount(Router router) {
        router.get("/api/v1/quarantine").handler(this::quarantine);
        router.get("/api/v1/notices").handler(this::notices);
    }

    private void quarantine(RoutingContext ctx) {
        Query query = new Query(ctx);
        ScopeFilter sight = ScopeFilter.of(ctx);
        JsonArray all = new JsonArray();
        recent(sight).limit(query.limit()).forEach(reject -> all.add(describe(reject)));
        Responses.json(ctx, new JsonObject().put("rejects", all));
    }

    /** What was rejected of whole enterprises that are shown, because a payload need not tell its site. */
    private Stream<Rejected> recent(ScopeFilter sight) {
        if (sight.narrowing() != null && sight.isExact()) {
            return rejects.recent(sight.narrowing()).stream();
        }
        Stream<String> known = sites.registry().sites().stream().map(Site::enterprise).distinct().filter(each -> sight.shows(each, null));
        return Stream.concat(known, sight.caller().seesAll() ? Stream.of(OTHERS) : Stream.empty()).flatMap(each -> rejects.recent(each).stream())
                .sorted(Comparator.comparingLong(Rejected::arrivalMillis).reversed());
    }

    private static JsonObject describe(Rejected reject) {
        return new JsonObject().put("at", Times.utc(reject.arrivalMillis()))
                .put("enterprise", reject.origin().enterprise()).put("door", reject.origin().input())
                .put("credential", reject.origin().credential()).put("topic", reject.origin().topic())
                .put("reason", reject.reason().label()).put("detail", reject.detail())
                .put("payload", reject.excerpt()).put("bytes", reject.length());
    }

    private void notices(RoutingContext ctx) {
        Query query = new Query(ctx);
        String alarm = query.text("alarm");
        if (alarm == null) {
            throw Problem.invalid("alarm", alarm, "must be the id of an alarm");
        }
        String[] names = alarm.split("\\.", 3);
        Caller.of(ctx).requireSightOfAlarm(alarm);
        ZoneId zone = sites.zone(names[0], names.length > 1 ? names[1] : "");
        int limit = query.limit();
        Responses.blocking(ctx, pool, () -> proof(alarm, limit, zone), found -> Responses.json(ctx, found));
    }

    /** Systems and people that were told. */
    private JsonObject proof(String alarm, int limit, ZoneId zone) {
        JsonArray systems = new JsonArray();
        notices.of(alarm, limit).forEach(row -> systems.add(describe(row, zone)));
        JsonArray people = new JsonArray();
        calls.messages(alarm, limit).forEach(row -> people.add(json.of(row, zone)));
        JsonArray times = new JsonArray();
        calls.times(alarm, Math.min(limit, TIMES_MAX)).forEach(each -> times.add(CallJson.of(each, zone)));
        return new JsonObject().put("times", times).put("notices", systems).put("messages", people)
                .put("counts", CallJson.of(calls.counts(alarm)));
    }

    private static JsonObject describe(Notice notice, ZoneId zone) {
        return new JsonObject().put("id", notice.id()).put("channel", notice.channel()).put("alarm", notice.alarmId())
                .put("occurrence", notice.occurrence()).put("annSeq", notice.annSeq()).put("type", notice.type().name())
                .put("state", notice.state().name()).put("attempts", notice.attempts())
                .put("createdAt", Times.iso(notice.createdAt(), zone))
                .put("nextAt", isWaiting(notice) ? Times.iso(notice.nextAt(), zone) : null)
                .put("acceptedAt", Times.iso(notice.acceptedAt(), zone)).put("error", notice.lastError());
    }

    private static boolean isWaiting(Notice notice) {
        return notice.state() == NoticeState.PLANNED || notice.state() == NoticeState.RETRY;
    }
}
