package io.hazardwatch.gateway.api.escalation;

import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.people.Post;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Exercises of calls, ordered with a word of their own, and corrections of what people were told: one request prepares a
 * correction, the second sends it. Event loop.
 */
public final class ExerciseRoutes {
    private static final Set<String> CONFIRMATIONS = Set.of("演练", "EXERCISE");
    private static final String WHOLE = "_";
    private static final int NAME_MAX = 64;
    private static final int ID_MAX = 400;
    private static final int MATTER_MAX = 200;

    private final ExerciseControl exercises;
    private final CallNames names;
    private final SiteIndex sites;
    private final Supplier<PeopleDirectory> people;
    private final WorkerPool pool;

    /** @param pool runs what reads the journal */
    public ExerciseRoutes(ExerciseControl exercises, CallNames names, SiteIndex sites, Supplier<PeopleDirectory> people, WorkerPool pool) {
        this.exercises = exercises;
        this.names = names;
        this.sites = sites;
        this.people = people;
        this.pool = pool;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.post("/api/v1/exercises").handler(this::order);
        router.post("/api/v1/exercises/:id/end").handler(this::end);
        router.get("/api/v1/corrections").handler(ctx -> draft(ctx, ctx.request().getParam("alarm"), draft -> Responses.json(ctx, json(draft))));
        router.post("/api/v1/corrections").handler(this::correct);
    }

    private void order(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        Post post = body.has("post") ? post(caller, body.text("post", NAME_MAX, null)) : null;
        String enterprise = post == null ? body.text("enterprise", NAME_MAX, null) : post.enterprise();
        String site = post != null ? post.site() : body.has("site") ? body.text("site", NAME_MAX, null) : null;
        caller.requireSight(enterprise, site);
        if (site == null ? sites.registry().sites().stream().noneMatch(each -> each.enterprise().equals(enterprise))
                : sites.site(enterprise, site) == null) {
            throw Problem.invalid("site", site, "must be a site of " + enterprise);
        }
        String said = body.text("priority", 2, Priority.P1.name());
        Priority priority = Stream.of(Priority.values()).filter(each -> each.name().equals(said)).findFirst()
                .orElseThrow(() -> Problem.invalid("priority", said, "must be P1 to P4"));
        String matter = body.text("matter", MATTER_MAX, null).strip();
        if (matter.isEmpty()) {
            throw Problem.invalid("matter", matter, "must say what people are to act upon");
        }
        String confirmation = body.text("confirm", NAME_MAX, "");
        if (!CONFIRMATIONS.contains(confirmation.strip())) {
            throw Problem.invalid("confirm", confirmation, "must be the word 演练 or EXERCISE");
        }
        CallRoutes.stored(ctx, exercises.order(new ExerciseOrder(enterprise, site, priority, Text.of(matter), caller.name(),
                AccessRecorder.sessionOf(ctx))), id -> {
            if (id == null) {
                throw new Problem(409, "an exercise runs there already").with("reason", "EXERCISE_RUNS");
            }
            Responses.json(ctx, 201, new JsonObject().put("id", id).encode());
        });
    }

    /** A post that the caller does not see is refused as one that does not exist. */
    private Post post(Caller caller, String id) {
        Post post = people.get().posts().get(id);
        if (post == null || post.enterprise() == null || !caller.sees(post.enterprise(), post.site())) {
            throw Problem.invalid("post", id, "must be a post of an enterprise");
        }
        return post;
    }

    private void end(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        Caller caller = Caller.of(ctx);
        requireSightOf(caller, id);
        CallRoutes.stored(ctx, exercises.end(id, caller.name(), AccessRecorder.sessionOf(ctx)), done -> {
            if (!done) {
                throw Problem.notFound("no exercise " + id + " runs");
            }
            Responses.json(ctx, new JsonObject().put("id", id).put("done", true));
        });
    }

    /** Ids of alarms and exercises begin with enterprise and site, or a mark for the whole enterprise. */
    private static void requireSightOf(Caller caller, String id) {
        String[] names = id.split("\\.", 3);
        caller.requireSight(names[0], names.length < 3 || names[1].equals(WHOLE) ? null : names[1]);
    }

    private void draft(RoutingContext ctx, String id, Consumer<CorrectionDraft> then) {
        Caller caller = Caller.of(ctx);
        if (id == null || id.length() > ID_MAX) {
            throw Problem.invalid("alarm", id, "must be the id of an alarm or exercise");
        }
        requireSightOf(caller, id);
        Responses.blocking(ctx, pool, () -> new Found(exercises.draft(id)), found -> {
            if (found.draft() == null) {
                throw Problem.notFound("nobody was called about " + id);
            }
            caller.requireSight(found.draft().enterprise(), found.draft().site());
            then.accept(found.draft());
        });
    }

    /** @param draft null if nobody was called */
    private record Found(CorrectionDraft draft) {}

    private void correct(RoutingContext ctx) {
        RequestBody body = RequestBody.of(ctx);
        String said = body.text("reason", NAME_MAX, null);
        CorrectionReason reason = Stream.of(CorrectionReason.values()).filter(each -> each.name().equals(said)).findFirst()
                .orElseThrow(() -> Problem.invalid("reason", said, "must be EXERCISE or WRONG"));
        draft(ctx, body.text("alarm", ID_MAX, null), draft -> CallRoutes.stored(ctx, exercises.correct(draft, reason, Caller.of(ctx).name(),
                AccessRecorder.sessionOf(ctx)), done -> {
                    if (done != ExerciseControl.Correction.DONE) {
                        throw new Problem(409, "not corrected: " + done).with("reason", done.name());
                    }
                    Responses.json(ctx, new JsonObject().put("alarm", draft.subject()).put("recipients", draft.recipients().size()));
                }));
    }

    private JsonObject json(CorrectionDraft draft) {
        ZoneId zone = sites.zone(draft.enterprise(), draft.site() == null ? "" : draft.site());
        JsonArray recipients = new JsonArray();
        draft.recipients().forEach(each -> recipients.add(new JsonObject().put("person", each.person())
                .put("personName", names.person(each.person())).put("means", each.means())));
        JsonObject texts = new JsonObject();
        for (CorrectionReason reason : CorrectionReason.values()) {
            texts.put(reason.name(), CallJson.text(reason.about(draft.matter())));
        }
        return new JsonObject().put("alarm", draft.subject()).put("recipients", recipients).put("texts", texts)
                .put("callsRun", draft.isRunning())
                .put("correctedAt", draft.correctedAt() == 0 ? null : Times.iso(draft.correctedAt(), zone));
    }
}
