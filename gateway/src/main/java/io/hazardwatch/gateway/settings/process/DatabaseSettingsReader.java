package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.database.DatabaseSettings;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.regex.Pattern;

/** Reads where the relational store is. One thread. */
final class DatabaseSettingsReader {
    private static final Pattern ADDRESS = Pattern.compile("(jdbc:)?postgresql://[^/?@\\s]+/[^/?@\\s]+(\\?[^\\s]*)?");
    private static final Pattern SECRET = Pattern.compile("[?&](user|password|sslpassword)=");

    private final EnvironmentSecrets secrets;

    DatabaseSettingsReader(EnvironmentSecrets secrets) {
        this.secrets = secrets;
    }

    DatabaseSettings read(YamlMap database) {
        String url = database.text("url", null);
        if (url != null && !isAddress(url)) {
            database.broken("url", "must be such as postgresql://host:5432/hazardwatch, without user and password");
        }
        DatabaseSettings settings = url == null ? file(database)
                : DatabaseSettings.of(url, secrets.of(database, "userEnv"), secrets.of(database, "passwordEnv"));
        database.done("url", "userEnv", "passwordEnv");
        return settings;
    }

    private static DatabaseSettings file(YamlMap database) {
        if (database.text("userEnv", null) != null || database.text("passwordEnv", null) != null) {
            database.broken("url", "must be given with userEnv or passwordEnv");
        }
        return DatabaseSettings.SQLITE;
    }

    /** Whether it is the address of a PostgreSQL database, and holds no secret. */
    static boolean isAddress(String url) {
        return ADDRESS.matcher(url).matches() && !SECRET.matcher(url).find();
    }
}
