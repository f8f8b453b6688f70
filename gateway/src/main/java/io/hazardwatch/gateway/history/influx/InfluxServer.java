package io.hazardwatch.gateway.history.influx;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.domain.InfluxQLQuery;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import com.influxdb.query.InfluxQLQueryResult;
import io.hazardwatch.gateway.history.store.HistorySettings;
import io.hazardwatch.gateway.history.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The connection to InfluxDB and the detected edition. Any thread. */
final class InfluxServer implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"([^\"]+)\"");
    /** Message of 1.x and 2.x when they accepted a batch except for some of its lines. */
    private static final Pattern PARTIAL = Pattern.compile("partial write.*dropped=(\\d{1,9})");
    /** Only 2.x has organisations, but the client requires one. */
    private static final String NO_ORG = "-";

    /** The client warns of every empty answer; kept here because an unreferenced logger forgets its level. */
    private static final Logger CLIENT_LOG = Logger.getLogger("com.influxdb.internal.AbstractQueryApi");

    static {
        CLIENT_LOG.setLevel(Level.SEVERE);
    }

    private final HistorySettings.Influx settings;
    private final V1Endpoints oldPaths = new V1Endpoints();
    private final Dispatcher dispatcher = new Dispatcher();
    private final ConnectionPool connections = new ConnectionPool();
    private final OkHttpClient http;
    private final InfluxDBClient client;
    private volatile InfluxMajorVersion edition = InfluxMajorVersion.TWO;

    /** Does not connect yet. */
    InfluxServer(HistorySettings.Influx settings) {
        this.settings = settings;
        OkHttpClient.Builder builder = new OkHttpClient.Builder().connectTimeout(CONNECT_TIMEOUT)
                .callTimeout(settings.waitMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(settings.waitMillis(), TimeUnit.MILLISECONDS)
                .writeTimeout(settings.waitMillis(), TimeUnit.MILLISECONDS).dispatcher(dispatcher)
                .connectionPool(connections).addNetworkInterceptor(oldPaths);
        if (settings.certificate() != null) {
            new TrustAnchor(settings.certificate()).in(builder);
        }
        http = builder.build();
        client = InfluxDBClientFactory.create(InfluxDBClientOptions.builder().url(settings.url()).okHttpClient(builder)
                .org(org()).bucket(settings.bucket()).authenticateToken(token().toCharArray()).build());
    }

    /** Detects the edition from the header of {@code /ping}, or from {@code /health} if a proxy removes that header. */
    InfluxMajorVersion recognise() {
        String version = client.version();
        if (version == null || !version.matches("v?\\d.*")) {
            Matcher told = VERSION.matcher(send(new Request.Builder(), "/health").text());
            version = told.find() ? told.group(1) : null;
        }
        edition = InfluxMajorVersion.of(version);
        oldPaths.serverIs(edition);
        return edition;
    }

    /** The edition detected last. */
    InfluxMajorVersion edition() {
        return edition;
    }

    InfluxDBClient client() {
        return client;
    }

    String org() {
        return settings.org() == null ? NO_ORG : settings.org();
    }

    InfluxQLQueryResult ask(ReadingBucket shelf, String statement) {
        return client.getInfluxQLQueryApi().query(new InfluxQLQuery(statement, shelf.database(edition))
                .setRetentionPolicy(shelf.policy(edition)).setPrecision(InfluxQLQuery.InfluxQLPrecision.MILLISECONDS));
    }

    void write(ReadingBucket shelf, String lines) {
        client.getWriteApiBlocking().writeRecord(shelf.written(edition), org(), WritePrecision.MS, lines);
    }

    /** A request for which the client has no method. */
    Reply post(String path, RequestBody body) {
        return send(new Request.Builder().post(body), path);
    }

    private Reply send(Request.Builder request, String path) {
        request.url(settings.url().replaceAll("/+$", "") + path).header("Authorization",
                (edition == InfluxMajorVersion.THREE ? "Bearer " : "Token ") + token());
        try (Response response = http.newCall(request.build()).execute()) {
            return new Reply(response.code(), response.body() == null ? "" : response.body().string());
        } catch (IOException e) {
            throw new InfluxException(e);
        }
    }

    /** Status and text of a response. */
    record Reply(int status, String text) {}

    <T> T call(Supplier<T> request) throws StoreException {
        try {
            return request.get();
        } catch (InfluxException e) {
            String said = settings.url() + ": " + (e.status() == 0 ? "" : e.status() + " ") + e.getMessage();
            Matcher partial = PARTIAL.matcher(said);
            if (isDataAtFault(e.status()) && partial.find()) {
                throw StoreException.partial(said, Integer.parseInt(partial.group(1)), e);
            }
            throw new StoreException(said, !isDataAtFault(e.status()), e);
        }
    }

    @Override
    public void close() {
        dispatcher.cancelAll();
        client.close();
        dispatcher.executorService().shutdown();
        connections.evictAll();
    }

    /** 400: malformed, type conflict or beyond retention; 413: too large, so halving helps; 422: not acceptable. */
    private static boolean isDataAtFault(int status) {
        return status == 400 || status == 413 || status == 422;
    }

    private String token() {
        if (settings.token() != null) {
            return settings.token();
        }
        return settings.username() == null ? "" : settings.username() + ':' + settings.password();
    }
}
