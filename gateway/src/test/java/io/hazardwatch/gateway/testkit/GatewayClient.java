package io.hazardwatch.gateway.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A person or program outside: speaks the HTTP API as the contract has it, with HTTP Basic. */
public final class GatewayClient implements AutoCloseable {
    /**
     * What the gateway answered.
     *
     * @param body null when it is not JSON
     */
    public record Answer(int status, JsonNode body, String text) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String root;
    private final String authorization;

    /** @param port the gateway's HTTP port on this machine */
    public GatewayClient(int port, String user, String password) {
        this.root = "http://127.0.0.1:" + port;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
    }

    /** GET of a path with its {@code /api/v1}. */
    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    /** Logs in as a console does and returns the session cookie. */
    public String logIn(String user, String password) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + "/api/v1/session")).timeout(Duration.ofSeconds(90))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}")).build();
        String cookie = response(request).headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    /** GET of a path with a session cookie instead of name and password. */
    public Answer getInSession(String path, String cookie) {
        return send(HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(90)).header("Cookie", cookie).build());
    }

    /** POST of a JSON text. */
    public Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)).build());
    }

    /** PUT of a JSON text. */
    public Answer put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)).build());
    }

    /** DELETE of a path. */
    public Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    /** All alarms in that state, over all pages. */
    public List<JsonNode> alarms(String query) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page = get("/api/v1/alarms?" + query).body();
        page.get("alarms").forEach(all::add);
        while (!page.path("next").isMissingNode() && !page.path("next").isNull()) {
            page = get("/api/v1/alarms?" + query + "&cursor=" + page.get("next").asText()).body();
            page.get("alarms").forEach(all::add);
        }
        return all;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(90))
                .header("Authorization", authorization);
    }

    private Answer send(HttpRequest request) {
        HttpResponse<String> response = response(request);
        boolean isJson = response.headers().firstValue("Content-Type").orElse("").contains("json");
        try {
            return new Answer(response.statusCode(), isJson ? JSON.readTree(response.body()) : null, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> response(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
