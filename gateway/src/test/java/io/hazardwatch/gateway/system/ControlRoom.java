package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What an operator sees and does, through the HTTP API only. */
final class ControlRoom {
    /** The store does not answer at present. */
    static final long STORE_AWAY = -1;
    private static final String SECOND = "second-admin";
    private static final String SECOND_PASSWORD = "test-only-password";
    private static final long PATIENCE_MILLIS = 120_000;

    private final GatewayClient client;

    ControlRoom(GatewayClient client) {
        this.client = client;
    }

    /** The alarm, or null when it never left normal. */
    JsonNode alarm(String id) {
        GatewayClient.Answer answer = client.get("/api/v1/alarms/" + id);
        return answer.status() == 404 ? null : answer.body();
    }

    /** Its state; A when there never was one. */
    String state(String id) {
        JsonNode alarm = alarm(id);
        return alarm == null ? "A" : alarm.get("state").asText();
    }

    void awaitState(String id, String state) {
        Await.until(id + " in state " + state, PATIENCE_MILLIS, () -> state(id).equals(state));
    }

    /** Acknowledges the announcement that {@code shown} shows. */
    GatewayClient.Answer acknowledge(JsonNode shown) {
        return client.post("/api/v1/alarms/" + shown.get("id").asText() + "/ack", "{\"occurrence\":%d,\"annSeq\":%d}"
                .formatted(shown.get("occurrence").asLong(), shown.get("annSeq").asLong()));
    }

    /** What {@code GET /configuration} says. */
    JsonNode configuration() {
        return client.get("/api/v1/configuration").body();
    }

    /** Confirms what waits, as it is shown now, together with another administrator who is made for it. */
    GatewayClient.Answer confirmConfiguration() {
        client.post("/api/v1/users", "{\"username\":\"%s\",\"password\":\"%s\",\"role\":\"ADMIN\"}".formatted(SECOND, SECOND_PASSWORD));
        return confirmConfiguration(",\"second\":{\"username\":\"%s\",\"password\":\"%s\"}".formatted(SECOND, SECOND_PASSWORD));
    }

    /** @param second more members of the body */
    GatewayClient.Answer confirmConfiguration(String second) {
        JsonNode shown = configuration();
        JsonNode pending = shown.get("pending");
        JsonNode revision = pending.isNull() ? shown.get("revision") : pending.get("revision");
        return client.post("/api/v1/configuration/confirm", "{\"revision\":\"%s\"%s}".formatted(revision.asText(), second));
    }

    /** Types of all journal entries of an alarm, oldest first. */
    List<String> journal(String id) {
        List<String> types = new ArrayList<>();
        GatewayClient.Answer answer = client.get("/api/v1/alarms/" + id + "/journal?limit=1000");
        if (answer.status() == 200) {
            answer.body().get("entries").forEach(entry -> types.add(entry.get("type").asText()));
        }
        return types;
    }

    /** How many readings the store has of a point in {@code [fromMillis, toMillis)}, or {@link #STORE_AWAY}. */
    long stored(String point, long fromMillis, long toMillis) {
        GatewayClient.Answer answer = client.get("/api/v1/points/%s/history?from=%s&to=%s&step=1d".formatted(point,
                Instant.ofEpochMilli(fromMillis), Instant.ofEpochMilli(toMillis)));
        if (answer.status() == 503) {
            return STORE_AWAY;
        }
        assertEquals(200, answer.status(), answer::text);
        long sum = 0;
        for (JsonNode count : answer.body().get("n")) {
            sum += count.asLong();
        }
        return sum;
    }

    void awaitStored(String point, long fromMillis, long toMillis, long count) {
        Await.isWithin(PATIENCE_MILLIS, () -> stored(point, fromMillis, toMillis) >= count);
        long[] now = new long[1];
        Await.isWithin(PATIENCE_MILLIS, () -> (now[0] = stored(point, fromMillis, toMillis)) != STORE_AWAY); // a busy store may refuse a question
        assertEquals(count, now[0], () -> "readings of " + point + " in the store from "
                + Instant.ofEpochMilli(fromMillis) + " to " + Instant.ofEpochMilli(toMillis) + "; parts: "
                + client.get("/health/ready").body().get("parts"));
    }

    /** Value of a point's newest reading, NaN when there is none. */
    double last(String point) {
        return client.get("/api/v1/points/" + point).body().at("/last/value").asDouble(Double.NaN);
    }

    /** {@code UP}, {@code DEGRADED} or {@code DOWN}: a part of the gateway, by name. */
    String health(String part) {
        for (JsonNode each : client.get("/health/ready").body().get("parts")) {
            if (each.get("name").asText().equals(part)) {
                return each.get("status").asText();
            }
        }
        return "no such part";
    }

    void awaitHealth(String part, String status) {
        Await.until(part + ' ' + status, PATIENCE_MILLIS, () -> health(part).equals(status));
    }

    /** Reasons of all that is in quarantine, latest first. */
    List<String> rejectReasons() {
        List<String> reasons = new ArrayList<>();
        client.get("/api/v1/quarantine?limit=1000").body().get("rejects")
                .forEach(reject -> reasons.add(reject.get("reason").asText()));
        return reasons;
    }
}
