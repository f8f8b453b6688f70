package io.hazardwatch.simulator.publish;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * A real Mosquitto on 127.0.0.1: a container when a Docker engine is available, otherwise the installed program. As in the gateway's
 * tests, {@code HAZARDWATCH_SERVICES} forces one of the two and {@code MOSQUITTO_IMAGE} selects the image.
 */
final class Mosquitto implements AutoCloseable {
    private static final int INSIDE = 1883;
    private static final int PORT_MIN = 20_000;
    private static final int PORT_MAX = 32_768;
    private static final int TRIES_MAX = 100;

    private final Runnable end;
    private final int port;

    /** Starts the broker with {@code settings} added to its listener's configuration. */
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
            process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        };
    }

    private static Path write(Path folder, String settings) throws IOException {
        return Files.writeString(folder.resolve("mosquitto.conf"), settings);
    }

    /**
     * Returns a port that was free a moment ago, because Mosquitto cannot report a port that it chose itself: below those that systems give out
     * by themselves, so that no connection of another process takes it.
     */
    private static int freePort() throws IOException {
        for (int left = TRIES_MAX; left > 0; left--) {
            int port = ThreadLocalRandom.current().nextInt(PORT_MIN, PORT_MAX);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // another one
            }
        }
        throw new AssertionError("no free port in " + TRIES_MAX + " tries");
    }

    @Override
    public void close() {
        end.run();
    }
}
