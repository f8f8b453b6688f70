package io.hazardwatch.gateway.history.influx;

import com.influxdb.client.domain.Bucket;
import com.influxdb.client.domain.BucketRetentionRules;
import com.influxdb.exceptions.InfluxException;
import io.hazardwatch.gateway.history.store.Resolution;
import io.hazardwatch.gateway.history.store.Retention;
import java.util.Arrays;
import java.util.List;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/**
 * Creates missing databases, buckets and retention policies. Existing ones stay unchanged: on 1.x our policies are added beside
 * existing ones, and a bucket found on 2.x or 3 keeps its retention. Any thread.
 */
final class ReadingBuckets {
    private static final int DAY_SECONDS = 86_400;
    private static final List<String> HARMLESS = List.of("retention policy already exists",
            "retention policy conflicts with an existing policy", "requires admin privilege");
    private static final int CONFLICT = 409;

    private final InfluxServer server;
    private final Retention retention;
    private final List<ReadingBucket> all;

    ReadingBuckets(InfluxServer server, String bucket, Retention retention) {
        this.server = server;
        this.retention = retention;
        this.all = Arrays.stream(Resolution.values()).map(grain -> new ReadingBucket(grain, bucket)).toList();
    }

    ReadingBucket of(Resolution grain) {
        return all.get(grain.ordinal());
    }

    /** Detects the edition and creates what is missing. */
    void prepare() {
        InfluxMajorVersion edition = server.recognise();
        for (ReadingBucket shelf : all) {
            switch (edition) {
                case OLD, ONE -> policy(shelf, edition);
                case TWO -> bucket(shelf, edition);
                case THREE -> database(shelf, edition);
            }
        }
    }

    /** In a database created here, our policy of readings is the default one. */
    private void policy(ReadingBucket shelf, InfluxMajorVersion edition) {
        String database = InfluxQuery.identifier(shelf.database(edition));
        String policy = InfluxQuery.identifier(shelf.policy(edition));
        int days = retention.days(shelf.grain());
        String terms = " DURATION " + (days == 0 ? "INF" : days + "d") + " REPLICATION 1 SHARD DURATION " + shard(shelf.grain(), days);
        if (shelf.grain() == Resolution.RAW) {
            order("CREATE DATABASE " + database + " WITH" + terms + " NAME " + policy);
        }
        order("CREATE RETENTION POLICY " + policy + " ON " + database + terms);
        order("ALTER RETENTION POLICY " + policy + " ON " + database + terms);
    }

    private static String shard(Resolution grain, int days) {
        return switch (grain) {
            case RAW -> days == 0 || days > 180 ? "7d" : "1d";
            case MINUTE -> "4w";
            case HOUR -> "52w";
        };
    }

    /**
     * Ignores refusals, because an account without the right to create may still write if everything exists; what is missing
     * shows when writing.
     */
    private void order(String statement) {
        InfluxServer.Reply reply = server.post("/query", new FormBody.Builder().add("q", statement).build());
        boolean isRefused = reply.status() >= 300 || reply.text().contains("\"error\"");
        if (isRefused && HARMLESS.stream().noneMatch(reply.text()::contains)) {
            throw new InfluxException(reply.status() + " to " + statement + ": " + reply.text().strip());
        }
    }

    private void bucket(ReadingBucket shelf, InfluxMajorVersion edition) {
        String name = shelf.database(edition);
        if (server.client().getBucketsApi().findBucketByName(name) != null) {
            return;
        }
        String org = server.client().getOrganizationsApi().findOrganizations().stream()
                .filter(one -> one.getName().equals(server.org())).findFirst()
                .orElseThrow(() -> new InfluxException("no organisation '" + server.org() + "'")).getId();
        int days = retention.days(shelf.grain());
        Bucket bucket = new Bucket().name(name).orgID(org);
        if (days > 0) {
            bucket.addRetentionRulesItem(new BucketRetentionRules().everySeconds(days * DAY_SECONDS));
        }
        server.client().getBucketsApi().createBucket(bucket);
    }

    private void database(ReadingBucket shelf, InfluxMajorVersion edition) {
        int days = retention.days(shelf.grain());
        String wish = "{\"db\":" + InfluxQuery.identifier(shelf.database(edition)) + (days == 0 ? "" : ",\"retention_period\":\"" + days
                + "d\"") + '}';
        InfluxServer.Reply reply = server.post("/api/v3/configure/database", RequestBody.create(wish, MediaType.get("application/json")));
        if (reply.status() >= 300 && reply.status() != CONFLICT) {
            throw new InfluxException(reply.status() + " to making database " + shelf.database(edition) + ": " + reply.text().strip());
        }
    }
}
