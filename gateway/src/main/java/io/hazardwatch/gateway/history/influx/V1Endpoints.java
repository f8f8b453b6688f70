package io.hazardwatch.gateway.history.influx;

import java.io.IOException;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Lets the client use an InfluxDB before 1.8, which supports {@code /write} but not {@code /api/v2/write}, and Basic
 * authentication but not a token of {@code user:password}. A network interceptor, so it sees what the client has added.
 */
final class V1Endpoints implements Interceptor {
    private static final String TOKEN = "Token ";

    private volatile boolean isOld;

    void serverIs(InfluxMajorVersion edition) {
        isOld = edition == InfluxMajorVersion.OLD;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        return chain.proceed(isOld ? rewrite(request) : request);
    }

    private static Request rewrite(Request request) {
        Request.Builder old = request.newBuilder();
        String token = request.header("Authorization");
        if (token != null && token.startsWith(TOKEN) && token.indexOf(':') > 0) {
            int colon = token.indexOf(':');
            old.header("Authorization", Credentials.basic(token.substring(TOKEN.length(), colon), token.substring(colon + 1)));
        }
        if (request.url().encodedPath().endsWith("/api/v2/write")) {
            old.url(writeUrl(request.url()));
        }
        return old.build();
    }

    private static HttpUrl writeUrl(HttpUrl url) {
        String[] bucket = url.queryParameter("bucket").split("/", 2);
        return url.newBuilder().encodedPath(url.encodedPath().replace("/api/v2/write", "/write")).query(null)
                .addQueryParameter("db", bucket[0]).addQueryParameter("rp", bucket[1])
                .addQueryParameter("precision", url.queryParameter("precision")).build();
    }
}
