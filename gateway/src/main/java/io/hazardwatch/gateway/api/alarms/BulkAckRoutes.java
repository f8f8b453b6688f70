package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.model.PointId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Acknowledges several alarms in one call, each exactly as it was shown. More than {@value #WITHOUT_RIGHT_MAX} need a right of their own,
 * because nobody has read so many. Event loop.
 */
final class BulkAckRoutes {
    /** So many may be acknowledged at once by everybody who handles alarms. */
    static final int WITHOUT_RIGHT_MAX = 10;
    private static final int COUNT_MAX = 500;
    private static final int ID_MAX = 400;
    private static final long PATIENCE_SECONDS = 10;

    private final Commands commands;
    private final AlarmRoutes alarms;

    BulkAckRoutes(Commands commands, AlarmRoutes alarms) {
        this.commands = commands;
        this.alarms = alarms;
    }

    /** Adds the route. */
    void mount(Router router) {
        router.post("/api/v1/alarms/ack").handler(this::acknowledge);
    }

    /** The whole call is refused if one alarm lies outside of the scope; otherwise each is answered for itself. */
    private void acknowledge(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        List<RequestBody> shown = RequestBody.of(ctx).objects("alarms", COUNT_MAX);
        if (shown.size() > WITHOUT_RIGHT_MAX) {
            caller.require(Capability.BULK_ACKNOWLEDGE);
        }
        List<CommandRequest> requests = new ArrayList<>();
        for (RequestBody each : shown) {
            String id = each.text("id", ID_MAX, null);
            caller.requireSightOfAlarm(id);
            PointId point = AlarmRoutes.pointOf(id);
            requests.add(new CommandRequest(id, point, caller, null, each));
        }
        List<Future<JsonObject>> answers = requests.stream().map(CommandRequest::acknowledge)
                .map(command -> Future.fromCompletionStage(commands.submit(command, AccessRecorder.sessionOf(ctx)), ctx.vertx().getOrCreateContext())
                        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS).map(transition -> result(command.alarmId(), transition))
                        .otherwise(failure -> new JsonObject().put("id", command.alarmId()).put("status", 503)
                                .put("reason", String.valueOf(failure.getMessage())))).toList();
        Future.all(answers).onFailure(ctx::fail).onSuccess(all -> Responses.attempt(ctx, () -> {
            JsonArray results = new JsonArray();
            answers.forEach(answer -> results.add(answer.result()));
            Responses.json(ctx, new JsonObject().put("results", results));
        }));
    }

    private JsonObject result(String id, Transition transition) {
        JsonObject result = new JsonObject().put("id", id);
        if (transition.refusal() == Refusal.UNKNOWN_ALARM) {
            return result.put("status", Problem.notFound(id).status()).put("reason", Refusal.UNKNOWN_ALARM.name());
        }
        if (transition.refusal() != null) {
            result.put("status", 409).put("reason", transition.refusal().name()).put("detail", RefusalText.of(transition.refusal()));
        } else {
            result.put("status", 200);
        }
        return result.put("alarm", alarms.json(transition.after()));
    }
}
