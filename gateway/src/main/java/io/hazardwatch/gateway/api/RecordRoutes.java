package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.NoticeQueries.Notice;
import io.hazardwatch.gateway.api.RejectQueries.Reject;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What is kept to be looked up: rejected payloads, and the notices of an alarm as proof of delivery. Event loop. */
final class RecordRoutes {
    private final RejectQueries rejects;
    private final NoticeQueries notices;

    RecordRoutes(Rooms rooms) {
        this.rejects = rooms.rejects();
        this.notices = rooms.notices();
    }

    void mount(Router router) {
        router.get("/api/v1/quarantine").handler(this::quarantine);
        router.get("/api/v1/notices").handler(this::notices);
    }

    private void quarantine(RoutingContext ctx) {
        Query query = new Query(ctx);
        Caller caller = Caller.of(ctx);
        String enterprise = query.name("enterprise");
        if (enterprise != null) {
            caller.requireSight(enterprise);
        }
        List<Reject> recent = rejects.recent(enterprise == null ? caller.enterprise() : enterprise);
        JsonArray all = new JsonArray();
        recent.stream().limit(query.limit()).forEach(reject -> all.add(describe(reject)));
        Answer.json(ctx, new JsonObject().put("rejects", all));
    }

    private static JsonObject describe(Reject reject) {
        return new JsonObject().put("at", Times.utc(reject.arrivalMillis())).put("enterprise", reject.enterprise())
                .put("door", reject.door()).put("credential", reject.credential()).put("topic", reject.topic())
                .put("reason", reject.reason().label()).put("detail", reject.detail())
                .put("payload", reject.excerpt()).put("bytes", reject.length());
    }

    private void notices(RoutingContext ctx) {
        Query query = new Query(ctx);
        String alarm = query.text("alarm");
        if (alarm == null) {
            throw Problem.invalid("alarm", alarm, "must be the id of an alarm");
        }
        Caller.of(ctx).requireSight(alarm.split("\\.", 2)[0]);
        int limit = query.limit();
        Answer.blocking(ctx, () -> notices.of(alarm, limit), rows -> {
            JsonArray all = new JsonArray();
            rows.forEach(row -> all.add(describe(row)));
            Answer.json(ctx, new JsonObject().put("notices", all));
        });
    }

    private static JsonObject describe(Notice notice) {
        return new JsonObject().put("id", notice.id()).put("channel", notice.channel()).put("alarm", notice.alarmId())
                .put("occurrence", notice.occurrence()).put("annSeq", notice.annSeq()).put("type", notice.type())
                .put("state", notice.state()).put("attempts", notice.attempts())
                .put("createdAt", Times.utc(notice.createdAt())).put("nextAt", Times.utc(notice.nextAt()))
                .put("acceptedAt", Times.utc(notice.acceptedAt())).put("error", notice.error());
    }
}
