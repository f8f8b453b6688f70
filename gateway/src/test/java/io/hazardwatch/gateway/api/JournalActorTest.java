package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether an entry of the journal is of a person or of the gateway, whatever the gateway was called when it was written. */
class JournalActorTest extends ApiTestCase {
    @Test
    void whatTheGatewayDidByItself_isOfTheGateway_alsoInOlderEntries() {
        noted(TransitionType.WEATHER_TOLD, "_system");
        noted(TransitionType.WEATHER_TOLD, "system");
        noted(TransitionType.WEATHER_ANSWERED, "operator");
        assertEquals(List.of("_system gateway", "system gateway", "operator person"),
                client.get("admin", "/api/v1/journal").json().getJsonArray("entries").stream().map(JsonObject.class::cast)
                        .map(entry -> entry.getString("actor") + ' ' + entry.getString("actorKind")).toList());
    }

    private void noted(TransitionType type, String actor) {
        long seq = desk.journal.size() + 1L;
        desk.journal.add(new JournalEntry(seq, Desk.START, 0, new Note(type, "huarun-gas", "warning-1", actor, "told", Desk.START)));
    }
}
