package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.alarms.Shelving;
import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.access.SecondPerson;
import io.hazardwatch.gateway.api.access.TwoPersonAction;
import io.hazardwatch.gateway.api.alarms.MonitoringLaw;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.evaluate.site.ModeOutcome;
import io.hazardwatch.gateway.evaluate.site.UnitMode;
import io.hazardwatch.gateway.registry.PlantUnit;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/** Sets the mode of a unit; answered once it is in the journal. Event loop. */
public final class UnitRoutes {
    private static final int REASON_MAX = 1000;
    private static final long MINUTE = 60_000;
    private static final long PATIENCE_SECONDS = 10;

    private final SiteIndex sites;
    private final UnitModes modes;
    private final UnitJson encoder;
    private final SecondPerson second;
    private final Clock clock;

    public UnitRoutes(UnitModes modes, SiteIndex sites, UnitJson encoder, SecondPerson second, Clock clock) {
        this.second = second;
        this.sites = sites;
        this.modes = modes;
        this.encoder = encoder;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.post("/api/v1/sites/:enterprise/:site/units/:unit/mode").handler(this::say);
    }

    private void say(RoutingContext ctx) {
        Query query = new Query(ctx);
        Caller caller = Caller.of(ctx);
        caller.requireSight(query.path("enterprise"), query.path("site"));
        Site site = sites.site(query.path("enterprise"), query.path("site"));
        PlantUnit unit = site == null ? null : site.logic().unit(query.path("unit"));
        if (unit == null) {
            throw Problem.notFound("no unit " + ctx.pathParam("enterprise") + '/' + ctx.pathParam("site") + '/'
                    + ctx.pathParam("unit"));
        }
        RequestBody body = RequestBody.of(ctx);
        UnitMode said = said(body, site, unit, caller);
        second.of(ctx, body, TwoPersonAction.at(Capability.SET_UNIT_MODE, site.enterprise(), site.site()), person ->
                submit(ctx, site, unit, said.said(AccessRecorder.sessionOf(ctx)).agreedBy(person)));
    }

    private UnitMode said(RequestBody body, Site site, PlantUnit unit, Caller caller) {
        String mode = body.text("mode", 64, null);
        if (!unit.modes().contains(mode)) {
            throw Problem.invalid("mode", mode, "must be one of " + unit.modes());
        }
        String reason = body.text("reason", REASON_MAX, null);
        if (reason.isBlank()) {
            throw Problem.invalid("reason", reason, "must not be empty");
        }
        if (reason.contains(Shelving.SECOND)) {
            throw Problem.invalid("reason", reason, "must not say who agreed; name the second person in second");
        }
        long minutesMax = unit.statementMillisMax() / MINUTE;
        long minutes = body.has("minutes") ? body.positive("minutes") : minutesMax;
        if (minutes > minutesMax) {
            throw Problem.invalid("minutes", minutes, "must be at most " + minutesMax);
        }
        long now = clock.millis();
        return new UnitMode(site.enterprise(), site.site(), unit.id(), mode, caller.name(), true, reason, now,
                now + minutes * MINUTE);
    }

    private void submit(RoutingContext ctx, Site site, PlantUnit unit, UnitMode said) {
        Future.fromCompletionStage(modes.submit(said), ctx.vertx().getOrCreateContext())
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onFailure(unanswered -> ctx.fail(new Problem(503, "the alarm engine did not answer; look before asking again")
                        .with("reason", "UNANSWERED").with("cause", String.valueOf(unanswered.getMessage()))))
                .onSuccess(outcome -> Responses.attempt(ctx, () -> Responses.json(ctx, answer(site, unit, said.mode(), outcome))));
    }

    private JsonObject answer(Site site, PlantUnit unit, String mode, ModeOutcome outcome) {
        return switch (outcome) {
            case TAKEN -> encoder.of(site, unit).put("law", site.logic().isSuppressing(unit.id(), mode) ? MonitoringLaw.json() : null);
            case UNKNOWN -> throw new Problem(409, "the unit was configured differently meanwhile").with("reason", "UNIT_CHANGED");
            case NEEDS_SECOND_PERSON -> throw Problem.forbidden("NEEDS_SECOND_PERSON", "this mode suppresses what can be a P1: name a second person")
                    .with("law", MonitoringLaw.json());
        };
    }
}
