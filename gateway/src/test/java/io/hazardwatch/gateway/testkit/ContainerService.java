package io.hazardwatch.gateway.testkit;

import java.nio.file.Path;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** A service out of a container; its port is fixed on the host so that it survives a restart. */
final class ContainerService implements Service {
    private static final long START_MILLIS = 120_000;

    private final Protocol protocol;
    private final int port;
    private final GenericContainer<?> container;

    /**
     * @param inside port within the container
     * @param settings file of this machine that stands at {@code target} within the container
     * @param others   files of this machine that stand at the same place within the container
     */
    ContainerService(Protocol protocol, String image, int inside, Path settings, String target, Path... others) {
        this.protocol = protocol;
        this.port = Ports.free();
        this.container = new GenericContainer<>(new RemoteDockerImage(DockerImageName.parse(image)))
                .withExposedPorts(inside).withCopyFileToContainer(MountableFile.forHostPath(settings), target);
        for (Path other : others) {
            container.withCopyFileToContainer(MountableFile.forHostPath(other), other.toString());
        }
        container.setPortBindings(List.of("127.0.0.1:" + port + ':' + inside));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String url() {
        return protocol.url(port);
    }

    @Override
    public void start() {
        if (container.getContainerId() == null) {
            container.start();
        } else if (!container.isRunning()) {
            container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
        }
        if (!protocol.awaitAnswer(port, START_MILLIS)) {
            throw new AssertionError(container.getDockerImageName() + " does not answer on port " + port + ": "
                    + container.getLogs());
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
