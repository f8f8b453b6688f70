package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Priority;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every call of the access table that changes something hands the journal by which session somebody did it, so no new one forgets that. */
class JournaledActionsTest extends ApiTestCase {
    /** Calls of people that change nothing, or nothing but what their own screen shows. */
    private static final Set<String> NO_CHANGE = Set.of("POST /api/v1/backtests", "POST /api/v1/calibrations", "POST /api/v1/messages/preview",
            "POST /api/v1/consoles/{console}/presence", "DELETE /api/v1/consoles/{console}", "PUT /api/v1/session/preferences");
    /** What this fixture cannot do, because it takes a code, a browser, a session, a file, an archive or a hand-over that stands. */
    private static final Set<String> NEEDS_MORE = Set.of("POST /api/v1/session/second-factor/confirm", "POST /api/v1/session/reauthenticate",
            "POST /api/v1/people/{person}/verifications/confirm", "POST /api/v1/device-tests/confirm", "POST /api/v1/push-devices",
            "POST /api/v1/push-devices/{device}/confirm", "DELETE /api/v1/push-devices/{device}", "POST /api/v1/handovers/{handover}/accept",
            "POST /api/v1/enterprises/{enterprise}/credential-archives/{archive}/fetch",
            "DELETE /api/v1/enterprises/{enterprise}/credential-archives/{archive}",
            "POST /api/v1/roster/import", "POST /api/v1/import", "POST /api/v1/export", "POST /api/v1/adoptions/{enterprise}/{site}");
    /** What these calls are given; the others get what the access table gives them. */
    private static final Map<String, String> MORE = """
            POST /api/v1/session | {"username":"admin","password":"admin"}
            POST /api/v1/session/pin | {"pin":"482915","password":"viewer"}
            POST /api/v1/session/password | {"old":"viewer","new":"correct staple 7"}
            POST /api/v1/session/second-factor | {"password":"viewer"}
            POST /api/v1/api-keys | {"name":"x","rights":["READ"],"expiresAt":"2025-11-23T00:00:00Z"}
            POST /api/v1/alarms/{id}/ack | {"occurrence":1,"annSeq":1}
            POST /api/v1/alarms/{id}/shelve | {"minutes":30,"reason":"x"}
            POST /api/v1/alarms/{id}/out-of-service | {"until":"2025-11-23T00:00:00Z","reason":"x"}
            POST /api/v1/alarms/{id}/comment | {"comment":"x"}
            PUT /api/v1/sites/{enterprise}/{site}/drawing | <svg xmlns="http://www.w3.org/2000/svg"/>
            POST /api/v1/sites/{enterprise}/{site}/units/{unit}/mode | {"mode":"maintenance","reason":"valves","minutes":30}
            POST /api/v1/levels | {"enterprise":"{enterprise}","id":"x","order":1,"name":{"en":"x"},"fallback":["another","other"]}
            PUT /api/v1/levels/{enterprise}/{level} | {"order":1,"name":{"en":"x"},"fallback":["another","other"]}
            POST /api/v1/calendar/holidays | {"id":"spring","name":"x","from":"2026-03-01","to":"2026-03-02"}
            POST /api/v1/calendar/key-periods | {"id":"spring","name":"x","from":"2026-03-01","to":"2026-03-02","enterprise":"{enterprise}","tightens":{"leaderOnSite":true}}
            POST /api/v1/configuration/confirm | {"revision":"x"}
            POST /api/v1/enterprises/{enterprise}/credentials | {"name":"gw"}
            """.lines().map(line -> line.split(" \\| ")).collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
    private static final List<String> ORDER = List.of("POST", "PUT", "DELETE");

