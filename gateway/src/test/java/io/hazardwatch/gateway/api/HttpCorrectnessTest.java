package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.http.Csv;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.RawHttp;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as they come from the network: what is wrong with one is the sender's mistake and is told, never a defect of ours. */
class HttpCorrectnessTest extends ApiTestCase {
    private static final String HISTORY = "/api/v1/points/huarun-gas/lpg-depot-01/gd-07/lel/history";
    private static final String ADMIN = "Authorization: " + Client.basic("admin") + "\r\n";

    @ParameterizedTest
    @ValueSource(strings = {HISTORY + "?from=%zz", HISTORY + "?%=1", "/api/v1/alarms/%zz", "/%zz", "/api/v1/alarms?cursor=%e4%"})
    void malformedPercentEncoding_isTheSendersMistake(String target) {
        assertTrue(answer("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + ADMIN).startsWith("HTTP/1.1 400"), target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2B999999999-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z", "999999999999999999", "-999999999999999999"})
    void absurdDate_isTheSendersMistake(String time) {
        assertEquals(400, client.get("viewer", HISTORY + "?from=" + time).status());
        assertEquals(400, client.get("viewer", "/api/v1/journal?to=" + time).status());
        assertEquals(400, client.get("viewer", "/api/v1/kpis?enterprise=huarun-gas&from=" + time).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/alarms", "/health/live", "/api/v1/openapi.yaml", HISTORY, "/api/v1/alarms.csv"})
    void head_answersAsGetWithoutABody(String path) {
        Client.Response head = client.send("HEAD", path, null, "Authorization", Client.basic("viewer"));
        assertEquals(200, head.status());
        assertEquals("", head.text());
        assertEquals(client.get("viewer", path).header("Content-Type"), head.header("Content-Type"));
    }

    @Test
    void methodNotOffered_isToldThoseThatAre() {
        Client.Response put = client.send("PUT", "/api/v1/alarms", null, "Authorization", Client.basic("admin"));
        assertEquals(405, put.status());
        assertEquals("GET, HEAD", put.header("Allow"));
        assertEquals("POST", client.get("admin", "/api/v1/alarms/a.b.c.d.e/ack").header("Allow"));
        assertEquals("GET, HEAD", client.send("POST", "/health/live", null).header("Allow"));
        assertEquals("DELETE, GET, HEAD, POST", client.send("PUT", "/api/v1/session", null, "Authorization",
                Client.basic("admin")).header("Allow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: localhost\r\nHost: localhost\r\n", "Host: evil.example\r\n", "Host: localhost.evil.example:80\r\n"})
    void hostThatIsNone_orTwo_orAnothers_isRefused(String hosts) {
        assertTrue(answer("GET /api/v1/alarms HTTP/1.1\r\n" + hosts + ADMIN).startsWith("HTTP/1.1 400"), hosts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "console.localhost", "127.0.0.1:1", "[::1]:8080", "10.1.2.3"})
    void loopbackNames_andAddresses_areServed(String host) {
        assertTrue(answer("GET /api/v1/alarms HTTP/1.1\r\nHost: " + host + "\r\n" + ADMIN).startsWith("HTTP/1.1 200"), host);
    }

    @Test
    void lengthAndChunksTogether_areRefused() {
        assertTrue(answer("POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n").startsWith("HTTP/1.1 400"));
    }

    @Test
    void longAnswer_isPackedForWhoTakesGzip_aShortOneIsNot() throws IOException {
        Client.Response plain = client.get("admin", "/api/v1/leaks");
        assertNull(plain.header("Content-Encoding"));
        HttpResponse<byte[]> packed = asked("/api/v1/leaks");
        assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElseThrow());
        assertTrue(packed.body().length < plain.text().length());
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertEquals(plain.json(), new JsonObject(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)));
        }
        assertTrue(asked("/api/v1/session").headers().firstValue("Content-Encoding").isEmpty());
    }

    private HttpResponse<byte[]> asked(String path) throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(desk.url() + path)).header("Authorization", Client.basic("admin"))
                    .header("Accept-Encoding", "gzip").build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void contentType_isComparedWhole() {
        String logIn = "{\"username\":\"viewer\",\"password\":\"viewer\"}";
        assertEquals(415, posted(logIn, "application/jsonx"));
        assertEquals(415, posted(logIn, "application/json-seq"));
        assertEquals(200, posted(logIn, "Application/JSON ; charset=utf-8"));
    }

    private int posted(String body, String type) {
        String head = answer("POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.length() + "\r\n", body);
        return Integer.parseInt(head.substring(9, 12));
    }

    @Test
    void secret_isNotEchoed() {
        String secret = "s3cr3t".repeat(50);
        Client.Response logIn = client.send("POST", "/api/v1/session",
                new JsonObject().put("username", "viewer").put("password", secret).encode());
        assertEquals(400, logIn.status());
        assertFalse(logIn.text().contains("s3cr3t"), logIn.text());
    }

    @Test
    void readiness_showsReasonsToThoseLoggedInOnly() {
        desk.parts.add(new HealthSource.Part("configuration", HealthSource.Status.DEGRADED, "yard.yaml: limit: 7"));
        Client.Response open = client.send("GET", "/health/ready", null);
        assertEquals(200, open.status());
        assertTrue(open.text().contains("DEGRADED") && !open.text().contains("yard"), open.text());
        assertTrue(client.get("viewer", "/health/ready").text().contains("yard.yaml"));
        assertEquals(401, client.send("GET", "/health/ready", null, "Authorization", "Basic bm86bm8=").status());
    }

    @Test
    void tableForABrowser_beginsWithAByteOrderMark_forAProgramOnlyWhenAsked() {
        String html = "text/html,application/xhtml+xml,*/*";
        assertTrue(client.send("GET", "/api/v1/alarms.csv", null, "Authorization", Client.basic("viewer"), "Accept", html).text()
                .startsWith("\ufeffseq,"));
        assertTrue(client.get("viewer", "/api/v1/alarms.csv").text().startsWith("seq,"));
        assertTrue(client.get("viewer", "/api/v1/kpis.csv?enterprise=huarun-gas&bom=true").text().startsWith("\ufeffposition,"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@a", "\ta", "\ra", "\na", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20a"})
    void textOfPeople_isNeverAFormula(String text) {
        String cell = new Csv().text(text).end().toString();
        assertTrue(cell.startsWith("'") || cell.startsWith("\"'"), cell);
    }

    @Test
    void bodyOfAStranger_isNotWaitedFor() {
        assertTrue(answer("POST /api/v1/exports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n")
                .startsWith("HTTP/1.1 401"));
        assertTrue(answer("POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n")
                .startsWith("HTTP/1.1 413"));
    }

    @Test
    void bodyOfSomebodyWhosePasswordIsBeingChecked_isReadAfterwards() {
        String id = desk.raise(Desk.GAS, Priority.P1, Desk.START).id();
        String body = new JsonObject().put("occurrence", 1).put("annSeq", 1).put("comment", "x".repeat(400)).encode();
        String head = answer("POST /api/v1/alarms/" + id + "/ack HTTP/1.1\r\nHost: localhost\r\n" + ADMIN
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n", body);
        assertTrue(head.startsWith("HTTP/1.1 200"), head);
    }

    private String answer(String head) {
        return answer(head, "");
    }

    private String answer(String head, String body) {
        try (RawHttp connection = new RawHttp(desk.front.port())) {
            return connection.send(head + "\r\n" + body).head();
        }
    }
}
