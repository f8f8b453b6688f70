package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.response.cards.CardDistance;
import io.hazardwatch.gateway.response.cards.CardText;
import io.hazardwatch.gateway.response.cards.Neighbour;
import io.hazardwatch.gateway.response.cards.NeighbourCall;
import io.hazardwatch.gateway.response.cards.ResponseCard;
import io.hazardwatch.gateway.response.cards.WindSector;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The wire form of response cards. Pure, any thread. */
final class CardJson {
    private static final int CALLS_MAX = 5;

    private CardJson() {}

    /**
     * A card.
     *
     * @param site  null if none is asked about; then without sector and neighbours
     * @param calls to its neighbours, the newest first; null = not known
     */
    static JsonObject of(ResponseCard card, Site site, WindSector sector, List<Neighbour> neighbours, List<NeighbourCall> calls, long nowMillis) {
        JsonObject json = new JsonObject().put("cas", card.cas()).put("un", card.un()).put("guide", card.guide())
                .put("name", JsonValues.text(card.name()))
                .put("brief", JsonValues.text(card.brief())).put("fireMetres", card.fireMetres() == 0 ? null : card.fireMetres())
                .put("distances", new JsonArray(card.distances().stream().map(CardJson::distance).toList()));
        for (CardText.Part part : CardText.Part.values()) {
            json.put(lower(part), new JsonArray(card.of(part).stream().map(each -> new JsonObject().put("text", JsonValues.text(each.text()))
                    .put("source", each.source()).put("mark", each.mark())).toList()));
        }
        return site == null ? json : json.put("enterprise", site.enterprise()).put("site", site.site()).put("sector", sector(sector, nowMillis))
                .put("neighbours", new JsonArray(neighbours.stream().sorted(Comparator.comparingDouble(each ->
                        each.metresFrom(site.lat(), site.lon())))
                        .map(each -> neighbour(each, site, sector, card).put("calls", calls(each, calls))).toList()));
    }

    private static JsonObject distance(CardDistance distance) {
        return new JsonObject().put("basis", lower(distance.basis())).put("spill", lower(distance.spill()))
                .put("isolation", distance.isolationMetres())
                .put("day", distance.dayMetres() == 0 ? null : distance.dayMetres()).put("night", distance.nightMetres() == 0 ? null
                        : distance.nightMetres())
                .put("beyond", distance.isBeyond()).put("vessel", distance.vessel().en().isEmpty() ? null : JsonValues.text(distance.vessel()))
                .put("flag", distance.flag().en().isEmpty() ? null : JsonValues.text(distance.flag())).put("source", distance.source())
                .put("edition", distance.edition()).put("mark", distance.mark());
    }

    private static JsonObject sector(WindSector sector, long nowMillis) {
        return new JsonObject().put("circle", sector.isCircle()).put("towards", JsonValues.number(sector.towards())).put("half", sector.halfDegrees())
                .put("from", JsonValues.number(sector.fromDegrees())).put("speed", JsonValues.number(sector.speed()))
                .put("spread", JsonValues.number(sector.spreadDegrees())).put("at", sector.atMillis() == 0 ? null : Times.utc(sector.atMillis()))
                .put("ageMillis", sector.atMillis() == 0 ? null : Math.max(0, nowMillis - sector.atMillis()));
    }

    /** Whether a telephone is known is said for each, because somebody has to call. */
    private static JsonObject neighbour(Neighbour neighbour, Site site, WindSector sector, ResponseCard card) {
        double metres = neighbour.metresFrom(site.lat(), site.lon());
        double bearing = neighbour.bearingFrom(site.lat(), site.lon());
        int reach = card.distances().stream().mapToInt(each -> Math.max(each.isolationMetres(), Math.max(each.dayMetres(), each.nightMetres()))).max()
                .orElse(0);
        return new JsonObject().put("id", neighbour.id()).put("name", JsonValues.text(neighbour.name()))
                .put("phone", neighbour.phone().isBlank() ? null : neighbour.phone()).put("metres", Double.isNaN(metres) ? null : Math.round(metres))
                .put("bearing", Double.isNaN(bearing) ? null : Math.round(bearing)).put("downWind", Double.isNaN(bearing) || sector.contains(bearing))
                .put("withinReach", Double.isNaN(metres) || metres <= reach);
    }

    /** The last calls to a neighbour, and the last that reached somebody; null when it is not known whether there were any. */
    private static JsonArray calls(Neighbour neighbour, List<NeighbourCall> calls) {
        if (calls == null) {
            return null;
        }
        List<NeighbourCall> own = calls.stream().filter(each -> each.neighbour().equals(neighbour.id())).toList();
        return new JsonArray(Stream.concat(own.stream().limit(CALLS_MAX), own.stream().filter(NeighbourCall::isReached).limit(1)).distinct()
                .map(NeighbourCallJson::of).toList());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