    @BeforeEach
    void open() {
        desk.weather.warn("matrix", "暴雨橙色预警");
        desk.raise(Desk.GAS, Priority.P1, Desk.START);
        desk.warnings.send(Desk.GAS, Desk.START);
        desk.permits.issue(Desk.GAS, Desk.START);
        desk.proposals.put(Desk.GAS, Desk.START);
        desk.duty.post("post-of-huarun-gas", "huarun-gas", List.of("admin"), List.of("admin"), Desk.START);
        desk.duty.look(Desk.START);
        List.of("other", "another").forEach(id -> client.post("admin", "/api/v1/people",
                new JsonObject().put("id", id).put("name", "x").put("enterprise", "huarun-gas")));
        Desk.await(desk.duty.submit(book -> book.order("post-of-huarun-gas", "li", Desk.START)));
    }

    /** Calls with what the access table gives them; what is deleted is deleted last. */
    private static Map<String, String> calls() {
        return Stream.of(AccessCalls.ROWS, ResponseCalls.ROWS, ConsoleCalls.ROWS, OnboardingCalls.ROWS).flatMap(String::lines)
                .map(line -> line.split(" \\| ")).filter(cells -> !cells[0].startsWith("GET ") && !Set.of("nobody", "device").contains(cells[1])
                        || cells[0].equals("POST /api/v1/session"))
                .collect(Collectors.toMap(cells -> cells[0], cells -> cells.length > 3 ? cells[3] : "{}"));
    }

    private Client.Response send(String name, String given) {
        String[] call = name.split(" ");
        AccessPaths paths = new AccessPaths(desk, client);
        String user = call[1].startsWith("/api/v1/session/") || call[1].startsWith("/api/v1/sessions") ? "viewer" : "admin";
        String more = paths.fill(given, Desk.GAS).replace("{person}", user);
        String path = paths.fill(call[1].replace("{session}", session(call[1], user)).replace("{key}", key(call[1], user))
                .replace("/posts/{post}", "/posts/post-huarun-gas").replace("{bypass}", bypass(call[1])), Desk.GAS)
                + (more.startsWith("?") ? more : "");
        desk.journaled.clear();
        return client.send(call[0], path, call[0].equals("DELETE") ? null : more.startsWith("?") ? "{}" : more, "Authorization", Client.basic(user));
    }

    private String session(String path, String user) {
        if (!path.contains("{session}")) {
            return "";
        }
        client.send("POST", "/api/v1/session", "{\"username\":\"" + user + "\",\"password\":\"" + user + "\"}");
        return client.get(user, "/api/v1/sessions").json().getJsonArray("sessions").getJsonObject(0).getString("id");
    }

    private String bypass(String path) {
        return path.contains("{bypass}") ? desk.instrumentChecks.equipment.bypass(Desk.GAS.enterprise(), Desk.GAS.site(), Desk.START) : "";
    }

    private String key(String path, String user) {
        return path.contains("{key}") ? client.post(user, "/api/v1/api-keys", new JsonObject(MORE.get("POST /api/v1/api-keys"))).json()
                .getString("id") : "";
    }

    @Test
    void everyChange_namesItsSession() {
        Map<String, String> calls = new HashMap<>(calls());
        assertTrue(calls.keySet().containsAll(NO_CHANGE) && calls.keySet().containsAll(NEEDS_MORE), "an exception is of no call any more");
        calls.keySet().removeAll(NO_CHANGE);
        calls.keySet().removeAll(NEEDS_MORE);
        List<String> wrong = new ArrayList<>();
        calls.keySet().stream().sorted(Comparator.comparing((String name) -> ORDER.indexOf(name.split(" ")[0])).thenComparing(name -> name))
                .forEach(name -> {
                    Client.Response answer = send(name, MORE.getOrDefault(name, calls.get(name)));
                    if (desk.journaled.isEmpty() || !desk.journaled.isEverySaid() || answer.status() >= 500) {
                        wrong.add(name + " -> " + answer.status() + ' ' + desk.journaled + ' ' + answer.text());
                    }
                });
        assertEquals(List.of(), wrong);
    }
}
