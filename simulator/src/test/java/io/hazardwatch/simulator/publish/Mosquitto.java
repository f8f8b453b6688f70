package io.hazardwatch.simulator.publish;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * A real Mosquitto on 127.0.0.1: a container where a Docker engine answers, else the installed program. The environment
 * decides otherwise as it does for the gateway's tests: {@code HAZARDWATCH_SERVICES}, {@code MOSQUITTO_IMAGE}.
 */
final class Mosquitto implements AutoCloseable {
    private static final int INSIDE = 1883;

    private final Runnable end;
    private final int port;

    /** Starts it with these lines beside its listener. */
    Mosquitto(Path folder, String settings) throws IOException {
        port = freePort();
        end = isContained(System.getenv().getOrDefault("HAZARDWATCH_SERVICES", "")) ? container(folder, settings)
                : process(folder, settings);
    }

    int port() {
        return port;
    }

    private static boolean isContained(String where) {
        return where.isEmpty() ? DockerClientFactory.instance().isDockerAvailable() : where.equals("containers");
    }

    private Runnable container(Path folder, String settings) throws IOException {
        String image = System.getenv().getOrDefault("MOSQUITTO_IMAGE", "eclipse-mosquitto:2");
        Path file = write(folder, "listener " + INSIDE + " 0.0.0.0\n" + settings);
        GenericContainer<?> container = new GenericContainer<>(new RemoteDockerImage(DockerImageName.parse(image)))
                .withExposedPorts(INSIDE)
                .withCopyFileToContainer(MountableFile.forHostPath(file), "/mosquitto/config/mosquitto.conf");
        container.setPortBindings(List.of("127.0.0.1:" + port + ':' + INSIDE));
        container.start();
        return container::stop;
    }

    private Runnable process(Path folder, String settings) throws IOException {
        Path file = write(folder, "listener " + port + " 127.0.0.1\n" + settings);
        Process process = new ProcessBuilder("mosquitto", "-c", file.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile()).start();
        return () -> {
            process.destroy();
            process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        };
    }

    private static Path write(Path folder, String settings) throws IOException {
        return Files.writeString(folder.resolve("mosquitto.conf"), settings);
    }

    /** Mosquitto cannot be asked which port it took, so it is given one that was free a moment ago. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
