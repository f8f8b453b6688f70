package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.api.http.AccessSettings;
import io.hazardwatch.gateway.settings.yaml.YamlMap;

/** Reads {@code access} of {@code gateway.yaml}. */
final class AccessReader {
    private static final int LOG_DAYS_MAX = 3_650;
    private static final long MINUTE = 60_000;
    private static final long IDLE_MAX = 12 * 60 * MINUTE;

    private AccessReader() {}

    static AccessSettings read(YamlMap access) {
        AccessSettings usual = AccessSettings.STANDARD;
        AccessSettings settings = new AccessSettings((int) access.whole("logDays", usual.logDays(), AccessSettings.LOG_DAYS_MIN, LOG_DAYS_MAX),
                access.millis("idleToLook", usual.lookIdleMillis(), MINUTE, IDLE_MAX),
                access.millis("idleToChange", usual.changeIdleMillis(), MINUTE, IDLE_MAX));
        access.done("logDays", "idleToLook", "idleToChange");
        return settings;
    }
}
