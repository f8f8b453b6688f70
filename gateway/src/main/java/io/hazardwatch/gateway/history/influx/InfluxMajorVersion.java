package io.hazardwatch.gateway.history.influx;

/** The generation of an InfluxDB server, as far as the protocol depends on it. */
enum InfluxMajorVersion {
    /** Before 1.8: {@code /write} and Basic authentication only. */
    OLD,
    /** 1.8 and later 1.x: databases with retention policies, written through {@code /api/v2/write}. */
    ONE,
    /** 2.x: buckets of an organisation. */
    TWO,
    /** 3.x: databases, created through {@code /api/v3}. */
    THREE;

    /**
     * The edition of a server version.
     *
     * @param version as the server reports it, for example {@code 1.6.7~rc0}, {@code v2.7.1} or {@code 3.2.0}; null if it does
     *     not
     */
    static InfluxMajorVersion of(String version) {
        String number = version == null ? "" : version.startsWith("v") ? version.substring(1) : version;
        if (number.matches("(0|1\\.[0-7])\\..*")) {
            return OLD;
        }
        return number.startsWith("1.") ? ONE : number.startsWith("3.") ? THREE : TWO;
    }

    /** Whether readings go to one database with retention policies instead of to several buckets. */
    boolean hasPolicies() {
        return this == OLD || this == ONE;
    }
}
