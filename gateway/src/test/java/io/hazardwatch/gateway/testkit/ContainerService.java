package io.hazardwatch.gateway.testkit;

import java.nio.file.Path;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** The same service out of a container; its port is fixed on the host so that it survives a restart. */
final class ContainerService implements Service {
    private final String scheme;
    private final int port;
    private final GenericContainer<?> container;

    ContainerService(String scheme, String image, int inside, int port, Path file, String target) {
        this.scheme = scheme;
        this.port = port;
        this.container = new GenericContainer<>(DockerImageName.parse(image)).withExposedPorts(inside);
        container.setPortBindings(List.of("127.0.0.1:" + port + ':' + inside));
        if (file != null) {
            container.withCopyFileToContainer(MountableFile.forHostPath(file), target);
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String url() {
        return scheme + "://127.0.0.1:" + port;
    }

    @Override
    public void start() {
        if (container.getContainerId() == null) {
            container.start();
        } else if (!container.isRunning()) {
            container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
        }
        if (!Ports.awaitOpen(port, 60_000)) {
            throw new AssertionError(container.getDockerImageName() + " does not answer on port " + port);
        }
    }

    @Override
    public void stop() {
        if (container.isRunning()) {
            container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
        }
    }

    @Override
    public void close() {
        container.stop();
    }
}
