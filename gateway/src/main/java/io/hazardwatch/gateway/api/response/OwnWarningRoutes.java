package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.access.SecondPerson;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.plant.SearchWords;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.response.warnings.OwnWarning;
import io.hazardwatch.gateway.response.warnings.OwnWarningBook;
import io.hazardwatch.gateway.response.warnings.OwnWarningFeed;
import io.hazardwatch.gateway.response.warnings.OwnWarningOutcome;
import io.hazardwatch.gateway.response.warnings.OwnWarningScope;
import io.hazardwatch.gateway.response.warnings.OwnWarningText;
import io.hazardwatch.gateway.signing.Sha256;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Warnings of our own: the feeds and documents, and how people prepare, release and correct them. Public messages are for everybody who is
 * logged in, restricted ones for who sees the site. Event loop.
 */
public final class OwnWarningRoutes {
    private static final String CAP = "/api/v1/cap";
    private static final int REASON_MAX = 200;
    private static final long PATIENCE_SECONDS = 20;

    private final OwnWarnings warnings;
    private final SiteIndex sites;
    private final SecondPerson second;
    private final Clock clock;

    public OwnWarningRoutes(OwnWarnings warnings, SiteIndex sites, SecondPerson second, Clock clock) {
        this.second = second;
        this.warnings = warnings;
        this.sites = sites;
        this.clock = clock;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(CAP + "/feed.atom").handler(this::feed);
        router.get(CAP + "/messages").handler(this::list);
        router.post(CAP + "/messages").handler(this::prepare);
        router.post(CAP + "/messages/:ownwarning/release").handler(this::release);
        router.post(CAP + "/messages/:ownwarning/discard").handler(ctx -> act(ctx, book -> book.discard(ctx.pathParam("ownwarning"), Caller.of(ctx)
                .name())));
        router.post(CAP + "/messages/:ownwarning/correct").handler(this::correct);
        router.get(CAP + "/:identifier.xml").handler(this::document);
    }

    private static boolean sees(Caller caller, OwnWarning warning) {
        return caller.sees(warning.enterprise(), warning.site());
    }

    private static boolean mayRead(Caller caller, OwnWarning warning) {
        return warning.scope() == OwnWarningScope.PUBLIC || sees(caller, warning);
    }

    private void feed(RoutingContext ctx) {
        Query query = new Query(ctx);
        OwnWarningScope scope = switch (query.text("scope") == null ? "public" : query.text("scope")) {
            case "public" -> OwnWarningScope.PUBLIC;
            case "restricted" -> OwnWarningScope.RESTRICTED;
            default -> throw Problem.invalid("scope", query.text("scope"), "must be public or restricted");
        };
        String nature = query.text("nature");
        if (nature != null && !nature.equals("exercise")) {
            throw Problem.invalid("nature", nature, "must be exercise, or left out for real messages");
        }
        Caller caller = Caller.of(ctx);
        Set<String> altered = warnings.altered();
        List<OwnWarning> entries = OwnWarningFeed.entries(warnings.all(), scope, nature != null, clock.millis()).stream()
                .filter(each -> mayRead(caller, each) && !altered.contains(each.id())).toList();
        send(ctx, "application/atom+xml", OwnWarningFeed.atom(entries, scope, nature != null, warnings.origin()));
    }

