package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.intake.gb28181.Gb28181Platform;
import io.hazardwatch.gateway.intake.gb28181.Gb28181Settings;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the settings of the port for GB/T 28181. One thread. */
final class Gb28181SettingsReader {
    private static final int PLATFORMS_MAX = 50;
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final int REALM_DIGITS = 10;
    private static final String NUMBER = "[0-9]{20}";

    private Gb28181SettingsReader() {}

    static Gb28181Settings read(YamlMap fields, EnvironmentSecrets secrets) {
        int port = (int) fields.whole("port", -1, -1, 65_535);
        String id = number(fields, "id", port >= 0);
        String realm = fields.text("realm", id.length() < REALM_DIGITS ? "" : id.substring(0, REALM_DIGITS));
        if (!realm.matches("[A-Za-z0-9._-]{0,64}")) {
            fields.broken("realm", "must be letters, digits, ., _ and -, at most 64");
        }
        Gb28181Settings settings = new Gb28181Settings(fields.text("host", "127.0.0.1"), port, id, realm,
                fields.millis("catalog", 5 * MINUTE, MINUTE, 24 * 60 * MINUTE), platforms(fields, secrets));
        fields.done("host", "port", "id", "realm", "catalog", "platforms");
        return settings.isOn() ? settings : Gb28181Settings.OFF;
    }

    private static List<Gb28181Platform> platforms(YamlMap fields, EnvironmentSecrets secrets) {
        List<Gb28181Platform> platforms = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap each : fields.maps("platforms")) {
            String id = number(each, "id", true);
            if (!id.isEmpty() && !seen.add(id)) {
                each.broken("id", "must stand only once");
            }
            if (!each.has("passwordEnv")) {
                each.broken("passwordEnv", "must be given");
            }
            String password = secrets.of(each, "passwordEnv");
            platforms.add(new Gb28181Platform(id, password == null ? "" : password, each.millis("keepAlive", MINUTE, 5 * SECOND, 10 * MINUTE),
                    (int) each.whole("missed", 3, 1, 10), !each.flag("anyAddress", false)));
            each.done("id", "passwordEnv", "keepAlive", "missed", "anyAddress");
        }
        if (platforms.size() > PLATFORMS_MAX) {
            fields.broken("platforms", "must be at most " + PLATFORMS_MAX);
        }
        return platforms;
    }

    private static String number(YamlMap fields, String key, boolean isRequired) {
        String given = isRequired ? fields.requiredText(key) : fields.text(key, null);
        if (given != null && !given.matches(NUMBER)) {
            fields.broken(key, "must be 20 digits, in quotes");
        }
        return given == null || !given.matches(NUMBER) ? "" : given;
    }
}
