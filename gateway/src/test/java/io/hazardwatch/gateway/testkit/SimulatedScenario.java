package io.hazardwatch.gateway.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** What the simulator would send of a scenario file. Its classes are loaded apart, so that no code is shared; only lines of text cross. */
public final class SimulatedScenario {
    private static final Path CLASSES = Path.of(System.getProperty("hazardwatch.root", "..")).toAbsolutePath().resolve("simulator/target/classes/");

    private SimulatedScenario() {}

    /** A line a reading, in the order of sending: when it is sent and measured, ms from the start, point, value, quality. */
    public static List<String[]> asSent(Path file) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {CLASSES.toUri().toURL()}, SimulatedScenario.class.getClassLoader());
                PrintStream out = new PrintStream(printed, false, StandardCharsets.UTF_8)) {
            Object command = loader.loadClass("io.hazardwatch.simulator.scenario.SamplesCommand").getConstructor(PrintStream.class).newInstance(out);
            if (new CommandLine(command).execute("--as-sent", file.toString()) != 0) {
                throw new IllegalStateException(file + " cannot be played");
            }
        } catch (ReflectiveOperationException | IOException absent) {
            throw new IllegalStateException("the simulator is not built", absent);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().map(line -> line.split(" ")).toList();
    }
}
