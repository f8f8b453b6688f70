package io.hazardwatch.gateway.api.oidc;

import io.hazardwatch.gateway.api.http.OidcSettings;
import io.hazardwatch.gateway.notify.channel.http.HttpAttempt;
import io.hazardwatch.gateway.notify.channel.http.HttpResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Calls of the identity provider: each with one time limit for everything, a bounded answer and no redirects. Event loop. */
final class ProviderCalls {
    private static final int CONNECTIONS_MAX = 8;

    private final Vertx vertx;
    private final HttpClient client;
    private final long timeoutMillis;

    ProviderCalls(Vertx vertx, OidcSettings settings) {
        this.vertx = vertx;
        timeoutMillis = settings.timeoutMillis();
        HttpClientOptions options = new HttpClientOptions().setConnectTimeout((int) timeoutMillis).setSslHandshakeTimeout(timeoutMillis)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        if (settings.certificate() != null) {
            options.setTrustOptions(new PemTrustOptions().addCertPath(settings.certificate().toString()));
        }
        client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX));
    }

    Future<JsonObject> get(String url) {
        return call(HttpMethod.GET, url, Map.of(), Buffer.buffer());
    }

    Future<JsonObject> post(String url, Map<String, String> headers, String form) {
        return call(HttpMethod.POST, url, headers, Buffer.buffer(form));
    }

    /** Fails with {@link ProviderAway} when nothing came back, and with {@link TokenRefused} when the provider refuses. */
    private Future<JsonObject> call(HttpMethod method, String url, Map<String, String> headers, Buffer body) {
        try {
            RequestOptions request = new RequestOptions().setMethod(method).setAbsoluteURI(url).setFollowRedirects(false)
                    .putHeader("Accept", "application/json").putHeader("User-Agent", "HazardWatch");
            headers.forEach(request::putHeader);
            return HttpAttempt.run(vertx, client, request, body, timeoutMillis).compose(ProviderCalls::read);
        } catch (IllegalArgumentException malformed) {
            return Future.failedFuture(new ProviderAway("not an address: " + url));
        }
    }

    private static Future<JsonObject> read(HttpResult result) {
        if (result.failure() != null || result.status() >= 500) {
            return Future.failedFuture(new ProviderAway(result.failure() != null ? result.failure() : "it answered " + result.status()));
        }
        if (result.status() != 200) {
            return Future.failedFuture(new TokenRefused("the provider answered " + result.status() + ' ' + error(result)));
        }
        try {
            return Future.succeededFuture(new JsonObject(result.text()));
        } catch (DecodeException | ClassCastException noObject) {
            return Future.failedFuture(new ProviderAway("its answer is no JSON object"));
        }
    }

    /** The error code of RFC 6749, of which no other character is allowed. */
    private static String error(HttpResult result) {
        try {
            return String.valueOf(new JsonObject(result.text()).getValue("error")).replaceAll("[^a-z_]", "");
        } catch (DecodeException | ClassCastException noObject) {
            return "";
        }
    }

    void close() {
        client.close();
    }
}
