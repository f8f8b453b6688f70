package io.hazardwatch.gateway.weather.feed;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/**
 * Fetches over HTTP. The address that a name resolves to is checked and then connected to, so that a name cannot lead elsewhere in
 * between. The body is bounded before and after decompression, the whole request in time.
 */
public final class HttpFeedFetcher implements FeedFetcher, AutoCloseable {
    private static final int REDIRECTS_MAX = 3;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final HttpClient client;
    private final int bytesMax;
    private final long millisMax;

    /** @param millisMax for a whole request, redirects not counted */
    public HttpFeedFetcher(Vertx vertx, int bytesMax, long millisMax) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) millisMax).setKeepAlive(false)
                .setDecompressionSupported(false).setVerifyHost(true).setMaxHeaderSize(16_384));
        this.bytesMax = bytesMax;
        this.millisMax = millisMax;
    }

    @Override
    public FeedResponse fetch(URI address, String etag, URI trusted) {
        URI next = address;
        for (int i = 0; i <= REDIRECTS_MAX; i++) {
            Object answer = request(next, etag, trusted);
            if (answer instanceof FeedResponse last) {
                return last;
            }
            next = (URI) answer;
        }
        return FeedResponse.failed(FeedFailure.TOO_MANY_REDIRECTS, address.toString());
    }

    /** The answer, or the address that it leads to. */
    private Object request(URI address, String etag, URI trusted) {
        boolean isTls = "https".equals(address.getScheme());
        if (address.getHost() == null || !isTls && !"http".equals(address.getScheme())) {
            return FeedResponse.failed(FeedFailure.BAD_ADDRESS, String.valueOf(address));
        }
        InetAddress target;
        try {
            target = InetAddress.getByName(address.getHost());
        } catch (UnknownHostException unknown) {
            return FeedResponse.failed(FeedFailure.NO_CONNECTION, "no such host " + address.getHost());
        }
        if (PrivateAddresses.isInside(target) && !isSameHost(address, trusted)) {
            return FeedResponse.failed(FeedFailure.INSIDE_ADDRESS, address.getHost() + " is " + target.getHostAddress());
        }
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.GET).setSsl(isTls).setHost(address.getHost()).setPort(port(address))
                .setServer(SocketAddress.inetSocketAddress(port(address), target.getHostAddress())).setURI(pathOf(address)).setTimeout(millisMax)
                .putHeader("Accept-Encoding", "gzip").putHeader("User-Agent", "HazardWatch");
        if (!etag.isEmpty()) {
            options.putHeader("If-None-Match", etag);
        }
        return exchange(address, options);
    }

    private static int port(URI address) {
        return address.getPort() > 0 ? address.getPort() : "https".equals(address.getScheme()) ? HTTPS : HTTP;
    }

    private static boolean isSameHost(URI address, URI trusted) {
        return address.getHost().equalsIgnoreCase(trusted.getHost()) && port(address) == port(trusted);
    }

    private static String pathOf(URI address) {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + '?' + address.getRawQuery();
    }

    private Object exchange(URI address, RequestOptions options) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        client.request(options).onFailure(answer::completeExceptionally).onSuccess(request -> {
            answer.whenComplete((done, failure) -> request.reset());
            request.send().onFailure(answer::completeExceptionally).onSuccess(response -> read(address, response, answer));
        });
        try {
            return answer.get(millisMax, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(false);
            return FeedResponse.failed(FeedFailure.TIME_OUT, address.getHost());
        } catch (ExecutionException broken) {
            return FeedResponse.failed(FeedFailure.NO_CONNECTION, String.valueOf(broken.getCause().getMessage()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return FeedResponse.failed(FeedFailure.TIME_OUT, "stopping");
        }
    }

    private void read(URI address, HttpClientResponse response, CompletableFuture<Object> answer) {
        response.exceptionHandler(answer::completeExceptionally);
        int status = response.statusCode();
        String location = response.getHeader("Location");
        if (status == 304) {
            answer.complete(new FeedResponse(null, "", date(response), null, ""));
        } else if (status >= 300 && status < 400 && location != null) {
            answer.complete(redirect(address, location));
        } else if (status != 200) {
            answer.complete(FeedResponse.failed(FeedFailure.BAD_STATUS, "status " + status));
        } else {
            Buffer body = Buffer.buffer();
            response.handler(part -> {
                if (body.length() + part.length() > bytesMax) {
                    answer.complete(FeedResponse.failed(FeedFailure.TOO_LARGE, "more than " + bytesMax + " bytes"));
                } else {
                    body.appendBuffer(part);
                }
            });
            response.endHandler(end -> answer.complete(whole(response, body.getBytes())));
        }
    }

    private static Object redirect(URI address, String location) {
        try {
            return address.resolve(location);
        } catch (IllegalArgumentException noAddress) {
            return FeedResponse.failed(FeedFailure.BAD_ADDRESS, "redirect");
        }
    }

    private static long date(HttpClientResponse response) {
        try {
            String date = response.getHeader("Date");
            return date == null ? 0 : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant().toEpochMilli();
        } catch (DateTimeException unreadable) {
            return 0;
        }
    }

    private FeedResponse whole(HttpClientResponse response, byte[] body) {
        String etag = response.getHeader("ETag") == null ? "" : response.getHeader("ETag");
        if (!"gzip".equalsIgnoreCase(response.getHeader("Content-Encoding"))) {
            return new FeedResponse(body, etag, date(response), null, "");
        }
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = unpacked.readNBytes(bytesMax + 1);
            return plain.length > bytesMax ? FeedResponse.failed(FeedFailure.TOO_LARGE, "more than " + bytesMax + " bytes when decompressed")
                    : new FeedResponse(plain, etag, date(response), null, "");
        } catch (IOException notPacked) {
            return FeedResponse.failed(FeedFailure.NOT_GZIP, String.valueOf(notPacked.getMessage()));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
