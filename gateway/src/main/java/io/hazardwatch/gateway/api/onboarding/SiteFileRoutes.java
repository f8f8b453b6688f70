package io.hazardwatch.gateway.api.onboarding;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Shelving;
import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.EditedResource;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.onboarding.ConfigurationFiles.Present;
import io.hazardwatch.gateway.onboarding.Proposal;
import io.hazardwatch.gateway.onboarding.ProposalBook;
import io.hazardwatch.gateway.onboarding.ProposalDraft;
import io.hazardwatch.gateway.onboarding.ProposalKind;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;

/** Site files as they stand, and what people write in their place, which becomes a proposal. Event loop. */
public final class SiteFileRoutes {
    private static final String SITE = "/api/v1/sites/:enterprise/:site";
    private static final String ENTERPRISE = "/api/v1/enterprises/:enterprise";
    private static final int BODY_BYTES_MAX = 16 << 20;
    private static final int BODIES_MAX = 2;
    private static final int WHY_MAX = 1_000;
    private static final int NAME_MAX = 64;
    private static final int SITES_MAX = 2_000;

    private final Proposals proposals;
    private final SiteIndex sites;
    private final Clock clock;
    private final Semaphore inWork = new Semaphore(BODIES_MAX);

    public SiteFileRoutes(Proposals proposals, SiteIndex sites, Clock clock) {
        this.proposals = proposals;
        this.sites = sites;
        this.clock = clock;
    }

