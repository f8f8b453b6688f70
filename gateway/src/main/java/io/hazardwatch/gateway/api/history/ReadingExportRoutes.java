package io.hazardwatch.gateway.api.history;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.access.AccessJournal;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.history.export.ExportFormat;
import io.hazardwatch.gateway.intake.EnterpriseQuotas;
import io.hazardwatch.gateway.intake.QuotaKind;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Exports readings of a period for an investigation: order, progress, download. Within the caller's enterprise. Event loop. */
public final class ReadingExportRoutes {
    static final String PATH = "/api/v1/exports";
    private static final int NAME_MAX = 64;
    private static final long DAY_MILLIS = 86_400_000;
    private static final int POINTS_MAX = 1_000;

    private final SiteIndex sites;
    private final ReadingExports book;
    private final AccessJournal trace;
    private final EnterpriseQuotas enterprises;
    private final Clock clock;

    /** @param enterprises quotas of enterprises */
    public ReadingExportRoutes(SiteIndex sites, ReadingExports book, AccessJournal trace, EnterpriseQuotas enterprises, Clock clock) {
        this.enterprises = enterprises;
        this.trace = trace;
        this.sites = sites;
        this.book = book;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.post(PATH).handler(this::order);
        router.get(PATH).handler(this::list);
        router.get(PATH + "/:export").handler(ctx -> Responses.json(ctx, export(ctx).json()));
        router.get(PATH + "/:export/archive").handler(this::fetch);
        router.delete(PATH + "/:export").handler(this::delete);
    }

    private void order(RoutingContext ctx) {
        RequestBody body = RequestBody.of(ctx);
        Caller caller = Caller.of(ctx);
        String enterprise = name(body, "enterprise", caller.scope().enterprise());
        caller.requireSightOfPart(enterprise);
        if (!sites.hasEnterprise(enterprise)) {
            throw Problem.notFound("no enterprise " + enterprise);
        }
        long from = body.millis("from");
        long to = body.millis("to");
        if (from >= to) {
            throw Problem.invalid("from", Times.utc(from), "must be before to");
        }
        ReadingExportOrder order = new ReadingExportOrder(UUID.randomUUID().toString(), enterprise, points(body, enterprise, caller), from, to,
                form(body), caller.name(), clock.millis());
        requireQuota(order);
        ReadingExport export = book.order(order);
        did(ctx, export, "ordered, readings of " + order.points().size() + " points, " + Times.utc(from) + " to " + Times.utc(to));
        Responses.json(ctx, 201, export.json().encode());
    }

    private void requireQuota(ReadingExportOrder order) {
        long most = enterprises.quota(order.enterprise()).exportPointDays();
        long days = Math.ceilDiv(order.toMillis() - order.fromMillis(), DAY_MILLIS);
        if (most > 0 && order.points().size() * days > most) {
            enterprises.exceeded(order.enterprise(), QuotaKind.EXPORT);
            throw new Problem(413, order.points().size() + " points of " + days + " days; an export of " + order.enterprise() + " may have " + most
                    + " points times days").with("reason", "EXPORT_TOO_LARGE");
        }
    }

    private void did(RoutingContext ctx, ReadingExport export, String what) {
        trace.did(ctx, TransitionType.EXPORT, export.order().enterprise(), export.order().id(), what);
    }

    private void fetch(RoutingContext ctx) {
        ReadingExport export = own(ctx);
        book.send(export, ctx);
        did(ctx, export, "fetched");
    }

    private void delete(RoutingContext ctx) {
        ReadingExport export = own(ctx);
        boolean isMade = export.state() == ReadingExport.State.RUNNING;
        book.forget(export);
        did(ctx, export, isMade ? "stopped and deleted" : "deleted");
        ctx.response().setStatusCode(204).end();
    }

    /** An export that the caller may fetch: the caller's own; supervisors may fetch those of others. */
    private ReadingExport own(RoutingContext ctx) {
        ReadingExport export = export(ctx);
        Caller caller = Caller.of(ctx);
        if (!export.order().orderedBy().equals(caller.name()) && !caller.may(Capability.FETCH_ANY_EXPORT)) {
            throw Problem.forbidden("EXPORT_OF_ANOTHER", "another person ordered this export; that person or a SUPERVISOR fetches or deletes it");
        }
        return export;
    }

    /** The named points, configured or no longer, or else all configured points of the enterprise or of one site. */
    private List<PointId> points(RequestBody body, String enterprise, Caller caller) {
        List<String> named = body.texts("points", POINTS_MAX, 4 * NAME_MAX + 3);
        if (!named.isEmpty()) {
            List<PointId> ids = named.stream().map(text -> point(text, enterprise)).distinct().toList();
            ids.forEach(caller::requireSight);
            return ids;
        }
        String site = body.has("site") ? name(body, "site", null) : null;
        List<PointId> all = sites.registry().points().stream().map(Point::id).filter(id -> id.enterprise().equals(enterprise)
                && (site == null || id.site().equals(site)) && caller.sees(id)).sorted(Comparator.comparing(PointId::toString)).toList();
        if (all.isEmpty()) {
            throw Problem.notFound("no points of " + enterprise + (site == null ? "" : '/' + site));
        }
        return all;
    }

    private static PointId point(String text, String enterprise) {
        try {
            PointId id = PointId.parse(text);
            if (id.enterprise().equals(enterprise)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("points", text, "must be enterprise/site/device/point");
        }
        throw Problem.invalid("points", text, "must be a point of enterprise " + enterprise);
    }

    private static String name(RequestBody body, String field, String otherwise) {
        String name = body.text(field, NAME_MAX, otherwise);
        if (!Names.isName(name)) {
            throw Problem.invalid(field, name, "must match [A-Za-z0-9_-]{1,64}");
        }
        return name;
    }

    private static ExportFormat form(RequestBody body) {
        String asked = body.text("format", NAME_MAX, ExportFormat.CSV.ending());
        return Arrays.stream(ExportFormat.values()).filter(form -> form.ending().equals(asked)).findFirst()
                .orElseThrow(() -> Problem.invalid("format", asked, "must be csv or lp"));
    }

    private void list(RoutingContext ctx) {
        JsonArray all = new JsonArray();
        book.visibleTo(Caller.of(ctx)).forEach(export -> all.add(export.json()));
        Responses.json(ctx, new JsonObject().put("exports", all));
    }

    /** Answers alike for an export that does not exist and one of another enterprise. */
    private ReadingExport export(RoutingContext ctx) {
        String id = ctx.pathParam("export");
        ReadingExport export = book.of(id);
        if (export == null || !ReadingExports.isSeen(export.order(), Caller.of(ctx))) {
            throw Problem.notFound("no export " + id);
        }
        return export;
    }
}
