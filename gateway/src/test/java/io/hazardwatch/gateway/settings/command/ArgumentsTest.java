package io.hazardwatch.gateway.settings.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.settings.process.Overrides;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    private static Arguments parse(String line, Map<String, String> environment) {
        return Arguments.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")), environment);
    }

    @Test
    void setPassword_takesAUserAndNeverAPassword() {
        assertEquals(new Arguments.SetPassword("admin", Path.of("/var/hw")),
                Arguments.parse(List.of("set-password", "admin", "--data", "/var/hw"), Map.of()));
        assertEquals(new Arguments.SetPassword("admin", Path.of("/var/hw")),
                Arguments.parse(List.of("set-password", "admin", "--data=/var/hw"), Map.of()));
        assertEquals(new Arguments.SetPassword("admin", Path.of("/env")),
                Arguments.parse(List.of("set-password", "admin"), Map.of("HAZARDWATCH_DATA", "/env")));
        for (List<String> wrong : List.of(List.of("set-password"), List.of("set-password", "--data", "/var/hw"),
                List.of("set-password", "admin", "my-new-password"), List.of("set-password", "admin", "--data", "/a", "/b"))) {
            assertInstanceOf(Arguments.Wrong.class, Arguments.parse(wrong, Map.of()), wrong::toString);
        }
    }

    @Test
    void nothing_startsOnTheFolderConfig() {
        assertEquals(new Arguments.Run(Path.of("config"), Overrides.NONE, null), parse("", Map.of()));
    }

    @Test
    void selfTest_takesOneDirectory() {
        assertEquals(new Arguments.ProveRules(Path.of("c")), parse("self-test c", Map.of()));
        assertEquals(new Arguments.Wrong("self-test takes one directory"), parse("self-test", Map.of()));
    }

    @Test
    void browse_takesADirectoryAServerAndANode() {
        assertEquals(new Arguments.Browse(Path.of("c"), null, "plc1", null), parse("browse c plc1", Map.of()));
        assertEquals(new Arguments.Browse(Path.of("c"), Path.of("d"), "plc1", "ns=2;s=Tank1"),
                parse("browse c plc1 ns=2;s=Tank1 --data d", Map.of()));
        assertTrue(assertInstanceOf(Arguments.Wrong.class, parse("browse c", Map.of())).message().startsWith("browse takes a directory"));
    }

    @Test
    void flags_overrideTheFile() {
        assertEquals(new Arguments.Run(Path.of("c"), new Overrides(Path.of("d"), 0, 1884, -1), null),
                parse("--config c --data=d --http-port 0 --mqtt-port=1884 --mqtts-port -1", Map.of()));
    }

    @Test
    void flag_countsMoreThanItsVariable() {
        Map<String, String> environment = Map.of("HAZARDWATCH_HTTP_PORT", "1", "HAZARDWATCH_MQTT_PORT", "2",
                "HAZARDWATCH_MQTTS_PORT", "3", "HAZARDWATCH_CONFIG", "c", "HAZARDWATCH_DATA", "d");

        assertEquals(new Arguments.Run(Path.of("c"), new Overrides(Path.of("d"), 1, 9, 3), null),
                parse("--mqtt-port 9", environment));
    }

    @Test
    void adminPassword_isTakenAndNeverPrinted() {
        Arguments run = parse("", Map.of("HAZARDWATCH_ADMIN_PASSWORD", "open sesame"));

        assertEquals("open sesame", assertInstanceOf(Arguments.Run.class, run).adminPassword());
        assertFalse(run.toString().contains("sesame"));
    }

    @Test
    void verifyJournal_takesOneFileOrADataDirectory() {
        assertEquals(new Arguments.VerifyJournal(Path.of("j.db")), parse("verify-journal j.db", Map.of()));
        assertEquals(new Arguments.VerifyJournal(Path.of("d/journal.db")), parse("verify-journal --data d", Map.of()));
        assertInstanceOf(Arguments.Wrong.class, parse("verify-journal", Map.of()));
        assertInstanceOf(Arguments.Wrong.class, parse("verify-journal --data", Map.of()));
        assertInstanceOf(Arguments.Wrong.class, parse("verify-journal a b", Map.of()));
    }

    @Test
    void check_takesOneDirectory() {
        assertEquals(new Arguments.CheckOnly(Path.of("c"), false), parse("check c", Map.of()));
        assertEquals(new Arguments.CheckOnly(Path.of("c"), true), parse("check c --allow-empty", Map.of()));
        assertEquals(new Arguments.CheckOnly(Path.of("c"), true), parse("check --allow-empty c", Map.of()));
        assertInstanceOf(Arguments.Wrong.class, parse("move-database", Map.of()));
        assertEquals(new Arguments.MoveDatabase("postgresql://db/x", Path.of("d")),
                parse("move-database postgresql://db/x --data d", Map.of()));
        assertInstanceOf(Arguments.Wrong.class, parse("check", Map.of()));
        assertInstanceOf(Arguments.Wrong.class, parse("check --allow-empty", Map.of()));
    }

    private static Arguments.Run run(String line, Map<String, String> environment) {
        return assertInstanceOf(Arguments.Run.class, parse(line, environment));
    }

    @Test
    void allowEmpty_isAFlagWithoutAValueOrAVariable() {
        assertTrue(run("--allow-empty --config c", Map.of()).overrides().allowEmpty());
        assertTrue(run("", Map.of("HAZARDWATCH_ALLOW_EMPTY", "true")).overrides().allowEmpty());
        assertFalse(run("", Map.of("HAZARDWATCH_ALLOW_EMPTY", "false")).overrides().allowEmpty());
        assertFalse(run("", Map.of()).overrides().allowEmpty());
    }

    @ParameterizedTest
    @CsvSource({"--help,--mqtts-port", "-h,--allow-empty", "check --help,DIR", "self-test -h,DIR", "verify-journal --help,FILE",
        "set-password --help,USER", "check a b --help,--allow-empty", "--http-port x --help,HAZARDWATCH_HTTP_PORT"})
    void help_isAnsweredWhateverElseIsSaid(String line, String word) {
        String text = assertInstanceOf(Arguments.Help.class, parse(line, Map.of())).text();
        assertTrue(text.contains(word), text);
    }

    @Test
    void unknownWord_toldWithAllThatAreKnown() {
        assertEquals(new Arguments.Wrong("start: unknown; known are check, self-test, verify-journal, set-password, move-database, audit, browse, "
                + "--allow-empty and "
                + "--config --data --http-port --mqtt-port --mqtts-port"), parse("start", Map.of()));
    }

    @Test
    void commandThatIsNotTheFirstWord_isRefused() {
        String told = assertInstanceOf(Arguments.Wrong.class, parse("--config c check d", Map.of())).message();
        assertTrue(told.startsWith("check: unknown"), told);
    }

    @Test
    void severalMistakes_allTold() {
        assertEquals(List.of("--http-port: x: must be a port from 0 to 65535", "--mqtt-port: 70000: must be a port from -1 to 65535"),
                assertInstanceOf(Arguments.Wrong.class, parse("--http-port x --mqtt-port 70000", Map.of())).message().lines().toList());
    }

    @Test
    void variablesOfTheStart_doNotDisturbACommand() {
        Map<String, String> environment = Map.of("HAZARDWATCH_HTTP_PORT", "x", "HAZARDWATCH_DATA", "d", "HAZARDWATCH_CONFIG", "");
        assertEquals(new Arguments.CheckOnly(Path.of("c"), false), parse("check c", environment));
        assertEquals(new Arguments.VerifyJournal(Path.of("j.db")), parse("verify-journal j.db", environment));
        assertInstanceOf(Arguments.Wrong.class, parse("verify-journal", environment));
        assertEquals("--http-port: x: must be a port from 0 to 65535",
                assertInstanceOf(Arguments.Wrong.class, parse("", environment)).message());
    }

    @Test
    void optionGivenTwice_laterCounts() {
        assertEquals(Path.of("b"), run("--config a --config=b", Map.of("HAZARDWATCH_CONFIG", "e")).config());
        assertTrue(run("--allow-empty --allow-empty", Map.of("HAZARDWATCH_ALLOW_EMPTY", "true")).overrides().allowEmpty());
    }

    @Test
    void misusedCommand_isToldWhatItTakes() {
        assertEquals(new Arguments.Wrong("check takes one directory, and --allow-empty"), parse("check a b", Map.of()));
        assertEquals(new Arguments.Wrong("check takes one directory, and --allow-empty"), parse("check --config a", Map.of()));
        assertEquals(new Arguments.Wrong("verify-journal takes one file, or --data and a directory"), parse("verify-journal -x", Map.of()));
        assertEquals(new Arguments.Wrong("verify-journal takes one file, or --data and a directory"),
                parse("verify-journal j.db --data d", Map.of()));
        assertEquals(new Arguments.Wrong("set-password takes the name of a user, and --data DIR; it asks for the password"),
                parse("set-password -x", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--colour red", "start", "--config", "--http-port x", "--http-port -1", "--mqtt-port 65536",
        "--http-port 99999999999"})
    void unusableLine_isRefusedNamingTheWord(String line) {
        Arguments.Wrong wrong = assertInstanceOf(Arguments.Wrong.class, parse(line, Map.of()));

        assertTrue(wrong.message().startsWith(line.split(" ")[0]), wrong.message());
    }
}
