package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.response.cards.NeighbourCall;
import io.vertx.core.json.JsonObject;

/** The wire form of calls to neighbours. Pure, any thread. */
final class NeighbourCallJson {
    private NeighbourCallJson() {}

    static JsonObject of(NeighbourCall call) {
        return new JsonObject().put("id", call.id()).put("enterprise", call.enterprise()).put("site", call.site())
                .put("neighbour", call.neighbour()).put("name", JsonValues.text(call.name()))
                .put("phone", call.phone().isBlank() ? null : call.phone()).put("about", call.about().isEmpty() ? null : call.about())
                .put("means", call.means().name()).put("reached", call.isReached()).put("words", call.words()).put("by", call.by())
                .put("at", Times.utc(call.atMillis())).put("notedAt", Times.utc(call.notedMillis()));
    }
}
