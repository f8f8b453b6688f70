package io.hazardwatch.gateway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/**
 * The real services of the tests tagged {@code service}: containers where a Docker engine answers, else the installed
 * programs, else the test fails and says what is missing. {@code HAZARDWATCH_SERVICES} set to {@code containers} or
 * {@code native} decides it; {@code MOSQUITTO_IMAGE} and {@code INFLUXDB_IMAGE} name other images, as for the compose file.
 */
public final class Services {
    private static final List<Path> DIRECTORIES = Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
            Stream.of("/usr/sbin", "/usr/local/sbin", "/usr/bin")).filter(s -> !s.isEmpty()).map(Path::of).toList();

    private Services() {}

    /** A started Mosquitto broker: anonymous clients, sessions and queued messages kept over a restart. */
    public static Service mosquitto(Path directory) {
        Path file = directory.resolve("mosquitto.conf");
        if (Engine.ANSWERS) {
            write(file, mosquittoSettings("0.0.0.0", 1883, "/mosquitto/data/"));
            return started(new ContainerService(Protocol.MQTT, image("MOSQUITTO_IMAGE", "eclipse-mosquitto:2"), 1883, file,
                    "/mosquitto/config/mosquitto.conf"));
        }
        int port = Ports.free();
        write(file, mosquittoSettings("127.0.0.1", port, directory + "/"));
        return started(new NativeService(Protocol.MQTT, port, directory,
                List.of(program("mosquitto"), "-c", file.toString())));
    }

    /** Whether services come out of containers here. */
    public static boolean areContainers() {
        return Engine.ANSWERS;
    }

    /** A started InfluxDB 1.x, empty, without authentication. */
    public static Service influxd(Path directory) {
        return influxd(directory, "");
    }

    /**
     * The same with more settings for its HTTP side.
     *
     * @param http  lines of the section {@code [http]}
     * @param files what those lines name
     */
    public static Service influxd(Path directory, String http, Path... files) {
        Path file = directory.resolve("influxdb.conf");
        if (Engine.ANSWERS) {
            write(file, influxSettings("0.0.0.0", 8086, "/var/lib/influxdb", http));
            return started(new ContainerService(Protocol.HTTP, image("INFLUXDB_IMAGE", "influxdb:1.11"), 8086, file,
                    "/etc/influxdb/influxdb.conf", files));
        }
        int port = Ports.free();
        write(file, influxSettings("127.0.0.1", port, directory.toString(), http));
        return started(new NativeService(Protocol.HTTP, port, directory,
                List.of(program("influxd"), "run", "-config", file.toString())));
    }

    /** Asked once, when the first service is wanted. */
    private static final class Engine {
        static final boolean ANSWERS = isWanted(System.getenv().getOrDefault("HAZARDWATCH_SERVICES", ""));

        private static boolean isWanted(String where) {
            return switch (where) {
                case "containers" -> true;
                case "native" -> false;
                case "" -> DockerClientFactory.instance().isDockerAvailable();
                default -> throw new AssertionError("HAZARDWATCH_SERVICES: " + where + ": must be containers or native");
            };
        }
    }

    private static Service started(Service service) {
        service.start();
        return service;
    }

    private static String image(String variable, String usual) {
        String named = System.getenv(variable);
        return named == null || named.isEmpty() ? usual : named;
    }

    private static String program(String name) {
        return DIRECTORIES.stream().map(directory -> directory.resolve(name)).filter(Files::isExecutable).findFirst()
                .map(Path::toString).orElseThrow(() -> new AssertionError("this test needs " + name
                        + ": no Docker engine answers and no such program is in " + DIRECTORIES
                        + ". Start Docker or install the package"));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mosquittoSettings(String host, int port, String data) {
        return """
                listener %d %s
                allow_anonymous true
                persistence true
                persistence_location %s
                autosave_interval 1
                max_queued_messages 0
                max_inflight_messages 1000
                log_type none
                user root
                """.formatted(port, host, data);
    }

    private static String influxSettings(String host, int port, String directory, String http) {
        return """
                reporting-disabled = true
                bind-address = "127.0.0.1:0"
                [meta]
                  dir = "%1$s/meta"
                  logging-enabled = false
                [data]
                  dir = "%1$s/data"
                  wal-dir = "%1$s/wal"
                  query-log-enabled = false
                [http]
                  bind-address = "%2$s:%3$d"
                  log-enabled = false
                %4$s
                [monitor]
                  store-enabled = false
                [logging]
                  level = "error"
                """.formatted(directory, host, port, http);
    }
}
