package io.hazardwatch.gateway.settings.command;

import io.hazardwatch.gateway.settings.process.Overrides;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the command line and the environment ask for; a flag counts more than its variable. */
public sealed interface Arguments {
    /** How to call it. */
    String USAGE = """
            hazardwatch-gateway [--config DIR] [--data DIR] [--http-port N] [--mqtt-port N] [--mqtts-port N]
                                [--allow-empty]
            hazardwatch-gateway check DIR [--allow-empty]
            hazardwatch-gateway self-test DIR
            hazardwatch-gateway verify-journal FILE | --data DIR
            hazardwatch-gateway set-password USER [--data DIR]
              Each flag has a variable: HAZARDWATCH_CONFIG, HAZARDWATCH_DATA, HAZARDWATCH_HTTP_PORT,
              HAZARDWATCH_MQTT_PORT, HAZARDWATCH_MQTTS_PORT, HAZARDWATCH_ALLOW_EMPTY (true). Port 0 takes a free one; MQTT port -1 opens none.
              A configuration without a site is refused unless --allow-empty says that it is meant.
              HAZARDWATCH_ADMIN_PASSWORD sets the password of user admin on a first start.
            """;

    /** Takes no value: a configuration without a site is meant. */
    String ALLOW_EMPTY = "--allow-empty";

    /** Every other flag; each takes a value. */
    List<String> FLAGS = List.of("--config", "--data", "--http-port", "--mqtt-port", "--mqtts-port");

    /**
     * Start the gateway.
     *
     * @param adminPassword for a first start; null when none was given
     */
    record Run(Path config, Overrides overrides, String adminPassword) implements Arguments {
        @Override
        public String toString() {
            return "Run[" + config + ' ' + overrides + ']';
        }
    }

    /** Validate a configuration and end. */
    record CheckOnly(Path config, boolean allowEmpty) implements Arguments {
        static Arguments parse(List<String> words) {
            List<String> others = words.stream().filter(word -> !word.equals(ALLOW_EMPTY)).toList();
            return others.size() == 1 ? new CheckOnly(Path.of(others.getFirst()), others.size() < words.size())
                    : new Wrong("check takes one directory, and " + ALLOW_EMPTY);
        }
    }

    /** Prove that every rule of a configuration can fire and end. */
    record ProveRules(Path config) implements Arguments {}

    /**
     * Check the hash chain of a journal and end.
     *
     * @param journal its file; a copy, or one in use
     */
    record VerifyJournal(Path journal) implements Arguments {
        static Arguments parse(List<String> words) {
            return switch (words.size()) {
                case 1 -> words.getFirst().startsWith("-") ? misused() : new VerifyJournal(Path.of(words.getFirst()));
                case 2 -> words.getFirst().equals("--data")
                        ? new VerifyJournal(Path.of(words.get(1)).resolve("journal.db")) : misused();
                default -> misused();
            };
        }

        private static Wrong misused() {
            return new Wrong("verify-journal takes one file, or --data and a directory");
        }
    }

    /** Give a person another password and end; the password is asked for, because others can read command lines. */
    record SetPassword(String user, Path data) implements Arguments {
        static Arguments parse(List<String> words, Map<String, String> environment) {
            boolean named = words.size() == 3 && words.get(1).equals("--data");
            boolean joined = words.size() == 2 && words.get(1).startsWith("--data=");
            boolean isWrong = words.isEmpty() || words.getFirst().startsWith("-") || words.size() > 1 && !named && !joined;
            if (isWrong) {
                return new Wrong("set-password takes the name of a user, and --data DIR; it asks for the password");
            }
            String data = named ? words.get(2) : joined ? words.get(1).substring("--data=".length())
                    : environment.getOrDefault("HAZARDWATCH_DATA", "data");
            return new SetPassword(words.getFirst(), Path.of(data));
        }
    }

    /** Say how to call it and end. */
    record Help() implements Arguments {}

    /** Cannot be understood; the process ends with 2. */
    record Wrong(String message) implements Arguments {}

    /** Reads both. */
    static Arguments parse(List<String> words, Map<String, String> environment) {
        if (words.contains("--help") || words.contains("-h")) {
            return new Help();
        }
        if (!words.isEmpty() && words.getFirst().equals("check")) {
            return CheckOnly.parse(words.subList(1, words.size()));
        }
        if (!words.isEmpty() && words.getFirst().equals("self-test")) {
            return words.size() == 2 ? new ProveRules(Path.of(words.get(1))) : new Wrong("self-test takes one directory");
        }
        if (!words.isEmpty() && words.getFirst().equals("verify-journal")) {
            return VerifyJournal.parse(words.subList(1, words.size()));
        }
        if (!words.isEmpty() && words.getFirst().equals("set-password")) {
            return SetPassword.parse(words.subList(1, words.size()), environment);
        }
        Map<String, String> values = fromEnvironment(environment);
        try {
            boolean allowEmpty = words.contains(ALLOW_EMPTY) || "true".equals(environment.get("HAZARDWATCH_ALLOW_EMPTY"));
            readFlags(words.stream().filter(word -> !word.equals(ALLOW_EMPTY)).toList(), values);
            Overrides overrides = new Overrides(path(values.get("--data")), port(values, "--http-port", 0),
                    port(values, "--mqtt-port", -1), port(values, "--mqtts-port", -1), allowEmpty);
            return new Run(Path.of(values.getOrDefault("--config", "config")), overrides,
                    environment.get("HAZARDWATCH_ADMIN_PASSWORD"));
        } catch (IllegalArgumentException e) {
            return new Wrong(e.getMessage());
        }
    }

    private static Map<String, String> fromEnvironment(Map<String, String> environment) {
        Map<String, String> values = new HashMap<>();
        for (String flag : FLAGS) {
            String variable = "HAZARDWATCH_" + flag.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
            String value = environment.get(variable);
            if (value != null && !value.isEmpty()) {
                values.put(flag, value);
            }
        }
        return values;
    }

    private static void readFlags(List<String> words, Map<String, String> values) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            String flag = equals < 0 ? word : word.substring(0, equals);
            if (!FLAGS.contains(flag)) {
                throw new IllegalArgumentException(word + ": unknown; known are check, self-test, verify-journal, set-password, "
                        + ALLOW_EMPTY + " and " + String.join(" ", FLAGS));
            }
            if (equals < 0 && ++i == words.size()) {
                throw new IllegalArgumentException(flag + ": needs a value");
            }
            values.put(flag, equals < 0 ? words.get(i) : word.substring(equals + 1));
        }
    }

    private static Path path(String text) {
        return text == null ? null : Path.of(text);
    }

    private static Integer port(Map<String, String> values, String flag, int lowest) {
        String text = values.get(flag);
        if (text == null) {
            return null;
        }
        int port = text.matches("-1|[0-9]{1,5}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
        if (port < lowest || port > 65535) {
            throw new IllegalArgumentException(flag + ": " + text + ": must be a port from " + lowest + " to 65535");
        }
        return port;
    }
}
