package io.hazardwatch.gateway.api;

import java.util.List;

/** How the parts of the gateway are. Event loop; must not block. */
@FunctionalInterface
public interface HealthSource {
    /** What a part can be; only {@code DOWN} makes the gateway not ready. */
    enum Status { UP, DEGRADED, DOWN }

    /** One part; {@code reason} may be null when it is up. */
    record Part(String name, Status status, String reason) {}

    /**
     * That a disk refused something.
     *
     * @param isFull whether it has no room
     * @param detail names the folder and what is free there
     */
    record DiskProblem(boolean isFull, String detail) {}

    /** What a failure says of the disk the gateway keeps its data on; null when the disk is not its cause. */
    default DiskProblem diskProblem(Throwable failure) {
        return null;
    }

    /** All parts, in a stable order. */
    List<Part> parts();

    /** Whether what the alarms are decided and announced by is at work. */
    default boolean isAwake() {
        return parts().stream().noneMatch(part -> part.status() == Status.DOWN
                && (part.name().equals("lanes") || part.name().equals("journal")));
    }

    /** Whether nothing but a new start can help. */
    default boolean isBeyondHelp() {
        return false;
    }
}
