package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.AccessEntry;
import io.hazardwatch.gateway.accounts.AccessQuery;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Cursor;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Reads the access log, newest first: of everybody, or of the accounts of the own enterprise. Its paths name sites and alarms, so a finer
 * scope reads none of it. Event loop.
 */
public final class AccessLogRoutes {
    private final AccessLog log;
    private final WorkerPool pool;

    public AccessLogRoutes(AccessLog log, WorkerPool pool) {
        this.log = log;
        this.pool = pool;
    }

    public void mount(Router router) {
        router.get("/api/v1/access-log").handler(this::list);
    }

    private void list(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        if (caller.scope().enterprise() == null || !caller.scope().isPlain()) {
            caller.requireSightOfAll("the access log is about accounts of whole enterprises");
        }
        Query query = new Query(ctx);
        int limit = query.limit();
        AccessQuery asked = new AccessQuery(before(Cursor.of(query)), query.millis("from", 0), query.millis("to", Long.MAX_VALUE), query.text("user"),
                caller.scope().enterprise(), query.flag("refused"));
        Responses.blocking(ctx, pool, () -> log.read(asked, limit + 1), read -> Responses.json(ctx, page(read, limit)));
    }

    private static long before(String place) {
        try {
            return place == null ? Long.MAX_VALUE : Long.parseLong(place);
        } catch (NumberFormatException e) {
            throw Problem.invalid("cursor", place, "must be a cursor this API gave");
        }
    }

    private static JsonObject page(List<AccessEntry> read, int limit) {
        JsonArray lines = new JsonArray();
        read.stream().limit(limit).forEach(each -> lines.add(new JsonObject().put("at", Times.utc(each.atMillis())).put("user", each.account())
                .put("session", each.session()).put("address", each.address()).put("method", each.method()).put("path", each.path())
                .put("status", each.status()).put("reason", each.reason())));
        String next = read.size() > limit ? Cursor.encode(Long.toString(read.get(limit - 1).id())) : null;
        return new JsonObject().put("entries", lines).put("next", next);
    }
}
