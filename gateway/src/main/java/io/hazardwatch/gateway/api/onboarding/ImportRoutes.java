package io.hazardwatch.gateway.api.onboarding;

import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Csv;
import io.hazardwatch.gateway.api.http.EditedResource;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.onboarding.Proposal;
import io.hazardwatch.gateway.onboarding.ProposalDraft;
import io.hazardwatch.gateway.onboarding.ProposalKind;
import io.hazardwatch.gateway.onboarding.ProposalRefusedException;
import io.hazardwatch.gateway.onboarding.imports.ImportColumn;
import io.hazardwatch.gateway.onboarding.imports.ImportReport;
import io.hazardwatch.gateway.onboarding.imports.NewSite;
import io.hazardwatch.gateway.onboarding.imports.RefusedTableException;
import io.hazardwatch.gateway.onboarding.imports.SiteExport;
import io.hazardwatch.gateway.onboarding.imports.SiteImport;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Imports and exports the points of a site as tables. An import is looked at first, and then becomes a proposal. Event loop. */
public final class ImportRoutes {
    private static final String IMPORT = "/api/v1/import";
    private static final String EXPORT = "/api/v1/export";
    private static final String MAPPING = "/api/v1/import/mappings/:enterprise";
    private static final int BODY_BYTES_MAX = 32 << 20;
    private static final int NAME_MAX = 200;
    private static final int HEADERS_MAX = 500;
    private static final double LAT_MAX = 90;
    private static final double LON_MAX = 180;
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final SiteImports imports;
    private final Proposals proposals;
    private final WorkerPool pool;
    private final Clock clock;
    private final Semaphore inWork = new Semaphore(1);

    /** @param pool runs what reads and writes files */
    public ImportRoutes(OnboardingPorts ports, WorkerPool pool, Clock clock) {
        this.imports = ports.imports();
        this.proposals = ports.proposals();
        this.pool = pool;
        this.clock = clock;
    }

