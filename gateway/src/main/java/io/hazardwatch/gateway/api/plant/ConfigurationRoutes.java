package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.access.SecondPerson;
import io.hazardwatch.gateway.api.access.TwoPersonAction;
import io.hazardwatch.gateway.api.alarms.MonitoringLaw;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.SettingRuleTexts;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.ConfigurationRemovals;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Shows the configuration in force and the files that were refused, with reasons, and confirms a configuration that reduces
 * monitoring. Only for people who see all enterprises, because the files cover all of them. Event loop.
 */
public final class ConfigurationRoutes {
    private static final String PATH = "/api/v1/configuration";
    private static final int REVISION_MAX = 128;
    /** Points named in an answer; their total number is always included. */
    private static final int NAMED_MAX = 100;
    private static final long PATIENCE_SECONDS = 30;

    private final LiveConfiguration configuration;
    private final SecondPerson second;

    public ConfigurationRoutes(LiveConfiguration configuration, SecondPerson second) {
        this.configuration = configuration;
        this.second = second;
    }

    public void mount(Router router) {
        router.get(PATH).handler(this::show);
        router.post(PATH + "/confirm").handler(this::confirm);
    }

    private static Caller ofAllEnterprises(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        caller.requireSightOfAll("the configuration is of all enterprises");
        return caller;
    }

    private void show(RoutingContext ctx) {
        ofAllEnterprises(ctx);
        Responses.json(ctx, of(configuration.status()));
    }

    private void confirm(RoutingContext ctx) {
        Caller caller = ofAllEnterprises(ctx);
        RequestBody body = RequestBody.of(ctx);
        String revision = body.text("revision", REVISION_MAX, null);
        second.of(ctx, body, TwoPersonAction.ofConfiguration(), person -> confirm(ctx, revision, caller, person));
    }

    private void confirm(RoutingContext ctx, String revision, Caller caller, String agreed) {
        Future.fromCompletionStage(configuration.confirm(revision, caller.name(), AccessRecorder.sessionOf(ctx), agreed),
                ctx.vertx().getOrCreateContext())
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onFailure(unanswered -> ctx.fail(new Problem(503, "the configuration was not taken in time; look before asking again")
                        .with("reason", "UNANSWERED").with("cause", String.valueOf(unanswered.getMessage()))))
                .onSuccess(outcome -> Responses.attempt(ctx, () -> Responses.json(ctx, answer(outcome))));
    }

    private JsonObject answer(LiveConfiguration.Outcome outcome) {
        JsonObject present = of(configuration.status());
        return switch (outcome) {
            case TAKEN -> present;
            case NOTHING_WAITS -> throw refusal(409, "nothing waits to be confirmed", outcome, present);
            case NEEDS_SECOND_PERSON -> throw refusal(403, "this removes what watches for a P1: name a second person", outcome, present)
                    .with("law", MonitoringLaw.json());
            case OTHER_REVISION -> throw refusal(409, "the files are not those of this revision", outcome, present);
            case NOT_APPLIED -> throw refusal(503, "not every lane watches by it yet; it is tried again", outcome, present);
        };
    }

    private static Problem refusal(int status, String detail, LiveConfiguration.Outcome outcome, JsonObject present) {
        return new Problem(status, detail).with("reason", outcome.name()).with("configuration", present);
    }

    private static JsonObject of(LiveConfiguration.Status status) {
        return new JsonObject().put("revision", status.revision()).put("problems", faults(status.problems()))
                .put("unreadable", status.isUnreadable())
                .put("pending", status.withheld() == null ? null : of(status.withheld()))
                .put("heldAlarms", new JsonArray(status.heldAlarms())).put("secondPerson", status.isSecondNeeded())
                .put("restart", new JsonObject().put("files", new JsonArray(status.restart()))
                        .put("problems", faults(status.restartProblems())))
                .put("failures", status.failures());
    }

    private static JsonObject of(LiveConfiguration.Withheld withheld) {
        ConfigurationRemovals removals = withheld.removals();
        return new JsonObject().put("revision", withheld.revision()).put("reason", removals.reason().name())
                .put("points", removals.after()).put("pointsNow", removals.before())
                .put("dropped", removals.points().size()).put("droppedSites", new JsonArray(removals.sites()))
                .put("droppedPoints", named(removals.points())).put("droppedInAlarm", named(removals.inAlarm()));
    }

    private static JsonArray named(List<PointId> points) {
        JsonArray names = new JsonArray();
        points.stream().limit(NAMED_MAX).forEach(point -> names.add(point.toString()));
        return names;
    }

    private static JsonArray faults(List<LiveConfiguration.Fault> faults) {
        JsonArray list = new JsonArray();
        faults.forEach(fault -> list.add(new JsonObject().put("file", fault.file()).put("path", fault.path())
                .put("value", fault.value()).put("rule", fault.rule()).put("text", JsonValues.text(SettingRuleTexts.of(fault.rule())))));
        return list;
    }
}
