package io.hazardwatch.gateway.settings.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code self-test}. */
class SelfTestCommandTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private int run(Path directory) {
        return SelfTestCommand.run(directory, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }

    private String told() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Path site(Path directory, String point) throws IOException {
        Path sites = Files.createDirectory(directory.resolve("sites"));
        Files.writeString(sites.resolve("s.yaml"), "enterprise: e\nsite: s\ndevices:\n  - id: d\n    points:\n      - " + point);
        return directory;
    }

    @Test
    void demonstration_canFireThroughout() {
        assertEquals(0, run(Path.of(System.getProperty("hazardwatch.root"), "config")), this::told);
        assertTrue(told().matches("ok: [0-9]+ rules can fire\\R"), told());
    }

    @Test
    void rateTheRangeCannotHold_isNamed(@TempDir Path directory) throws IOException {
        site(directory, "{id: p, unit: u, range: [0, 10], limits: {H: {at: 9}}, rate: [{id: fast, above: 60 u/min}]}");
        assertEquals(2, run(directory));
        assertEquals("e/s/d/p: fast: cannot fire\n1 of 2 rules cannot fire\n", told().replace("\r", ""));
    }

    @Test
    void badConfiguration_isRefusedAsByCheck(@TempDir Path directory) throws IOException {
        site(directory, "{id: p, limit: {}}");
        assertEquals(2, run(directory));
        assertTrue(told().contains("limit") && told().endsWith("1 problem\n"), told());
    }
}
