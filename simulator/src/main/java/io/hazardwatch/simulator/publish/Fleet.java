package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.wire.Telemetry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** All uplinks: one per enterprise, like an enterprise's own gateway, or one per device. Used by one thread. */
public final class Fleet implements AutoCloseable {
    private final Map<String, Uplink> uplinks = new LinkedHashMap<>();
    private final Tally tally = new Tally();
    private final String broker;
    private final Credentials credentials;
    private final boolean perDevice;

    /** @param perDevice one connection per device instead of one per enterprise */
    public Fleet(String broker, Credentials credentials, boolean perDevice) {
        this.broker = broker;
        this.credentials = credentials;
        this.perDevice = perDevice;
    }

    /** The counts of all messages by outcome. */
    public Tally tally() {
        return tally;
    }

    /** The uplink of {@code device}; opened on first use. */
    public Uplink uplink(DeviceId device) {
        return uplinks.computeIfAbsent(key(device), key -> open(key, device.enterprise()));
    }

    private String key(DeviceId device) {
        return perDevice ? device.toString() : device.enterprise();
    }

    private Uplink open(String key, String enterprise) {
        String clientId = "sim-" + key.replace('/', '.') + "-" + ProcessHandle.current().pid();
        return new Uplink(new Endpoint(broker, clientId, credentials.of(enterprise)), tally);
    }

    /** Queues a message; a message for a full queue is dropped and counted as lost. */
    public void offer(Telemetry telemetry) {
        uplink(telemetry.device()).offer(telemetry);
    }

    /** Cuts or restores every uplink whose devices all belong to {@code of}: an enterprise, a site or a device. */
    public void setDown(String of, boolean down) {
        uplinks.forEach((key, uplink) -> {
            if ((key + "/").startsWith(of + "/")) {
                uplink.setDown(down);
            }
        });
    }

    /** Waits until all messages are acknowledged; returns false when {@code timeoutMillis} was not enough. */
    public boolean drain(long timeoutMillis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        boolean all = true;
        for (Uplink uplink : uplinks.values()) {
            all &= uplink.drain(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        }
        return all;
    }

    @Override
    public void close() {
        uplinks.values().forEach(Uplink::stop);
        uplinks.values().forEach(Uplink::close);
    }
}
