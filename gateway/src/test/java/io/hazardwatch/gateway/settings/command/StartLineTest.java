package io.hazardwatch.gateway.settings.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartLineTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("HAZARDWATCH_HTTP_PORT", "1", "HAZARDWATCH_MQTT_PORT", "-1",
            "HAZARDWATCH_DATA", "", "HAZARDWATCH_CONFIG", "of the environment", "HAZARDWATCH_ADMIN_PASSWORD", "correct staple 7");

    @ParameterizedTest
    @ValueSource(strings = {"", "--config c", "--config c --data /d --http-port 0 --mqtt-port 0 --mqtts-port 0", "--mqtt-port -1", "--allow-empty",
            "--allow-empty --data ../d --allow-empty", "--http-port 65535"})
    void usualStart_readsAsPicocliReadsIt(String line) {
        List<String> words = line.isEmpty() ? List.of() : List.of(line.split(" "));

        assertEquals(new ArgumentsReader(Map.of()).parse(words), StartLine.read(words, Map.of()));
        assertEquals(new ArgumentsReader(ENVIRONMENT).parse(words), StartLine.read(words, ENVIRONMENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"check c", "--help", "--data=d", "--config c --config d", "--config",
            "--http-port -1", "--mqtt-port 65536", "--mqtt-port x",
            "--mqtt-port 1e3", "--config --data", "--unknown x", "c"})
    void anythingElse_isLeftToPicocli(String line) {
        assertNull(StartLine.read(List.of(line.split(" ")), Map.of()));
    }

    @Test
    void unusableVariable_isLeftToPicocli() {
        assertNull(StartLine.read(List.of(), Map.of("HAZARDWATCH_HTTP_PORT", "many")));
    }
}
