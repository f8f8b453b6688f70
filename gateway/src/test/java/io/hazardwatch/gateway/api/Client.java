package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.http.ProblemReasons;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** A plain HTTP client of the API; not a browser. */
public final class Client implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    public Client(String url) {
        this.url = url;
    }

    /** What came back. */
    public record Response(int status, java.net.http.HttpHeaders headers, String text) {
        public JsonObject json() {
            return new JsonObject(text);
        }

        public String header(String name) {
            return headers.firstValue(name).orElse(null);
        }
    }

    public HttpClient http() {
        return http;
    }

    public static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ':' + user).getBytes());
    }

    public Response get(String user, String path) {
        return send("GET", path, null, "Authorization", basic(user));
    }

    public Response post(String user, String path, JsonObject body) {
        return send("POST", path, body.encode(), "Authorization", basic(user));
    }

    /** Any request; {@code headers} are names and values in turn. */
    public Response send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return checked(new Response(response.statusCode(), response.headers(), response.body()));
        } catch (IOException e) {
            throw new AssertionError(method + ' ' + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Every refusal has a reason from the closed list, with its sentence. */
    private static Response checked(Response response) {
        if ("application/problem+json".equals(response.header("Content-Type"))) {
            JsonObject problem = response.json();
            if (ProblemReasons.text(problem.getString("reason")) == null || problem.getJsonObject("message") == null) {
                throw new AssertionError("a refusal whose reason is not in the list: " + problem);
            }
        }
        return response;
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
