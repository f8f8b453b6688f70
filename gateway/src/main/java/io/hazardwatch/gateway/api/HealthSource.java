package io.hazardwatch.gateway.api;

import java.util.List;

/** State of the parts of the gateway. Called on the event loop; must not block. */
@FunctionalInterface
public interface HealthSource {
    /** State of a part; only {@code DOWN} makes the gateway not ready. */
    enum Status { UP, DEGRADED, DOWN }

    /** One part; {@code reason} may be null when it is up. */
    record Part(String name, Status status, String reason) {}

    /**
     * A disk that refused an operation.
     *
     * @param isFull whether the disk has no free space
     * @param detail names the folder and its free space
     */
    record DiskProblem(boolean isFull, String detail) {}

    /** The disk problem behind a failure, for the disk that holds the gateway's data; null if the disk is not the cause. */
    default DiskProblem diskProblem(Throwable failure) {
        return null;
    }

    /** All parts, in a stable order. */
    List<Part> parts();

    /** Whether the rules run and the journal commits, so that alarms are decided and announced. */
    default boolean isAwake() {
        return parts().stream().noneMatch(part -> part.status() == Status.DOWN
                && (part.name().equals("lanes") || part.name().equals("journal")));
    }

    /** Whether only a restart can help. */
    default boolean isBeyondHelp() {
        return false;
    }
}
