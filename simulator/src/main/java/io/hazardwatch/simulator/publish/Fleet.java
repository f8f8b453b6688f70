package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.wire.Telemetry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** All uplinks: one per enterprise, as an enterprise's own gateway would, or one per device. One thread calls it. */
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

    /** What became of all messages. */
    public Tally tally() {
        return tally;
    }

    /** The line {@code device} reports through; opened when first asked for. */
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

    /** Sends unless the queue is full. */
    public void offer(Telemetry telemetry) {
        uplink(telemetry.device()).offer(telemetry);
    }

    /** Breaks off, or lets come back, every line that lies wholly under {@code of}. */
    public void setDown(String of, boolean down) {
        uplinks.forEach((key, uplink) -> {
            if ((key + "/").startsWith(of + "/")) {
                uplink.setDown(down);
            }
        });
    }

    /** Waits until all is acknowledged, or the time is up. */
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
