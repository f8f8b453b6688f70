package io.hazardwatch.gateway.pipelines;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Plays scripts on the simulator's model of a pipeline. Its classes are loaded apart, so that no code is shared; only rows of numbers cross. */
final class SimulatedPipeline {
    private static final Path CLASSES = Path.of(System.getProperty("hazardwatch.root", "..")).toAbsolutePath().resolve("simulator/target/classes/");

    private SimulatedPipeline() {}

    /** A row a second: second, inlet MPa, m3/h, C, middle MPa, outlet MPa, m3/h, C, pump, outlet valve, line valve, density, leak m3/h. */
    static void everySecond(String script, Consumer<double[]> rows) {
        play("everySecond", script, rows);
    }

    /** A row a step of the grid: second, inlet MPa, outlet MPa. */
    static void everyStep(String script, Consumer<double[]> rows) {
        play("everyStep", script, rows);
    }

    private static void play(String method, String script, Consumer<double[]> rows) {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {CLASSES.toUri().toURL()},
                ClassLoader.getPlatformClassLoader())) {
            loader.loadClass("io.hazardwatch.simulator.pipeline.PipelineSeries").getMethod(method, String.class, Consumer.class)
                    .invoke(null, script, rows);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(script, failed.getCause());
        } catch (ReflectiveOperationException | IOException absent) {
            throw new IllegalStateException("the simulator is not built", absent);
        }
    }
}
