package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.api.http.Caller;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An action that can take two persons, with what each of the two must be able to do and see. Immutable.
 *
 * @param enterprise whom it concerns; null = all
 * @param sees whether somebody sees what it is about
 */
public record TwoPersonAction(Capability right, String enterprise, Predicate<Caller> sees) {
    private static final Pattern ALARM = Pattern.compile(
            "/api/v1/alarms/([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.[^/]+/(shelve|out-of-service|decommission)");
    private static final Pattern MODE = Pattern.compile("/api/v1/sites/([A-Za-z0-9_-]+)/([A-Za-z0-9_-]+)/units/[^/]+/mode");
    private static final String CONFIGURATION = "/api/v1/configuration/confirm";

    /** An action about something of a site. */
    public static TwoPersonAction at(Capability right, String enterprise, String site) {
        return new TwoPersonAction(right, enterprise, caller -> caller.sees(enterprise, site));
    }

    /** The confirmation of a configuration, which is of all enterprises. */
    public static TwoPersonAction ofConfiguration() {
        return new TwoPersonAction(Capability.CHANGE_CONFIGURATION, null, Caller::seesAll);
    }

    /** The action behind a POST of that path; null if no such action takes two persons. */
    static TwoPersonAction of(String path) {
        Matcher alarm = ALARM.matcher(path);
        Matcher mode = MODE.matcher(path);
        if (alarm.matches()) {
            return at(rightOf(alarm.group(3)), alarm.group(1), alarm.group(2));
        }
        if (mode.matches()) {
            return at(Capability.SET_UNIT_MODE, mode.group(1), mode.group(2));
        }
        return path.equals(CONFIGURATION) ? ofConfiguration() : null;
    }

    private static Capability rightOf(String verb) {
        return switch (verb) {
            case "shelve" -> Capability.HANDLE_ALARMS;
            case "out-of-service" -> Capability.TAKE_OUT_OF_SERVICE;
            default -> Capability.DECOMMISSION_ALARMS;
        };
    }

    /** Whether somebody may do it, and sees what it is about. */
    boolean isOpenTo(Caller caller) {
        return caller.may(right) && sees.test(caller);
    }
}
