package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.FrameDeviation;
import io.hazardwatch.gateway.registry.Hj212Binding;
import io.hazardwatch.gateway.registry.Hj212Setup;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code hj212} of a device: its MN and PW, and which items of its packets are which points. One thread. */
final class Hj212BindingReader {
    /** MN has 24 digits since 2017 and 14 before; devices in the field also use letters. */
    private static final String MN = "[A-Za-z0-9_-]{1,24}";
    private static final String PASSWORD = "[A-Za-z0-9]{1,9}";
    private static final Pattern ITEM = Pattern.compile("(?:(2011|2021|2031|2041|2051|2061)/)?([A-Za-z0-9_]{1,32})(?:-([A-Za-z]{1,16}))?");
    private static final Pattern IGNORED = Pattern.compile("(?:2011|2021|2031|2041|2051|2061)(?:/[A-Za-z0-9_]{1,32})?|[A-Za-z0-9_]{1,32}");
    private static final String REAL_TIME = "2011";
    /** What an item means that names no figure. */
    private static final Map<String, String> FIGURES = Map.of(REAL_TIME, "Rtd", "2021", "RS", "2041", "RT", "2031", "Avg", "2051", "Avg",
            "2061", "Avg");
    private static final List<Integer> MINUTE_INTERVALS = List.of(1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30);
    private static final long SECOND = 1_000;

    /** What devices are delivered with, and the examples of the standard have: no secret. */
    private static final String FACTORY_PASSWORD = "123456";

    private final EnvironmentSecrets secrets;

    Hj212BindingReader(EnvironmentSecrets secrets) {
        this.secrets = secrets;
    }

    /** @param points of the device */
    Hj212Binding read(YamlMap fields, List<Point> points) {
        String mn = fields.requiredText("mn");
        if (mn != null && !mn.matches(MN)) {
            fields.broken("mn", "must match " + MN);
        }
        boolean isAsDelivered = fields.flag("factoryPassword", false);
        if (fields.has("passwordEnv") == isAsDelivered) {
            fields.broken("passwordEnv", isAsDelivered ? "must not be given with factoryPassword" : "must be given");
        }
        String password = isAsDelivered ? FACTORY_PASSWORD : password(fields, "passwordEnv");
        Map<String, String> items = items(fields, points);
        Hj212Binding binding = new Hj212Binding(mn == null ? "" : mn, password == null ? "" : password, tolerated(fields), items,
                ignored(fields), setup(fields.map("set")));
        fields.done("mn", "passwordEnv", "factoryPassword", "tolerate", "items", "ignore", "set");
        return binding;
    }

    private String password(YamlMap fields, String key) {
        String password = secrets.of(fields, key);
        if (password != null && !password.isEmpty() && !password.matches(PASSWORD)) {
            fields.broken(key, "must name a variable whose value has 1 to 9 letters and digits, as PW allows");
            return null;
        }
        return password;
    }

    private static Set<FrameDeviation> tolerated(YamlMap fields) {
        Set<FrameDeviation> tolerated = EnumSet.noneOf(FrameDeviation.class);
        List<String> known = Arrays.stream(FrameDeviation.values()).map(FrameDeviation::label).toList();
        for (String text : fields.texts("tolerate")) {
            if (known.contains(text)) {
                tolerated.add(FrameDeviation.values()[known.indexOf(text)]);
            } else {
                fields.broken("tolerate", text + " must be one of " + known);
            }
        }
        return tolerated;
    }

    private static Map<String, String> items(YamlMap fields, List<Point> points) {
        Map<String, String> items = new HashMap<>();
        Set<String> named = new HashSet<>();
        points.forEach(point -> named.add(point.id().point()));
        YamlMap given = fields.map("items");
        if (given.node().children().isEmpty()) {
            fields.broken("items", "must map at least one item to a point");
        }
        for (YamlNode each : List.copyOf(given.node().children())) {
            String point = given.text(each.key(), null);
            Matcher item = ITEM.matcher(each.key());
            if (!item.matches()) {
                given.broken(each.key(), "must be an item such as a21028 or 2051/a21028-Avg");
            } else if (point != null && !named.contains(point)) {
                given.broken(each.key(), "must be a point of this device");
            } else if (items.put(item(item), point) != null) {
                given.broken(each.key(), "must stand only once");
            }
        }
        return items;
    }

    private static String item(Matcher item) {
        String command = item.group(1) == null ? REAL_TIME : item.group(1);
        String figure = item.group(3) == null ? FIGURES.get(command) : item.group(3);
        return command + "/" + item.group(2) + '-' + figure;
    }

    private static Set<String> ignored(YamlMap fields) {
        Set<String> ignored = new HashSet<>();
        for (String text : fields.texts("ignore")) {
            if (!IGNORED.matcher(text).matches()) {
                fields.broken("ignore", text + " must be a command, a factor code, or both such as 2051/a01001");
            }
            ignored.add(text);
        }
        return ignored;
    }

    private Hj212Setup setup(YamlMap set) {
        int retries = (int) set.whole("retries", 0, 0, 9);
        int timeout = (int) (set.millis("timeout", 0, SECOND, 99 * SECOND) / SECOND);
        if (timeout > 0 != retries > 0) {
            set.broken(timeout > 0 ? "retries" : "timeout", "must be given when the other is");
        }
        int minutes = (int) (set.millis("minuteInterval", 0, 60 * SECOND, 30 * 60 * SECOND) / (60 * SECOND));
        if (minutes > 0 && !MINUTE_INTERVALS.contains(minutes)) {
            set.broken("minuteInterval", "must be one of " + MINUTE_INTERVALS + " minutes");
        }
        Hj212Setup setup = new Hj212Setup(set.flag("clock", false), timeout, retries,
                (int) (set.millis("realTimeInterval", 0, 30 * SECOND, 3_600 * SECOND) / SECOND), minutes,
                optionalFlag(set, "realTime"), optionalFlag(set, "states"), password(set, "newPasswordEnv"));
        set.done("clock", "timeout", "retries", "realTimeInterval", "minuteInterval", "realTime", "states", "newPasswordEnv");
        return setup;
    }

    private static Boolean optionalFlag(YamlMap set, String key) {
        return set.has(key) ? Boolean.valueOf(set.flag(key, false)) : null;
    }
}
