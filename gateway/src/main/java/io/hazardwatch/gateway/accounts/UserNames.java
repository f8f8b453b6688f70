package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.model.Actors;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rules for user names: Latin letters, digits, hyphens and underscores, beginning with a letter or digit. This way no two names
 * look alike in different scripts, none differs from another only by case, and none can be mistaken in the journal for the
 * gateway itself, which is {@code system} there.
 */
final class UserNames {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Set<String> RESERVED = Set.of(Actors.GATEWAY, "break-glass", "sys", "gateway", "hazardwatch", "rule", "rules", "clock",
            "timer", "scheduler", "watchdog", "journal", "alarm", "alarms", "lane", "lanes", "engine", "store", "history", "notify", "notifier",
            "dispatcher", "device", "devices", "sensor", "mqtt", "http", "api", "server", "service", "daemon", "machine", "automatic",
            "auto", "root", "anonymous", "nobody", "unknown", "none", "null", "undefined", "everyone", "everybody", "all", "self");

    private UserNames() {}

    /** Checks a new name against the rules and the existing names; {@link AccountChange#DONE} when it may be used. */
    static AccountChange check(String name, Collection<String> taken) {
        if (name == null || !ALLOWED.matcher(name).matches()) {
            return AccountChange.BAD_NAME;
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            return AccountChange.NAME_RESERVED;
        }
        return taken.stream().anyMatch(name::equalsIgnoreCase) ? AccountChange.NAME_TAKEN : AccountChange.DONE;
    }

    /** Whether the journal would mistake that name for the gateway; an old account of that name cannot log in. */
    static boolean isGateway(String name) {
        return Actors.GATEWAY.equalsIgnoreCase(name);
    }
}
