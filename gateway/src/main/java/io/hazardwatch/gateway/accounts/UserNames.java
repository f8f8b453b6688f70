package io.hazardwatch.gateway.accounts;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which names users may have: Latin letters, digits, hyphens and underscores, beginning with a letter or digit. So no two look
 * alike in different scripts; none differs from another by case only; and none can be taken for the gateway in the journal, where
 * {@code system} is the gateway itself.
 */
final class UserNames {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    /** The actor of everything no person asked for. */
    private static final String GATEWAY = "system";
    private static final Set<String> RESERVED = Set.of(GATEWAY, "sys", "gateway", "hazardwatch", "rule", "rules", "clock", "timer",
            "scheduler", "watchdog", "journal", "alarm", "alarms", "lane", "lanes", "engine", "store", "history", "notify", "notifier",
            "dispatcher", "device", "devices", "sensor", "mqtt", "http", "api", "server", "service", "daemon", "machine", "automatic",
            "auto", "root", "anonymous", "nobody", "unknown", "none", "null", "undefined", "everyone", "everybody", "all", "self");

    private UserNames() {}

    /** {@link AccountChange#DONE} when a person may be called so beside those in {@code taken}. */
    static AccountChange check(String name, Collection<String> taken) {
        if (name == null || !ALLOWED.matcher(name).matches()) {
            return AccountChange.BAD_NAME;
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            return AccountChange.NAME_RESERVED;
        }
        return taken.stream().anyMatch(name::equalsIgnoreCase) ? AccountChange.NAME_TAKEN : AccountChange.DONE;
    }

    /** Whether the journal would take that person for the gateway; an account called so, from before, lets nobody in. */
    static boolean isGateway(String name) {
        return GATEWAY.equalsIgnoreCase(name);
    }
}
