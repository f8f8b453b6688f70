package io.hazardwatch.gateway.emergency;

import io.hazardwatch.gateway.signing.Hmac;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Posts the message as JSON; any 2xx counts as taken. The signature is made as that of webhooks (docs/webhooks.md). */
public final class EmergencyWebhook implements EmergencyChannel {
    private final String id;
    private final URI url;
    private final String secret;
    private final HttpClient http;

    /** @param secret signs; null for no signature */
    public EmergencyWebhook(String id, URI url, String secret, HttpClient http) {
        this.id = id;
        this.url = url;
        this.secret = secret;
        this.http = http;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public CompletableFuture<String> send(EmergencyMessage message) {
        String body = message.json();
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(Duration.ofMillis(ATTEMPT_MILLIS_MAX))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        if (secret != null) {
            String seconds = Long.toString(message.atMillis() / 1_000);
            request.header("X-HazardWatch-Timestamp", seconds).header("X-HazardWatch-Signature", "sha256=" + Hmac.hex(secret, seconds + '.' + body));
        }
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request.build(), BodyHandlers.discarding());
        return answer.orTimeout(ATTEMPT_MILLIS_MAX, TimeUnit.MILLISECONDS).handle((response, failure) -> {
            if (failure != null) {
                answer.cancel(true);
                return failure.toString();
            }
            return response.statusCode() / 100 == 2 ? null : "HTTP " + response.statusCode();
        });
    }
}
