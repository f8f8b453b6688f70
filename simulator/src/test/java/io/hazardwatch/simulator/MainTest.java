package io.hazardwatch.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.simulator.command.CommandRunner;
import io.hazardwatch.simulator.command.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Tests the output and the exit status of the command line. */
class MainTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final StringWriter help = new StringWriter();

    private int run(String... arguments) {
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new CommandRunner(err).run(new Main().commands().setOut(new PrintWriter(help)), List.of(arguments));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8).strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fly", "--fast"})
    void noCommand_allAreNamed(String word) {
        assertEquals(ExitStatus.REFUSED, word.isEmpty() ? run() : run(word));
        assertEquals("commands: bare, calls, check, cloud, gb26875, hj212, load, modbus, pipeline, play, replay, samples, sites, sparkplug, warn",
                said());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "load --rate -1|--rate: -1: must be at least 0.0",
        "load --rate fast|--rate: fast: is no number",
        "load --devices 1.5|--devices: 1.5: is no whole number",
        "load --devices 0|--devices: 0: must be at least 1.0",
        "load --connections 3000|--connections: 3000: must not be more than --devices",
        "load --alarms-per-second 5|--live: is needed with --alarms-per-second",
        "load --qos 2|--qos: 2: must be 0 or 1",
        "load --port|--port: takes a value",
        "load stray|stray: is not expected",
        "sites --devices 2|--out: is needed",
        "sites --devices 2 --out d|--sites: 20: must not be more than --devices",
        "play|play: name at least one scenario file",
        "samples|samples: name a scenario file",
        "cloud source=1|cloud: 'source=1' is not known",
        "cloud seed=x|cloud: 'seed=x' cannot be read",
        "replay|replay: name a file of specifications or a data file",
        "bare --parse xml|--parse: xml: must be jackson or none",
        "check --api http://127.0.0.1:1|--ledger: is needed"})
    void wrongCommandLine_toldAsOptionValueRule(String line, String problem) {
        assertEquals(ExitStatus.REFUSED, run(line.split(" ")));
        assertEquals(problem, said());
    }

    @Test
    void severalMistakes_allTold() {
        assertEquals(ExitStatus.REFUSED, run("load", "--rate", "x", "--colour", "red", "--qos", "-1", "--port"));
        assertEquals(List.of("--colour: unknown option", "--port: takes a value", "--qos: -1: must be at least 0.0", "--rate: x: is no number",
                "red: is not expected"), said().lines().sorted().toList());
    }

    @Test
    void optionGivenTwice_laterCounts(@TempDir Path folder) {
        assertEquals(ExitStatus.OK, run("sites", "--sites", "3", "--devices", "4", "--sites=2", "--out", folder.toString()));
        assertEquals(2, folder.toFile().list().length);
    }

    @Test
    void valueThatLooksLikeAnOption_isTaken() {
        assertEquals(ExitStatus.REFUSED, run("play", "--password", "-hello", "--username", "--speed"));
        assertEquals("play: name at least one scenario file", said());
    }

    @Test
    void help_explainsEveryOptionOfEveryCommand() {
        for (CommandLine command : new Main().commands().getSubcommands().values()) {
            assertEquals(ExitStatus.OK, run(command.getCommandName(), "--help"));
            CommandSpec spec = command.getCommandSpec();
            assertFalse(spec.usageMessage().description().length == 0, command.getCommandName());
            for (ArgSpec argument : spec.args()) {
                assertTrue(argument.description().length > 0, argument::toString);
            }
            spec.options().forEach(option -> assertTrue(help.toString().contains(option.longestName()), option.longestName()));
        }
        assertEquals("", said());
    }
}
