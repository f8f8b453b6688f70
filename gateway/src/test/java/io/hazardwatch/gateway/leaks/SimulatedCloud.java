package io.hazardwatch.gateway.leaks;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Plays releases of gas on the simulator's model. Its classes are loaded apart, so that no code is shared; only rows of numbers cross. */
final class SimulatedCloud {
    private static final Path CLASSES = Path.of(System.getProperty("hazardwatch.root", "..")).toAbsolutePath().resolve("simulator/target/classes/");

    private SimulatedCloud() {}

    /** A row a second: second, direction the wind comes from, speed, %LEL at each detector. */
    static void everySecond(String script, Consumer<double[]> rows) {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {CLASSES.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            loader.loadClass("io.hazardwatch.simulator.cloud.CloudSeries").getMethod("everySecond", String.class, Consumer.class)
                    .invoke(null, script, rows);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(script, failed.getCause());
        } catch (ReflectiveOperationException | IOException absent) {
            throw new IllegalStateException("the simulator is not built", absent);
        }
    }
}