    /** Tables are larger than other bodies. */
    static void mountBodies(Router router) {
        router.post(IMPORT).handler(ImportRoutes::requireFile);
        router.post(IMPORT).handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX));
    }

    /** A form would be taken apart before anybody sees the table in it. */
    private static void requireFile(RoutingContext ctx) {
        String type = ctx.request().getHeader("Content-Type");
        if (type != null && (type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/"))) {
            throw new Problem(415, "the body must be the file itself, not a form: send Content-Type text/csv, or that of XLSX"
                    + " (curl: --header 'Content-Type: text/csv' --data-binary @FILE)");
        }
        ctx.next();
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.post(IMPORT).handler(this::take);
        router.get(IMPORT + "/template").handler(this::template);
        new EditedResource().serve(router, MAPPING, this::mapping, HttpMethod.PUT);
        router.put(MAPPING).handler(this::putMapping);
        router.get(EXPORT).handler(this::export);
        router.post(EXPORT).handler(this::export);
    }

    /** The site that is asked for; another one's is not there. */
    private static String[] site(RoutingContext ctx) {
        Query query = new Query(ctx);
        Caller caller = Caller.of(ctx);
        String enterprise = required("enterprise", query.name("enterprise"));
        caller.requireSightOfPart(enterprise);
        String site = required("site", query.name("site"));
        caller.requireSight(enterprise, site);
        return new String[] {enterprise, site};
    }

    private static String required(String name, String value) {
        if (value == null) {
            throw Problem.invalid(name, "", "must be given");
        }
        return value;
    }

    private static String choice(Query query, String name, String usual, List<String> choices) {
        String value = query.text(name);
        if (value != null && !choices.contains(value)) {
            throw Problem.invalid(name, value, "must be one of " + choices);
        }
        return value == null ? usual : value;
    }

    private void take(RoutingContext ctx) {
        String[] site = site(ctx);
        Query query = new Query(ctx);
        boolean onlyGood = choice(query, "rows", "all", List.of("all", "good")).equals("good");
        boolean proposes = query.flag("propose");
        String why = proposes ? SiteFileRoutes.said(query.text("why") == null ? "" : query.text("why")) : null;
        NewSite fresh = fresh(query);
        byte[] file = ctx.body().length() > 0 ? ctx.body().buffer().getBytes() : new byte[0];
        Future<ImportReport> read = read(() -> imports.report(site[0], site[1], file, fresh));
        if (proposes) {
            propose(ctx, site, read, onlyGood, why);
        } else {
            read.onComplete(ended -> inWork.release()).onFailure(ctx::fail)
                    .onSuccess(report -> Responses.attempt(ctx, () -> answer(ctx, report)));
        }
    }

    private NewSite fresh(Query query) {
        String name = query.text("name");
        if (name != null && name.length() > NAME_MAX) {
            throw Problem.invalid("name", name.length() + " characters", "must be at most " + NAME_MAX);
        }
        if (name != null && name.codePoints().anyMatch(ImportRoutes::isUnwritable)) {
            throw Problem.invalid("name", "(not shown)", "must be printable text, in UTF-8 and percent-encoded in the address");
        }
        return new NewSite(name, query.name("kind"), degrees(query, "lat", LAT_MAX), degrees(query, "lon", LON_MAX), imports::yaml);
    }

    /** What YAML cannot hold, such as the bytes of a name that was not encoded. */
    private static boolean isUnwritable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE || (codePoint & 0xFFFE) == 0xFFFE;
    }

    private static Double degrees(Query query, String name, double max) {
        String text = query.text(name);
        if (text == null) {
            return null;
        }
        if (!text.matches("-?[0-9]{1,3}([.][0-9]{1,12})?") || Math.abs(Double.parseDouble(text)) > max) {
            throw Problem.invalid(name, text, "must be degrees from -" + max + " to " + max);
        }
        return Double.valueOf(text);
    }

    /** One table is in work at a time, also when nobody waits for its answer any more: whoever comes again would add to what waits. */
    private Future<ImportReport> read(Supplier<ImportReport> read) {
        if (!inWork.tryAcquire()) {
            throw Problem.busy("another table is being read; try again shortly");
        }
        return pool.run(() -> report(read));
    }

    /** Proposes rows that nobody wrote into a table; judged like one. */
    void propose(RoutingContext ctx, String[] site, List<Map<ImportColumn, String>> rows, String why) {
        propose(ctx, site, read(() -> imports.report(site[0], site[1], rows)), false, why);
    }

    private static ImportReport report(Supplier<ImportReport> read) {
        try {
            return read.get();
        } catch (RefusedTableException refused) {
            throw ImportJson.problem(refused);
        } catch (ProposalRefusedException refused) {
            throw ProposalJson.problem(refused);
        }
    }

    private static void answer(RoutingContext ctx, ImportReport report) {
        String accept = ctx.request().getHeader("Accept");
        if (accept != null && accept.startsWith("text/csv")) {
            ctx.response().putHeader("Content-Type", Csv.type()).putHeader("Cache-Control", "no-store")
                    .end(Csv.beginning(ctx) + ImportJson.csv(report, isEnglish(ctx)));
            return;
        }
        Responses.json(ctx, ImportJson.of(report));
    }

    private void propose(RoutingContext ctx, String[] site, Future<ImportReport> read, boolean onlyGood, String why) {
        read.map(report -> submit(ctx, site, report, onlyGood, why)).onFailure(refused -> {
            inWork.release();
            ctx.fail(refused);
        }).onSuccess(made -> {
            made.whenComplete((proposal, refused) -> inWork.release());
            ProposalRoutes.ask(ctx, made, proposal -> Responses.json(ctx, 201, ImportJson.of(read.result())
                    .put("proposal", ProposalJson.whole(proposal)).encode()));
        });
    }

    private CompletionStage<Proposal> submit(RoutingContext ctx, String[] site, ImportReport report, boolean onlyGood, String why) {
        if (!report.missing().isEmpty() || !report.problems().isEmpty() || !onlyGood && !report.isWhole()) {
            throw new Problem(400, "rows are refused; correct them, or ask for rows=good").with("reason", "ROWS_REFUSED")
                    .with("report", ImportJson.of(report));
        }
        if (report.content() == null) {
            throw new Problem(409, "the file changes nothing").with("reason", "NOTHING_CHANGED").with("report", ImportJson.of(report));
        }
        Caller caller = Caller.of(ctx);
        String file = fileOf(site);
        ProposalDraft draft = new ProposalDraft(ProposalKind.IMPORT, caller.name(), why, Map.of(file, report.content()), Map.of(file, report.base()),
                (enterprise, name) -> enterprise == null ? caller.seesAll() : caller.sees(enterprise, name));
        return proposals.submit(AccessRecorder.sessionOf(ctx), book -> book.propose(draft, clock.millis()));
    }

    private String fileOf(String[] site) {
        String known = proposals.file(site[0], site[1]);
        return known == null ? SiteImport.newFileOf(site[0], site[1]) : known;
    }

    private static boolean isEnglish(RoutingContext ctx) {
        return choice(new Query(ctx), "lang", "zh", List.of("zh", "en")).equals("en");
    }

    private static SiteExport.Format format(RoutingContext ctx) {
        return choice(new Query(ctx), "format", "csv", List.of("csv", "xlsx")).equals("csv") ? SiteExport.Format.CSV : SiteExport.Format.XLSX;
    }

    private void template(RoutingContext ctx) {
        SiteExport.Format format = format(ctx);
        SiteExport template = new SiteExport(isEnglish(ctx), null);
        Responses.blocking(ctx, pool, () -> template.template(format), file -> send(ctx, format, "points", file));
    }

    private void export(RoutingContext ctx) {
        String[] site = site(ctx);
        SiteExport.Format format = format(ctx);
        boolean isEnglish = isEnglish(ctx);
        Responses.blocking(ctx, pool, () -> {
            try {
                return imports.export(site[0], site[1], format, isEnglish);
            } catch (ProposalRefusedException refused) {
                throw ProposalJson.problem(refused);
            }
        }, file -> send(ctx, format, site[0] + '.' + site[1], file));
    }

    private static void send(RoutingContext ctx, SiteExport.Format format, String name, byte[] file) {
        boolean isCsv = format == SiteExport.Format.CSV;
        ctx.response().putHeader("Content-Type", isCsv ? Csv.type() : WORKBOOK).putHeader("Cache-Control", "no-store")
                .putHeader("Content-Disposition", "attachment; filename=\"" + name + (isCsv ? ".csv" : ".xlsx") + '"')
                .end(Buffer.buffer(file));
    }

    private Future<JsonObject> mapping(RoutingContext ctx) {
        String enterprise = new Query(ctx).path("enterprise");
        Caller.of(ctx).requireSightOfPart(enterprise);
        Promise<JsonObject> mapping = Promise.promise();
        Responses.blocking(ctx, pool, () -> imports.mapping(enterprise), found -> mapping.complete(ImportJson.mapping(enterprise, found)));
        return mapping.future();
    }

    private void putMapping(RoutingContext ctx) {
        String enterprise = new Query(ctx).path("enterprise");
        Caller.of(ctx).requireSight(enterprise);
        Map<String, Object> given = RequestBody.of(ctx).map("mapping");
        if (given.size() > HEADERS_MAX) {
            throw Problem.invalid("mapping", given.size(), "must be at most " + HEADERS_MAX);
        }
        Map<String, ImportColumn> mapping = new HashMap<>();
        given.forEach((header, column) -> mapping.put(header(header), column(header, column)));
        Responses.blocking(ctx, pool, () -> {
            imports.putMapping(enterprise, mapping);
            return mapping;
        }, found -> Responses.json(ctx, ImportJson.mapping(enterprise, found)));
    }

    private static String header(String header) {
        String folded = ImportColumn.folded(header);
        if (folded.isEmpty() || folded.length() > NAME_MAX) {
            throw Problem.invalid("mapping", header, "must have headers of 1 to " + NAME_MAX + " characters");
        }
        return folded;
    }

    private static ImportColumn column(String header, Object column) {
        if ("".equals(column)) {
            return null;
        }
        return Arrays.stream(ImportColumn.values()).filter(each -> each.name().equals(column)).findFirst()
                .orElseThrow(() -> Problem.invalid("mapping." + header, column, "must be empty or one of " + Arrays.toString(ImportColumn.values())));
    }
}
