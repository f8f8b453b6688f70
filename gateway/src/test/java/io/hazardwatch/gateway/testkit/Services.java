package io.hazardwatch.gateway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/**
 * The real services of the tests tagged {@code service}: the installed program where there is one, else a container where
 * a Docker engine answers, else the test fails and says what is missing.
 */
public final class Services {
    private static final List<Path> DIRECTORIES = Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
            Stream.of("/usr/sbin", "/usr/local/sbin", "/usr/bin")).filter(s -> !s.isEmpty()).map(Path::of).toList();

    private Services() {}

    /** A started Mosquitto broker: anonymous clients, sessions and queued messages kept over a restart. */
    public static Service mosquitto(Path directory) {
        int port = Ports.free();
        Path program = program("mosquitto");
        Service service = program == null
                ? container("mosquitto", "eclipse-mosquitto:2", 1883, port, write(directory.resolve("mosquitto.conf"),
                        mosquittoSettings("0.0.0.0", 1883, "/mosquitto/data/")), "/mosquitto/config/mosquitto.conf", "tcp")
                : new NativeService("tcp", port, directory, List.of(program.toString(), "-c",
                        write(directory.resolve("mosquitto.conf"),
                                mosquittoSettings("127.0.0.1", port, directory + "/")).toString()));
        service.start();
        return service;
    }

    /** A started InfluxDB 1.x, empty, without authentication. */
    public static Service influxd(Path directory) {
        int port = Ports.free();
        Path program = program("influxd");
        Service service = program == null
                ? container("influxd", "influxdb:1.8", 8086, port, null, null, "http")
                : new NativeService("http", port, directory, List.of(program.toString(), "run", "-config",
                        write(directory.resolve("influxdb.conf"), influxSettings(port, directory)).toString()));
        service.start();
        return service;
    }

    private static Service container(String name, String image, int inside, int port, Path file, String target,
                                     String scheme) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new AssertionError("this test needs " + name + ": no such program in " + DIRECTORIES
                    + " and no Docker engine answers. Install the package or start Docker");
        }
        return new ContainerService(scheme, image, inside, port, file, target);
    }

    private static Path program(String name) {
        return DIRECTORIES.stream().map(directory -> directory.resolve(name)).filter(Files::isExecutable).findFirst()
                .orElse(null);
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
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

    private static String influxSettings(int port, Path directory) {
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
                  bind-address = "127.0.0.1:%2$d"
                  log-enabled = false
                [monitor]
                  store-enabled = false
                [logging]
                  level = "error"
                """.formatted(directory, port);
    }
}