    /** With an ETag, so that readers may ask often. */
    private static void send(RoutingContext ctx, String type, String text) {
        String tag = '"' + Sha256.hex(text) + '"';
        ctx.response().putHeader("ETag", tag).putHeader("Cache-Control", "no-cache");
        if (tag.equals(ctx.request().getHeader("If-None-Match"))) {
            ctx.response().setStatusCode(304).end();
        } else {
            ctx.response().putHeader("Content-Type", type + ";charset=utf-8").end(Buffer.buffer(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void document(RoutingContext ctx) {
        String name = ctx.pathParam("identifier");
        OwnWarning warning = warnings.sent(name);
        if (warning == null) {
            throw Problem.notFound("no document " + name);
        }
        if (!mayRead(Caller.of(ctx), warning)) {
            throw Problem.outsideScope();
        }
        send(ctx, "application/cap+xml", warning.document());
    }

    private void list(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        int limit = new Query(ctx).limit();
        List<String> words = SearchWords.asked(new Query(ctx));
        Set<String> altered = warnings.altered();
        Responses.json(ctx, new JsonObject().put("messages", new JsonArray(warnings.all().stream().filter(each -> mayRead(caller, each))
                .filter(each -> each.state() == OwnWarning.State.SENT && !altered.contains(each.id()) || sees(caller, each))
                .filter(each -> words.isEmpty() || SearchWords.areIn(wordsOf(each), words)).limit(limit)
                .map(each -> json(each, caller).put("altered", altered.contains(each.id()))).toList())));
    }

    private static List<String> wordsOf(OwnWarning warning) {
        OwnWarningText text = warning.text();
        return List.of(warning.enterprise(), warning.site(), warning.identifier(), text.event().zh(), text.event().en(), text.headline().zh(),
                text.headline().en(), text.area().zh(), text.area().en());
    }

    /** Who prepared and released a message is shown to those who see its site. */
    private JsonObject json(OwnWarning warning, Caller caller) {
        JsonObject json = OwnWarningJson.of(warning, sites.zone(warning.enterprise(), warning.site()), clock.millis());
        if (!sees(caller, warning)) {
            List.of("preparedBy", "releasedBy", "note").forEach(json::remove);
        }
        return json;
    }

    private void prepare(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        OwnWarningReader reader = new OwnWarningReader(sites, caller, RequestBody.of(ctx));
        ask(ctx, book -> book.prepare(reader.read(book, clock.millis())), 201);
    }

    private void release(RoutingContext ctx) {
        String nature = RequestBody.of(ctx).text("confirm", REASON_MAX, null);
        if (!nature.equals("ACTUAL") && !nature.equals("EXERCISE")) {
            throw Problem.invalid("confirm", nature, "must be ACTUAL or EXERCISE, what the message is");
        }
        String id = ctx.pathParam("ownwarning");
        String by = Caller.of(ctx).name();
        act(ctx, book -> isReleasedByAnotherAccount(book.of(id), by) ? OwnWarningOutcome.refused(OwnWarningOutcome.Refusal.SECOND_PERSON_NEEDED)
                : book.release(id, by, nature.equals("EXERCISE"), clock.millis()));
    }

    /** Whether the same person released it by another account. */
    private boolean isReleasedByAnotherAccount(OwnWarning prepared, String by) {
        return prepared.state() == OwnWarning.State.PREPARED && !prepared.releasedBy().contains(by)
                && prepared.releasedBy().stream().anyMatch(first -> second.isSame(first, by));
    }

    private void correct(RoutingContext ctx) {
        String reason = RequestBody.of(ctx).text("reason", REASON_MAX, null);
        act(ctx, book -> book.correct(ctx.pathParam("ownwarning"), reason, Caller.of(ctx).name(), clock.millis()));
    }

    /** Does something about a message of a site that the caller sees. */
    private void act(RoutingContext ctx, Function<OwnWarningBook, OwnWarningOutcome> work) {
        Caller caller = Caller.of(ctx);
        String id = ctx.pathParam("ownwarning");
        ask(ctx, book -> {
            OwnWarning known = book.of(id);
            if (known == null) {
                throw Problem.notFound("no message " + id);
            }
            caller.requireSight(known.enterprise(), known.site());
            return work.apply(book);
        }, 200);
    }

    private void ask(RoutingContext ctx, Function<OwnWarningBook, OwnWarningOutcome> work, int status) {
        Future.fromCompletionStage(warnings.submit(AccessRecorder.sessionOf(ctx), work), ctx.vertx().getOrCreateContext())
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onFailure(failure -> ctx.fail(failure instanceof IllegalStateException && !(failure instanceof DatabaseAwayException)
                        ? Problem.busy(failure.getMessage()) : failure))
                .onSuccess(outcome -> Responses.attempt(ctx, () -> {
                    require(outcome);
                    Responses.json(ctx, status, json(outcome.warning(), Caller.of(ctx)).encode());
                }));
    }

    private static void require(OwnWarningOutcome outcome) {
        if (outcome.refusal() == null) {
            return;
        }
        String why = switch (outcome.refusal()) {
            case UNKNOWN -> "there is no such message";
            case INVALID -> String.join("; ", outcome.rules());
            case NOT_PREPARED -> "it was sent or discarded before";
            case NOT_SENT -> "only what was sent can be corrected";
            case WRONG_ORDER -> "a first message needs a chain that has ended, any other one that has begun";
            case SECOND_PERSON_NEEDED -> "you have released it; another person must too, before the public is told to act at once";
            case OTHER_NATURE -> "confirm: the message is of the other nature";
            case TOO_MANY -> "the enterprise has too many messages; discard drafts, or wait until old ones are forgotten";
        };
        throw new Problem(outcome.refusal() == OwnWarningOutcome.Refusal.INVALID ? 400 : 409, why).with("reason", outcome.refusal().name())
                .with("rules", new JsonArray(outcome.rules()));
    }
}
