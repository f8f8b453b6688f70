package io.hazardwatch.gateway.settings.command;

import io.hazardwatch.gateway.settings.process.Overrides;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the command line of a usual start: options of the gateway, each once, each followed by its value. Anything else, and whatever is
 * wrong, is left to Picocli, whose 150 classes are too old for any class cache and would take every start a tenth of its processor time.
 * Main thread.
 */
final class StartLine {
    private static final int PORT_MAX = 65_535;
    /** A number outside the ports, for what is not one. */
    private static final int NO_PORT = -2;

    private final Map<String, String> environment;
    private final Map<String, String> given = new HashMap<>();
    private boolean isUsual = true;

    private StartLine(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What the words ask for, or null when Picocli has to say. */
    static Arguments.Run read(List<String> words, Map<String, String> environment) {
        return new StartLine(environment).read(words);
    }

    private Arguments.Run read(List<String> words) {
        boolean isEmptyMeant = "true".equals(environment.get("HAZARDWATCH_ALLOW_EMPTY"));
        for (Iterator<String> rest = words.iterator(); rest.hasNext();) {
            String name = rest.next();
            if (name.equals(ArgumentsReader.ALLOW_EMPTY)) {
                isEmptyMeant = true;
            } else if (!ArgumentsReader.VALUED.contains(name) || !rest.hasNext() || given.put(name, rest.next()) != null) {
                return null;
            }
        }
        Path config = path(ArgumentsReader.CONFIG);
        Overrides overrides = new Overrides(path(ArgumentsReader.DATA), port(ArgumentsReader.HTTP_PORT, 0),
                port(ArgumentsReader.MQTT_PORT, -1), port(ArgumentsReader.MQTTS_PORT, -1), isEmptyMeant);
        return isUsual ? new Arguments.Run(config == null ? Path.of("config") : config, overrides,
                environment.get("HAZARDWATCH_ADMIN_PASSWORD")) : null;
    }

    private Path path(String name) {
        String text = value(name);
        isUsual &= text == null || !text.startsWith("-") && !text.startsWith("\"") && text.indexOf('\0') < 0;
        return text == null || !isUsual ? null : Path.of(text);
    }

    private Integer port(String name, int lowest) {
        String text = value(name);
        if (text == null) {
            return null;
        }
        int port = text.matches("-1|[0-9]{1,5}") ? Integer.parseInt(text) : NO_PORT;
        isUsual &= port >= lowest && port <= PORT_MAX;
        return port;
    }

    /** An empty word is Picocli's affair; an empty variable counts as not set. */
    private String value(String name) {
        String word = given.get(name);
        isUsual &= word == null || !word.isEmpty();
        String variable = environment.get("HAZARDWATCH_" + name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT));
        return word != null ? word : variable == null || variable.isEmpty() ? null : variable;
    }
}
