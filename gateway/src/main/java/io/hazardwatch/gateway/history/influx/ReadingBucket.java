package io.hazardwatch.gateway.history.influx;

import io.hazardwatch.gateway.history.store.LineProtocol;
import io.hazardwatch.gateway.history.store.Resolution;

/**
 * Where in InfluxDB rows of one grain stand. Version 1 has one database with a retention policy for each grain, later
 * ones have a bucket or database for each.
 */
record ReadingBucket(Resolution grain, String bucket) {
    /** Retention policy of readings; a database that is there already keeps its own beside it. */
    private static final String POLICY = "hazardwatch";

    String measurement() {
        return LineProtocol.READING + suffix();
    }

    /** Name of the database or bucket to ask. */
    String database(Edition edition) {
        return edition.hasPolicies() ? bucket : bucket + suffix();
    }

    /** The retention policy to ask and write, null where there is none. */
    String policy(Edition edition) {
        return edition.hasPolicies() ? POLICY + suffix() : null;
    }

    /** The bucket to write to; version 1 knows its databases and policies by {@code database/policy}. */
    String written(Edition edition) {
        return edition.hasPolicies() ? bucket + '/' + POLICY + suffix() : bucket + suffix();
    }

    private String suffix() {
        return switch (grain) {
            case RAW -> "";
            case MINUTE -> "_1m";
            case HOUR -> "_1h";
        };
    }
}
