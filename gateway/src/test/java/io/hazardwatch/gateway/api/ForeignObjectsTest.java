package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.api.http.Cursor;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Asks for objects outside of the own scope in all ways, by seeded requests: the answer is the same as for an object that does not exist,
 * and nothing that was not in the request is told.
 */
class ForeignObjectsTest extends ApiTestCase {
    private static final long SEED = 20_261_129L;
    private static final int REQUESTS = 5_000;
    private static final String OTHER = Desk.OTHER.enterprise();
    /** Words by which anything of the other enterprise would show. */
    private static final List<String> MARKS = List.of(OTHER, Desk.OTHER.site(), Desk.OTHER.device(), "北区罐区", "North tank farm");
    private static final List<String> QUERIES = List.of("?enterprise=" + OTHER, "?site=" + Desk.OTHER.site(), "?q=tank", "?q=" + OTHER,
            "?post=post-of-" + OTHER, "?position=" + OTHER, "?alarm={id}", "?person=" + OTHER + "-a", "?state=closed", "?limit=1000", "?user=admin");
    private static final List<String> USERS = List.of("supervisor.huarun-gas", "admin.huarun-gas", "supervisor.of-site", "supervisor.of-kind",
            "regulator.of-both");

    private final Random random = new Random(SEED);
    private final List<String> calls = AccessCalls.ROWS.lines().filter(row -> row.contains("| HIDDEN") || row.contains("| QUERY")
            || row.contains("| FILTERED") || row.contains("| OVER")).toList();

    @BeforeEach
    void open() {
        desk.users.scopes.put("supervisor.of-site", new Scope(null, List.of("huarun-gas/lpg-depot-01"), List.of(), List.of()));
        desk.users.scopes.put("supervisor.of-kind", new Scope(null, List.of(), List.of(), List.of("lpg_depot")));
        desk.users.scopes.put("regulator.of-both", new Scope("huarun-gas", List.of("huarun-gas/lpg-depot-01"), List.of(), List.of("lpg_depot")));
        desk.raise(Desk.GAS, Priority.P1, Desk.START);
        desk.raise(Desk.OTHER, Priority.P1, Desk.START);
        for (String enterprise : List.of(Desk.GAS.enterprise(), OTHER)) {
            desk.duty.post("post-of-" + enterprise, enterprise, List.of("zhang"), List.of("zhang"), Desk.START);
        }
        desk.duty.look(Desk.START);
    }

    @Test
    void whateverIsAsked_showsNothingOfAnotherEnterprise() {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            String[] row = calls.get(random.nextInt(calls.size())).split(" \\| ");
            String user = USERS.get(random.nextInt(USERS.size()));
            String problem = asked(row[0].split(" "), row.length > 3 ? row[3] : "", user);
            if (problem != null) {
                told.add(user + ' ' + row[0] + ": " + problem);
            }
        }
        assertEquals(List.of(), told, "seed " + SEED);
    }

    /** What the answer tells, or null for nothing. */
    private String asked(String[] call, String more, String user) {
        AccessPaths paths = new AccessPaths(desk, client);
        boolean isRead = call[0].equals("GET");
        String cursor = cursor();
        String query = more.startsWith("?") ? more : isRead && random.nextBoolean() ? QUERIES.get(random.nextInt(QUERIES.size()))
                : isRead && random.nextInt(4) == 0 ? "?cursor=" + Cursor.encode(cursor) : "";
        String path = paths.fill(call[1] + query, Desk.OTHER);
        String body = isRead || call[0].equals("DELETE") ? null
                : more.startsWith("{") ? paths.fill(more, Desk.OTHER).replace("{person}", "zhang") : "{}";
        Client.Response real = send(call[0], path, body, user);
        Client.Response invented = send(call[0], invented(path), body == null ? null : invented(body), user);
        if (real.status() != invented.status() || !invented(real.text()).equals(invented(invented.text()))) {
            return path + " -> " + real.status() + ' ' + real.text() + " but of what does not exist " + invented.status() + ' ' + invented.text();
        }
        String asked = path + body + cursor;
        return MARKS.stream().filter(mark -> !asked.contains(mark) && real.text().contains(mark)).findFirst().map(mark -> path + " tells of " + mark)
                .orElse(null);
    }

    private Client.Response send(String method, String path, String body, String user) {
        return client.send(method, path, body, "Authorization", Client.basic(user));
    }

    /** The same request about something that does not exist. */
    private static String invented(String text) {
        return text.replace(OTHER, "south-chem").replace(Desk.OTHER.site(), "tank-farm-92").replace("tk-01", "tk-91")
                .replaceAll("/exports/[0-9a-f-]{36}", "/exports/00000000-0000-0000-0000-000000000000").replaceAll("Calendar@[0-9a-f]+", "Calendar");
    }

    private String cursor() {
        return switch (random.nextInt(4)) {
            case 0 -> desk.newest.keySet().stream().filter(id -> id.startsWith(OTHER)).findFirst().orElseThrow();
            case 1 -> Integer.toString(random.nextInt(10));
            case 2 -> Desk.OTHER.toString();
            default -> "0:" + OTHER;
        };
    }

    @Test
    void searchAndCounts_ofEveryKindOfScopeAreAsIfTheOtherDidNotExist() {
        for (String user : USERS) {
            JsonObject hits = client.get(user, "/api/v1/search?q=" + Desk.OTHER.site()).json();
            assertTrue(hits.getJsonArray("sites").isEmpty() && hits.getJsonArray("points").isEmpty() && !hits.getBoolean("more"), user);
            JsonObject sites = client.get(user, "/api/v1/sites").json();
            assertEquals(1, sites.getJsonArray("sites").size(), user);
            assertEquals(1, client.get(user, "/api/v1/enterprises").json().getJsonArray("enterprises").size(), user);
            assertEquals(1, client.get(user, "/api/v1/alarms").json().getJsonArray("alarms").size(), user);
            assertFalse(client.get(user, "/api/v1/journal").text().contains(OTHER), user);
        }
    }

    @Test
    void liveFeed_ofEveryKindOfScopeTellsNothingOfTheOther() {
        for (String user : USERS) {
            Queue<JsonObject> frames = new ConcurrentLinkedQueue<>();
            connect(user, "?since=0", frames);
            assertThrows(RuntimeException.class, () -> connect(user, "?enterprise=" + OTHER, frames), user);
            desk.raise(Desk.OTHER, Priority.P1, Desk.START + 1);
            desk.raise(Desk.GAS, Priority.P1, Desk.START + 1);
            Await.until("the own alarm for " + user, () -> Stream.of(frames.toArray()).map(Object::toString)
                    .anyMatch(frame -> frame.contains("\"alarm\"") && frame.contains("huarun-gas")));
            assertFalse(frames.toString().contains(OTHER), user);
        }
    }
}
