package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.api.http.AccessSettings;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

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
                access.millis("idleToChange", usual.changeIdleMillis(), MINUTE, IDLE_MAX), null, secondFactor(access),
                access.flag("threeAdministrators", false));
        access.done("logDays", "idleToLook", "idleToChange", "secondFactor", "threeAdministrators");
        return settings;
    }

    private static Set<Role> secondFactor(YamlMap access) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : access.texts("secondFactor")) {
            Arrays.stream(Role.values()).filter(role -> role.name().equals(name)).findFirst().ifPresentOrElse(roles::add,
                    () -> access.broken("secondFactor", "must list roles: " + Arrays.toString(Role.values())));
        }
        return roles;
    }
}
