package io.hazardwatch.gateway.history.influx;

import io.hazardwatch.gateway.history.store.LineProtocol;
import io.hazardwatch.gateway.history.store.Resolution;

/**
 * Place of the rows of one resolution in InfluxDB. Version 1 has one database with a retention policy per resolution, later
 * ones a bucket or database per resolution.
 */
record ReadingBucket(Resolution grain, String bucket) {
    /** Retention policy of readings; an existing database keeps its own policies beside it. */
    private static final String POLICY = "hazardwatch";

    String measurement() {
        return LineProtocol.READING + suffix();
    }

    /** Name of the database or bucket to query. */
    String database(InfluxMajorVersion edition) {
        return edition.hasPolicies() ? bucket : bucket + suffix();
    }

    /** The retention policy to query and write; null if there is none. */
    String policy(InfluxMajorVersion edition) {
        return edition.hasPolicies() ? POLICY + suffix() : null;
    }

    /** The bucket to write to; version 1 addresses databases and policies as {@code database/policy}. */
    String written(InfluxMajorVersion edition) {
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
