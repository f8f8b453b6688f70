package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.registry.Substance;
import io.hazardwatch.gateway.response.cards.NeighbourCall;
import io.hazardwatch.gateway.response.cards.ResponseCard;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Response cards, with the live sector down-wind and the neighbours of a site that the caller sees. Event loop, from memory. */
final class CardRoutes {
    private static final String CARDS = "/api/v1/cards";
    private static final long CALLS_MILLIS = Duration.ofDays(1).toMillis();

    private final Cards cards;
    private final NeighbourCalls calls;
    private final SiteIndex sites;
    private final String base;
    private final Clock clock;

    /** @param base address of the gateway, which a printed card names */
    CardRoutes(Cards cards, NeighbourCalls calls, SiteIndex sites, String base, Clock clock) {
        this.cards = cards;
        this.calls = calls;
        this.sites = sites;
        this.base = base;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get(CARDS).handler(this::list);
        router.get(CARDS + "/:cas").handler(this::one);
        router.get(CARDS + "/:cas/print").handler(this::print);
    }

    /** All cards in short; of an alarm, or of a site, those of its substances in full. */
    private void list(RoutingContext ctx) {
        Query query = new Query(ctx);
        String alarm = query.text("alarm");
        if (alarm == null && query.text("site") == null) {
            Responses.json(ctx, new JsonObject().put("cards", new JsonArray(cards.table().cards().values().stream()
                    .sorted(Comparator.comparing(ResponseCard::cas)).map(card -> new JsonObject().put("cas", card.cas()).put("un", card.un())
                            .put("name", JsonValues.text(card.name())).put("brief", JsonValues.text(card.brief()))).toList())));
            return;
        }
        if (alarm != null) {
            Caller.of(ctx).requireSightOfAlarm(alarm);
        }
        String[] names = alarm == null ? new String[0] : alarm.split("\\.", 5);
        Site site = alarm == null ? site(ctx) : names.length < 5 ? null : sites.site(names[0], names[1]);
        Point point = site == null || alarm == null ? null : site.devices().stream().flatMap(device -> device.points().stream())
                .filter(each -> alarm.startsWith(each.id().toString().replace('/', '.') + '.')).findFirst().orElse(null);
        long sinceMillis = since(ctx);
        String source = point == null ? query.name("hazardSource") : point.hazardSource();
        List<ResponseCard> found = site == null ? List.of() : site.hazardSources().stream().filter(each -> source == null || each.id().equals(source))
                .flatMap(each -> each.substances().stream()).map(Substance::cas).filter(Objects::nonNull).distinct().map(cards.table()::of)
                .filter(Objects::nonNull).toList();
        Responses.json(ctx, new JsonObject().put("cards", new JsonArray(found.stream().map(card -> json(card, site, sinceMillis)).toList())));
    }

    /** Calls to neighbours from then on; null when they are not known. */
    private List<NeighbourCall> told(Site site, long sinceMillis) {
        return site == null || !calls.isKnown() ? null : calls.of(site.enterprise(), site.site(), sinceMillis);
    }

    /** Since when calls to neighbours are shown: a time of the query, or a day ago. */
    private long since(RoutingContext ctx) {
        Query query = new Query(ctx);
        return query.millis("since", clock.millis() - CALLS_MILLIS);
    }

    private JsonObject json(ResponseCard card, Site site, long sinceMillis) {
        return CardJson.of(card, site, site == null ? null : cards.sector(site.enterprise(), site.site()),
                site == null ? List.of() : cards.neighbours(site.enterprise(), site.site()), told(site, sinceMillis), clock.millis());
    }

    /** The site of the query, or null if none is named. */
    private Site site(RoutingContext ctx) {
        Query query = new Query(ctx);
        String enterprise = query.name("enterprise");
        String name = query.name("site");
        if (enterprise == null && name == null) {
            return null;
        }
        if (enterprise == null || name == null) {
            throw Problem.invalid("site", name, "needs enterprise and site");
        }
        Caller.of(ctx).requireSight(enterprise, name);
        Site site = sites.site(enterprise, name);
        if (site == null) {
            throw Problem.notFound("no site " + enterprise + '/' + name);
        }
        return site;
    }

    private ResponseCard card(RoutingContext ctx) {
        ResponseCard card = cards.table().of(ctx.pathParam("cas"));
        if (card == null) {
            throw Problem.notFound("no card of " + ctx.pathParam("cas"));
        }
        return card;
    }

    private void one(RoutingContext ctx) {
        Site site = site(ctx);
        Responses.json(ctx, json(card(ctx), site, since(ctx)));
    }

    private void print(RoutingContext ctx) {
        Site site = site(ctx);
        ResponseCard card = card(ctx);
        String place = site == null ? "" : "?place=" + site.enterprise() + "%2F" + site.site();
        String address = ApiSettings.isReachable(base) ? base + "/#cards" + place : null;
        ctx.response().putHeader("Content-Type", "text/html; charset=utf-8").putHeader("Cache-Control", "no-store")
                .end(CardPrint.of(card, site, address));
    }
}
