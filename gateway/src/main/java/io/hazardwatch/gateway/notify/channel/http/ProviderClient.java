package io.hazardwatch.gateway.notify.channel.http;

import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The HTTP client of one channel: a bounded pool of connections, no redirects. Any thread. */
public final class ProviderClient {
    private static final int CONNECTIONS_MAX = 32;
    private static final int CONNECT_MILLIS = 5_000;

    private final Vertx vertx;
    private final HttpClient client;
    private final long totalMillis;

    public ProviderClient(ChannelContext context, ChannelOptions options) {
        vertx = context.vertx();
        totalMillis = options.timeoutMillis();
        int connectMillis = (int) Math.min(CONNECT_MILLIS, totalMillis);
        client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(connectMillis).setSslHandshakeTimeout(connectMillis)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS), new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX));
    }

    /** Sends one request and reads its answer; the future never fails. */
    public Future<HttpResult> send(String method, String url, Map<String, String> headers, Buffer body) {
        try {
            RequestOptions request = new RequestOptions().setMethod(HttpMethod.valueOf(method)).setAbsoluteURI(url).setFollowRedirects(false)
                    .putHeader("User-Agent", "HazardWatch");
            headers.forEach(request::putHeader);
            return HttpAttempt.run(vertx, client, request, body, totalMillis);
        } catch (IllegalArgumentException malformed) {
            return Future.succeededFuture(new HttpResult(0, null, Buffer.buffer(), "not a request: " + malformed.getMessage()));
        }
    }

    /** Posts JSON. */
    public Future<HttpResult> postJson(String url, String json) {
        return send("POST", url, Map.of("Content-Type", "application/json; charset=utf-8"), Buffer.buffer(json));
    }

    public void close() {
        client.close();
    }
}