    /** Files are larger than other bodies. */
    public static void mountBodies(Router router) {
        router.put(SITE).handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX));
        router.put(ENTERPRISE).handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX));
    }

    /** Adds the routes; before those that show sites and enterprises, whose answers get a version. */
    public void mount(Router router) {
        EditedResource edited = new EditedResource(ctx -> ctx.pathParam("enterprise") + '/' + ctx.pathParam("site"));
        edited.watch(router, SITE, ctx -> Future.succeededFuture(site(ctx)), HttpMethod.PUT);
        edited.guard(router, SITE + "/limits", ctx -> Future.succeededFuture(site(ctx)), HttpMethod.POST);
        new EditedResource().watch(router, ENTERPRISE, ctx -> Future.succeededFuture(enterprise(ctx)), HttpMethod.PUT);
        router.put(SITE).handler(ctx -> inTurn(ctx, this::putSite));
        router.post(SITE + "/limits").handler(this::limit);
        router.put(ENTERPRISE).handler(ctx -> inTurn(ctx, this::putEnterprise));
        router.get(SITE + "/file").handler(this::siteFile);
        router.get(ENTERPRISE + "/files").handler(this::enterpriseFiles);
    }

    /** The version of a site is that of its file; one that is to be made only if it is new is not there yet. */
    private JsonObject site(RoutingContext ctx) {
        Query query = new Query(ctx);
        String enterprise = query.path("enterprise");
        String site = query.path("site");
        Caller.of(ctx).requireSight(enterprise, site);
        boolean isNew = sites.site(enterprise, site) == null && proposals.file(enterprise, site) == null;
        if (isNew && ctx.request().method() == HttpMethod.PUT && ctx.request().headers().contains("If-None-Match")) {
            throw Problem.notFound("no site " + enterprise + '/' + site);
        }
        return version(enterprise, site);
    }

    private JsonObject version(String enterprise, String site) {
        return new JsonObject().put("site", enterprise + '/' + site).put("file", proposals.file(enterprise, site))
                .put("version", proposals.tag(enterprise, site));
    }

    private JsonObject enterprise(RoutingContext ctx) {
        String enterprise = new Query(ctx).path("enterprise");
        Caller caller = Caller.of(ctx);
        caller.requireSightOfPart(enterprise);
        return new JsonObject().put("enterprise", enterprise).put("sites", new JsonArray(own(enterprise, caller).stream()
                .map(site -> version(enterprise, site)).toList()));
    }

    private List<String> own(String enterprise, Caller caller) {
        return sites.registry().sites().stream().filter(site -> site.enterprise().equals(enterprise)).map(site -> site.site())
                .filter(site -> caller.sees(enterprise, site)).toList();
    }

    private void siteFile(RoutingContext ctx) {
        Query query = new Query(ctx);
        String enterprise = query.path("enterprise");
        String site = query.path("site");
        Caller.of(ctx).requireSight(enterprise, site);
        ProposalRoutes.ask(ctx, proposals.submit(book -> {
            Map<String, String> files = texts(book, enterprise, List.of(site));
            if (files.isEmpty()) {
                throw Problem.notFound("no site " + enterprise + '/' + site);
            }
            return files;
        }), files -> {
            ctx.response().putHeader("ETag", EditedResource.tagOf(version(enterprise, site)));
            Responses.json(ctx, version(enterprise, site).put("content", files.get(site)));
        });
    }

    private void enterpriseFiles(RoutingContext ctx) {
        JsonObject version = enterprise(ctx);
        String enterprise = version.getString("enterprise");
        List<String> own = own(enterprise, Caller.of(ctx));
        if (own.isEmpty()) {
            throw Problem.notFound("no enterprise " + enterprise);
        }
        ProposalRoutes.ask(ctx, proposals.submit(book -> texts(book, enterprise, own)), files -> {
            ctx.response().putHeader("ETag", EditedResource.tagOf(version));
            JsonObject contents = new JsonObject();
            files.forEach(contents::put);
            Responses.json(ctx, new JsonObject().put("enterprise", enterprise).put("sites", contents));
        });
    }

    private static Map<String, String> texts(ProposalBook book, String enterprise, List<String> sites) {
        Present present = book.files().present();
        if (!present.isSettled()) {
            throw new Problem(409, "the files are not those in force; correct or confirm them first").with("reason", "FILES_UNSETTLED");
        }
        Map<String, String> texts = new TreeMap<>();
        sites.stream().filter(site -> present.siteFiles().containsKey(enterprise + '/' + site)).forEach(site -> texts.put(site,
                new String(present.contents().get(present.siteFiles().get(enterprise + '/' + site)), StandardCharsets.UTF_8)));
        return texts;
    }

    /** Each body needs some ten times its size until its work has ended, also when nobody waits for the answer, so few are in work. */
    private void inTurn(RoutingContext ctx, Function<RoutingContext, CompletionStage<Proposal>> put) {
        if (!inWork.tryAcquire()) {
            throw Problem.busy("other files are being checked; try again shortly");
        }
        CompletionStage<Proposal> asked;
        try {
            asked = put.apply(ctx);
        } catch (RuntimeException | Error refused) {
            inWork.release();
            throw refused;
        }
        asked.whenComplete((proposal, refused) -> inWork.release());
        answer(ctx, asked);
    }

    private CompletionStage<Proposal> putSite(RoutingContext ctx) {
        Query query = new Query(ctx);
        String enterprise = query.path("enterprise");
        String site = query.path("site");
        Caller.of(ctx).requireSight(enterprise, site);
        RequestBody body = RequestBody.of(ctx);
        Map<String, byte[]> contents = Map.of(fileOf(enterprise, site), content(body, "content"));
        return propose(ctx, book -> contents, why(ctx, body));
    }

    /** All of the enterprise's sites, by whoever sees all of it: one that is left out goes. */
    private CompletionStage<Proposal> putEnterprise(RoutingContext ctx) {
        String enterprise = new Query(ctx).path("enterprise");
        Caller caller = Caller.of(ctx);
        caller.requireSight(enterprise);
        RequestBody body = RequestBody.of(ctx);
        RequestBody files = body.object("sites");
        Map<String, byte[]> contents = new HashMap<>();
        own(enterprise, caller).forEach(site -> contents.put(fileOf(enterprise, site), new byte[0]));
        Map<String, Object> given = body.map("sites");
        if (given.size() > SITES_MAX) {
            throw Problem.invalid("sites", given.size(), "must be at most " + SITES_MAX);
        }
        given.keySet().forEach(site -> contents.put(fileOf(enterprise, site), content(files, site)));
        return propose(ctx, book -> contents, why(ctx, body));
    }

    private static byte[] content(RequestBody body, String name) {
        byte[] content = body.text(name, BODY_BYTES_MAX, null).getBytes(StandardCharsets.UTF_8);
        if (content.length == 0) {
            throw Problem.invalid(name, "", "must be a site file");
        }
        return content;
    }

    /** Proposes the file of a site with another value of a limit in it, and nothing else changed. */
    private void limit(RoutingContext ctx) {
        Query query = new Query(ctx);
        String enterprise = query.path("enterprise");
        String site = query.path("site");
        Caller.of(ctx).requireSight(enterprise, site);
        RequestBody body = RequestBody.of(ctx);
        PointId point = new PointId(enterprise, site, name(body, "device"), name(body, "point"));
        String level = body.text("level", NAME_MAX, null);
        LimitLevel wanted = Stream.of(LimitLevel.values()).filter(each -> each.name().equals(level)).findFirst()
                .orElseThrow(() -> Problem.invalid("level", level, "must be LL, L, H or HH"));
        double at = body.number("at", Double.NaN);
        if (!Double.isFinite(at)) {
            throw Problem.invalid("at", at, "must be a number");
        }
        answer(ctx, propose(ctx, book -> Map.of(fileOf(enterprise, site), withLimit(book, point, wanted, at)), why(ctx, body)));
    }

    private static String name(RequestBody body, String member) {
        String name = body.text(member, NAME_MAX, null);
        if (!Names.isName(name)) {
            throw Problem.invalid(member, name, "must match [A-Za-z0-9_-]{1,64}");
        }
        return name;
    }

    private static byte[] withLimit(ProposalBook book, PointId point, LimitLevel level, double at) {
        String text = texts(book, point.enterprise(), List.of(point.site())).get(point.site());
        byte[] edited = text == null ? null : book.files().withLimit(text.getBytes(StandardCharsets.UTF_8), point, level, at);
        if (edited == null) {
            throw new Problem(409, "the limit does not stand in the site file in a way that can be changed here; edit the file")
                    .with("reason", "LIMIT_NOT_IN_FILE");
        }
        return edited;
    }

    private static boolean isDryRun(RoutingContext ctx) {
        return new Query(ctx).flag("dryRun");
    }

    /** What has no effect needs no reason. */
    private static String why(RoutingContext ctx, RequestBody body) {
        return isDryRun(ctx) ? "" : said(body.text("why", WHY_MAX, null));
    }

    /** A reason, which must not read like what the gateway itself writes into reports. */
    static String said(String why) {
        if (why.isBlank()) {
            throw Problem.invalid("why", why, "must say why");
        }
        return unforged(why.strip());
    }

    static String unforged(String why) {
        if (why.contains(Shelving.SECOND) || why.contains(Note.LOOSENED)) {
            throw Problem.invalid("why", why, "must not contain \"" + Shelving.SECOND + "\" or \"" + Note.LOOSENED + '"');
        }
        return why;
    }

    private String fileOf(String enterprise, String site) {
        String known = proposals.file(enterprise, site);
        return known == null ? "sites/" + enterprise + '.' + site + ".yaml" : known;
    }

    private CompletionStage<Proposal> propose(RoutingContext ctx, Function<ProposalBook, Map<String, byte[]>> contents, String why) {
        Caller caller = Caller.of(ctx);
        boolean isDryRun = isDryRun(ctx);
        return proposals.submit(AccessRecorder.sessionOf(ctx), book -> {
            ProposalDraft draft = new ProposalDraft(ProposalKind.EDIT, caller.name(), why, contents.apply(book),
                    (enterprise, site) -> enterprise == null ? caller.seesAll() : caller.sees(enterprise, site));
            return isDryRun ? book.preview(draft, clock.millis()) : book.propose(draft, clock.millis());
        });
    }

    private static void answer(RoutingContext ctx, CompletionStage<Proposal> asked) {
        boolean isDryRun = isDryRun(ctx);
        ProposalRoutes.ask(ctx, asked, proposal -> {
            if (isDryRun) {
                Responses.json(ctx, ProposalJson.preview(proposal));
            } else {
                Responses.json(ctx, 201, ProposalJson.whole(proposal).encode());
            }
        });
    }
}
