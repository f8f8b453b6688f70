package io.hazardwatch.gateway.settings.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
    void localeIsChinese_itSpeaksChinese(@TempDir Path directory) throws IOException {
        site(directory, "{id: p, unit: u, range: [0, 10], limits: {H: {at: 9}}, rate: [{id: fast, above: 60 u/min}]}");
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        assertEquals(2, SelfTestCommand.run(directory, Map.of("LANG", "zh_CN.UTF-8"), out));
        assertEquals("e/s/d/p: fast：不会触发\n2 条规则中有 1 条不会触发\n", told().replace("\r", ""));
        bytes.reset();
        Files.writeString(directory.resolve("sites/s.yaml"), "enterprise: e\nsite: s\ndevices: 7");
        assertEquals(2, SelfTestCommand.run(directory, Map.of("LC_ALL", "zh_CN.UTF-8", "LANG", "en_US.UTF-8"), out));
        assertTrue(told().endsWith("1 个问题\n") && !told().contains("must"), told());
    }

    @Test
    void badConfiguration_isRefusedAsByCheck(@TempDir Path directory) throws IOException {
        site(directory, "{id: p, limit: {}}");
        assertEquals(2, run(directory));
        assertTrue(told().contains("limit") && told().endsWith("1 problem\n"), told());
    }
}
