package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.access.SecondPerson;
import io.hazardwatch.gateway.api.access.TwoPersonAction;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Commands for alarms. Each goes to the alarm's lane as a message and is answered after the commit. Event loop. */
public final class CommandRoutes {
    private static final long PATIENCE_SECONDS = 10;
    /** Refusals because of the person, not of the alarm's state. */
    private static final Set<Refusal> FORBIDDEN = EnumSet.of(Refusal.NOT_SHELVABLE, Refusal.NEEDS_SUPERVISOR,
            Refusal.NEEDS_SECOND_PERSON);

    /** Creates the command from the request. */
    private interface Maker {
        AlarmCommand make(CommandRequest request);
    }

    private final AlarmRoutes alarms;
    private final Commands commands;
    private final SecondPerson second;

    public CommandRoutes(Commands commands, AlarmRoutes alarms, SecondPerson second) {
        this.alarms = alarms;
        this.commands = commands;
        this.second = second;
    }

    public void mount(Router router) {
        new BulkAckRoutes(commands, alarms).mount(router);
        offer(router, "ack", Capability.HANDLE_ALARMS, CommandRequest::acknowledge);
        offer(router, "unack", Capability.WITHDRAW_ACKNOWLEDGEMENTS, CommandRequest::unacknowledge);
        offer(router, "silence", Capability.HANDLE_ALARMS, CommandRequest::silence);
        offer(router, "reset", Capability.HANDLE_ALARMS, CommandRequest::reset);
        offer(router, "comment", Capability.HANDLE_ALARMS, CommandRequest::comment);
        offer(router, "shelve", Capability.HANDLE_ALARMS, CommandRequest::shelve);
        offer(router, "unshelve", Capability.HANDLE_ALARMS, CommandRequest::unshelve);
        offer(router, "out-of-service", Capability.TAKE_OUT_OF_SERVICE, CommandRequest::takeOut);
        offer(router, "in-service", Capability.TAKE_OUT_OF_SERVICE, CommandRequest::putBack);
        offer(router, "decommission", Capability.DECOMMISSION_ALARMS, CommandRequest::decommission);
    }

    private void offer(Router router, String verb, Capability needed, Maker maker) {
        router.post("/api/v1/alarms/:id/" + verb).handler(ctx -> command(ctx, needed, maker));
    }

    private void command(RoutingContext ctx, Capability needed, Maker maker) {
        Caller caller = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        alarms.find(ctx, (id, point) -> second.of(ctx, body, TwoPersonAction.at(needed, point.enterprise(), point.site()), person ->
                submit(ctx, maker.make(new CommandRequest(id, point, caller, person, body)))));
    }

    private void submit(RoutingContext ctx, AlarmCommand command) {
        Future.fromCompletionStage(commands.submit(command, AccessRecorder.sessionOf(ctx)), ctx.vertx().getOrCreateContext())
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onFailure(unanswered -> ctx.fail(new Problem(503,
                        "the alarm engine did not answer; look at the alarm before asking again")
                        .with("reason", "UNANSWERED").with("cause", String.valueOf(unanswered.getMessage()))))
                .onSuccess(transition -> Responses.attempt(ctx, () -> answer(ctx, transition)));
    }

    private void answer(RoutingContext ctx, Transition transition) {
        if (transition.refusal() == Refusal.UNKNOWN_ALARM) {
            throw Problem.notFound("no alarm " + ctx.pathParam("id"));
        }
        if (transition.refusal() != null) {
            int status = FORBIDDEN.contains(transition.refusal()) ? 403 : 409;
            Problem problem = new Problem(status, RefusalText.of(transition.refusal())).with("reason", transition.refusal().name())
                    .with("alarm", alarms.json(transition.after()));
            throw MonitoringLaw.isBehind(transition.refusal()) ? problem.with("law", MonitoringLaw.json()) : problem;
        }
        JsonObject alarm = alarms.json(transition.after());
        Responses.json(ctx, MonitoringLaw.concerns(transition.type()) ? alarm.copy().put("law", MonitoringLaw.json()) : alarm);
    }
}
