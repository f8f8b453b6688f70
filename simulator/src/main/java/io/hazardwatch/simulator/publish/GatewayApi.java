package io.hazardwatch.simulator.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** A client of the gateway's HTTP API. Usable from any thread; calls block. */
public final class GatewayApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ATTEMPTS = 30;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final String authorization;

    /** @param base scheme, host and port, without {@code /api/v1} */
    public GatewayApi(URI base, String user, String password) {
        this.base = base;
        this.authorization = basic(user, password);
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Asks the gateway to create a credential that covers an enterprise or a device.
     *
     * @param id an enterprise, or {@code enterprise/site/device}
     * @throws IOException when the gateway is unreachable, takes longer than 30 s, or does not answer with a 2xx status
     */
    public Credential newCredential(String id) throws IOException, InterruptedException {
        int slash = id.indexOf('/');
        String device = slash < 0 ? "" : ",\"device\":\"" + id.substring(slash + 1) + '"';
        JsonNode answer = send(request("/enterprises/" + (slash < 0 ? id : id.substring(0, slash)) + "/credentials")
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString("{\"name\":\"simulator\"" + device + '}')));
        return new Credential(answer.path("username").asText(), answer.path("password").asText());
    }

    /**
     * Requests {@code path}, which is relative to {@code /api/v1} and begins with a slash.
     *
     * @throws IOException when the gateway is unreachable, takes longer than 30 s, or does not answer with a 2xx status
     */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /**
     * Posts a body of that media type to {@code path}.
     *
     * @throws IOException as for {@link #get}
     */
    public JsonNode post(String path, String type, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("/api/v1" + path)).timeout(Duration.ofSeconds(30))
                .header("Authorization", authorization).header("Accept", "application/json");
    }

    private JsonNode send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> answer = sendOnceUp(request);
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(request.method() + " " + request.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Sends the request; retries refused connections every second, because a gateway that is still starting refuses them. */
    private HttpResponse<String> sendOnceUp(HttpRequest request) throws IOException, InterruptedException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return client.send(request, BodyHandlers.ofString());
            } catch (ConnectException notUp) {
                TimeUnit.SECONDS.sleep(1);
            }
        }
        return client.send(request, BodyHandlers.ofString());
    }
}
