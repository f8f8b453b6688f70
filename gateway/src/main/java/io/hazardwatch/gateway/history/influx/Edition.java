package io.hazardwatch.gateway.history.influx;

/** Which InfluxDB answers, so far as it matters for how to speak to it. */
enum Edition {
    /** Before 1.8: {@code /write} and Basic authentication only. */
    OLD,
    /** 1.8 and later 1.x: databases with retention policies, written through {@code /api/v2/write}. */
    ONE,
    /** 2.x: buckets of an organisation. */
    TWO,
    /** 3.x: databases, made through {@code /api/v3}. */
    THREE;

    /**
     * What a server of that version is.
     *
     * @param version as it tells it, for example {@code 1.6.7~rc0}, {@code v2.7.1} or {@code 3.2.0}; null when it does not
     */
    static Edition of(String version) {
        String number = version == null ? "" : version.startsWith("v") ? version.substring(1) : version;
        if (number.matches("(0|1\\.[0-7])\\..*")) {
            return OLD;
        }
        return number.startsWith("1.") ? ONE : number.startsWith("3.") ? THREE : TWO;
    }

    /** Whether readings go to a database with retention policies, rather than to buckets side by side. */
    boolean hasPolicies() {
        return this == OLD || this == ONE;
    }
}
