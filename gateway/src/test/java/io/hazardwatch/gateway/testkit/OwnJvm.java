package io.hazardwatch.gateway.testkit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * The command line of a JVM that a test starts beside its own, on the same class path.
 *
 * <p>{@code ./verify.sh} names a folder in the property {@code hazardwatch.archive}: the first test that needs a JVM writes the loaded
 * classes of a gateway there, and all that follow, also those of other test JVMs, start with them. Such a start takes half the processor.
 * A single test is better without: writing takes as long as two starts.
 */
public final class OwnJvm {
    private static final long WRITE_SECONDS_MAX = 300;
    private static final String SITE = """
            enterprise: acme
            site: yard
            name: {en: Yard}
            kind: other
            timezone: UTC
            devices:
              - id: a
                points:
                  - {id: p, name: {en: p}, unit: u, period: 1s, limits: {H: {at: 25, deadband: 2, offDelay: 60s, priority: P2}}}
            """;

    private OwnJvm() {}

    /**
     * Options and class path come first; the caller appends the main class and its arguments.
     *
     * @param options of the JVM beside the usual ones
     */
    public static List<String> command(List<String> options) {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(Archive.OF_THIS_RUN.options);
        command.addAll(List.of("-cp", Archive.OF_THIS_RUN.classPath));
        return command;
    }

    /** As {@link #command(List)}, with the collector that costs least to start. */
    public static List<String> smallCommand() {
        return command(List.of("-XX:+UseSerialGC"));
    }

    private record Archive(List<String> options, String classPath) {
        static final Archive OF_THIS_RUN = find();

        private static Archive find() {
            String folder = System.getProperty("hazardwatch.archive");
            String plain = System.getProperty("java.class.path");
            if (folder == null || folder.isBlank()) {
                return new Archive(List.of(), plain);
            }
            try {
                Path place = Files.createDirectories(Path.of(folder));
                try (FileChannel file = FileChannel.open(place.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock turn = file.lock()) {
                    return of(place, turn.isValid() ? plain : "");
                }
            } catch (IOException | InterruptedException refused) {
                throw new IllegalStateException("no archive of classes in " + folder, refused);
            }
        }

        /** The archive of these classes; makes it if the folder holds that of others or none. */
        private static Archive of(Path place, String plain) throws IOException, InterruptedException {
            Path stamp = place.resolve("of");
            Path classes = place.resolve("classes.jsa");
            String state = stateOf(plain);
            boolean isMade = Files.exists(classes) && Files.exists(stamp) && Files.readString(stamp).equals(state);
            String classPath = jars(place, plain, isMade);
            if (!isMade) {
                Files.deleteIfExists(stamp);
                write(place, classPath, classes);
                Files.writeString(stamp, state);
            }
            // what does not fit, for example another collector, is passed over in silence
            return new Archive(List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + classes, "-Xlog:disable"), classPath);
        }

        /** Changes with the JDK and with each compilation. */
        private static String stateOf(String classPath) throws IOException {
            Set<String> states = new TreeSet<>(Set.of(System.getProperty("java.vm.version"), classPath));
            for (Path folder : folders(classPath)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path file : all.filter(Files::isRegularFile).toList()) {
                        states.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
                    }
                }
            }
            return String.join("\n", states);
        }

        private static List<Path> folders(String classPath) {
            return Stream.of(classPath.split(File.pathSeparator)).map(Path::of).filter(Files::isDirectory).toList();
        }

        /** The class path with a file in place of each folder, of which no archive can be made. */
        private static String jars(Path place, String classPath, boolean isMade) {
            String path = classPath;
            for (Path folder : folders(classPath)) {
                Path jar = place.resolve(folder.getFileName() + ".jar");
                if (!isMade && ToolProvider.findFirst("jar").orElseThrow().run(System.err, System.err, "-c", "-0", "-f", jar.toString(), "-C",
                        folder.toString(), ".") != 0) {
                    throw new IllegalStateException(jar + " cannot be written");
                }
                path = path.replace(folder.toString(), jar.toString());
            }
            return path;
        }

        /** Starts a gateway with one point and stops it: its end writes the classes that it had loaded. */
        private static void write(Path place, String classPath, Path classes) throws IOException, InterruptedException {
            Path scratch = Files.createTempDirectory(place, "written");
            Files.createDirectories(scratch.resolve("config/sites"));
            Files.writeString(scratch.resolve("config/sites/yard.yaml"), SITE);
            Path written = scratch.resolve("classes.jsa");
            ProcessBuilder builder = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"),
                    "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:ArchiveClassesAtExit=" + written,
                    "-Xlog:disable", "-cp", classPath, QuickMain.class.getName(), "--config", scratch.resolve("config").toString(), "--data",
                    scratch.resolve("data").toString(), "--http-port", "0", "--mqtt-port", "0", "--mqtts-port", "-1");
            builder.environment().put("HAZARDWATCH_ADMIN_PASSWORD", "test-only-password");
            Process gateway = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (BufferedReader said = gateway.inputReader()) {
                String line = said.readLine();
                while (line != null && !line.strip().startsWith("mqtt ")) {
                    line = said.readLine();
                }
                gateway.toHandle().destroy(); // leaves what it says readable to the end
                said.lines().forEach(any -> { });
                if (!gateway.waitFor(WRITE_SECONDS_MAX, TimeUnit.SECONDS) || !Files.exists(written)) {
                    throw new IOException("the classes of a gateway were not written");
                }
            } finally {
                gateway.destroyForcibly();
            }
            Files.move(written, classes, StandardCopyOption.REPLACE_EXISTING);
            try (Stream<Path> all = Files.walk(scratch)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
