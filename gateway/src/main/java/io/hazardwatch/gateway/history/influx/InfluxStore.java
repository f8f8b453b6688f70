package io.hazardwatch.gateway.history.influx;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.domain.InfluxQLQuery;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import com.influxdb.query.InfluxQLQueryResult;
import io.hazardwatch.gateway.history.HistorySettings;
import io.hazardwatch.gateway.history.Readings;
import io.hazardwatch.gateway.history.Series;
import io.hazardwatch.gateway.history.StoreException;
import io.hazardwatch.gateway.history.TimeSeriesStore;
import io.hazardwatch.gateway.model.PointId;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * InfluxDB as the store. On 1.x the bucket is the database and is made when missing; on 2.x the bucket is made when the
 * token may do so, and is read through its InfluxQL mapping. Any thread.
 */
public final class InfluxStore implements TimeSeriesStore {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);
    /** Version 1 has no organisations, but the client insists on one. */
    private static final String NO_ORG = "-";

    /** The client warns of every empty answer; kept here because an unreferenced logger forgets its level. */
    private static final Logger CLIENT_LOG = Logger.getLogger("com.influxdb.internal.AbstractQueryApi");

    static {
        CLIENT_LOG.setLevel(Level.SEVERE);
    }

    private final HistorySettings.Influx settings;
    private final String org;
    private final OldPaths oldPaths = new OldPaths();
    private final LineProtocol lines = new LineProtocol();
    private final Dispatcher dispatcher = new Dispatcher();
    private final ConnectionPool connections = new ConnectionPool();
    private final InfluxDBClient client;

    /** Connects to nothing yet. */
    public InfluxStore(HistorySettings.Influx settings) {
        this.settings = settings;
        this.org = settings.org() == null ? NO_ORG : settings.org();
        OkHttpClient.Builder http = new OkHttpClient.Builder().connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(ANSWER_TIMEOUT).writeTimeout(ANSWER_TIMEOUT).dispatcher(dispatcher)
                .connectionPool(connections).addNetworkInterceptor(oldPaths);
        client = InfluxDBClientFactory.create(InfluxDBClientOptions.builder().url(settings.url()).okHttpClient(http)
                .org(org).bucket(settings.bucket()).authenticateToken(token(settings).toCharArray()).build());
    }

    @Override
    public String name() {
        return "influxdb";
    }

    @Override
    public void prepare() throws StoreException {
        call(() -> {
            String version = client.version();
            oldPaths.serverIs(version);
            if (version.startsWith("1.") || version.startsWith("v1.")) {
                ask("CREATE DATABASE " + InfluxQuery.identifier(settings.bucket()));
            } else if (client.getBucketsApi().findBucketByName(settings.bucket()) == null) {
                createBucket();
            }
            return version;
        });
    }

    @Override
    public void write(Readings batch) throws StoreException {
        String records = lines.lines(batch);
        call(() -> {
            client.getWriteApiBlocking().writeRecord(settings.bucket(), org, WritePrecision.MS, records);
            return records;
        });
    }

    @Override
    public Series query(PointId point, long fromMillis, long toMillis, long stepMillis) throws StoreException {
        return call(() -> InfluxQuery.series(ask(InfluxQuery.steps(point, fromMillis, toMillis, stepMillis))));
    }

    @Override
    public long count(PointId point, long fromMillis, long toMillis) throws StoreException {
        return call(() -> InfluxQuery.count(ask(InfluxQuery.counting(point, fromMillis, toMillis))));
    }

    @Override
    public void close() {
        dispatcher.cancelAll();
        client.close();
        dispatcher.executorService().shutdown();
        connections.evictAll();
    }

    private InfluxQLQueryResult ask(String statement) {
        return client.getInfluxQLQueryApi().query(new InfluxQLQuery(statement, settings.bucket())
                .setPrecision(InfluxQLQuery.InfluxQLPrecision.MILLISECONDS));
    }

    private void createBucket() {
        String orgId = client.getOrganizationsApi().findOrganizations().stream()
                .filter(one -> one.getName().equals(org)).findFirst()
                .orElseThrow(() -> new InfluxException("no organisation '" + org + "'")).getId();
        client.getBucketsApi().createBucket(settings.bucket(), orgId);
    }

    private <T> T call(Supplier<T> request) throws StoreException {
        try {
            return request.get();
        } catch (InfluxException e) {
            String said = settings.url() + ": " + (e.status() == 0 ? "" : e.status() + " ") + e.getMessage();
            throw new StoreException(said, !isDataAtFault(e.status()), e);
        }
    }

    /** 400: malformed, type conflict or beyond retention; 413: too large, so halving helps; 422: not acceptable. */
    private static boolean isDataAtFault(int status) {
        return status == 400 || status == 413 || status == 422;
    }

    private static String token(HistorySettings.Influx settings) {
        if (settings.token() != null) {
            return settings.token();
        }
        return settings.username() == null ? "" : settings.username() + ':' + settings.password();
    }
}
