package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.alarms.Transition;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/** What people ask of alarms; each goes to the alarm's lane as a message and is answered after the commit. Event loop. */
final class CommandRoutes {
    private static final int COMMENT_MAX = 1000;
    private static final long PATIENCE_SECONDS = 10;

    /** Makes the command out of the present alarm, the person's name and the body. */
    private interface Maker {
        AlarmCommand make(Alarm alarm, String actor, RequestBody body);
    }

    private final AlarmRoutes alarms;
    private final Commands commands;
    private final AlarmJson encoder;

    CommandRoutes(Rooms rooms, AlarmRoutes alarms, AlarmJson encoder) {
        this.alarms = alarms;
        this.commands = rooms.commands();
        this.encoder = encoder;
    }

    void mount(Router router) {
        router.post("/api/v1/alarms/:id/ack").handler(ctx -> command(ctx, CommandRoutes::acknowledge));
        router.post("/api/v1/alarms/:id/reset").handler(ctx -> command(ctx, CommandRoutes::reset));
        router.post("/api/v1/alarms/:id/comment").handler(ctx -> command(ctx, CommandRoutes::comment));
    }

    private static AlarmCommand acknowledge(Alarm alarm, String actor, RequestBody body) {
        return new AlarmCommand.Acknowledge(alarm.id(), alarm.point(), actor, body.positive("occurrence"),
                body.positive("annSeq"), body.text("comment", COMMENT_MAX, ""));
    }

    private static AlarmCommand reset(Alarm alarm, String actor, RequestBody body) {
        return new AlarmCommand.Reset(alarm.id(), alarm.point(), actor, body.text("comment", COMMENT_MAX, ""));
    }

    private static AlarmCommand comment(Alarm alarm, String actor, RequestBody body) {
        String comment = body.text("comment", COMMENT_MAX, null);
        if (comment.isBlank()) {
            throw Problem.invalid("comment", comment, "must not be empty");
        }
        return new AlarmCommand.Comment(alarm.id(), alarm.point(), actor, comment);
    }

    private void command(RoutingContext ctx, Maker maker) {
        Caller caller = Caller.of(ctx);
        caller.require(Role.OPERATOR);
        RequestBody body = RequestBody.of(ctx);
        alarms.find(ctx, alarm -> submit(ctx, maker.make(alarm, caller.name(), body)));
    }

    private void submit(RoutingContext ctx, AlarmCommand command) {
        Future.fromCompletionStage(commands.submit(command), ctx.vertx().getOrCreateContext())
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onFailure(unanswered -> ctx.fail(new Problem(503,
                        "the alarm engine did not answer; look at the alarm before asking again")
                        .with("reason", String.valueOf(unanswered.getMessage()))))
                .onSuccess(transition -> Answer.attempt(ctx, () -> answer(ctx, transition)));
    }

    private void answer(RoutingContext ctx, Transition transition) {
        if (transition.refusal() == Refusal.UNKNOWN_ALARM) {
            throw Problem.notFound("no alarm " + ctx.pathParam("id"));
        }
        if (transition.refusal() != null) {
            throw new Problem(409, RefusalText.of(transition.refusal())).with("reason", transition.refusal().name())
                    .with("alarm", encoder.of(transition.after()));
        }
        Answer.json(ctx, encoder.of(transition.after()));
    }
}
