package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.decode.TelemetryDecoder;
import io.hazardwatch.gateway.lane.Inbox;
import io.hazardwatch.gateway.lane.Lane;
import io.hazardwatch.gateway.lane.LaneOutputs;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A lane for one synthetic reading: a device with one point and one limit that no configuration has. What it decodes, judges and raises is
 * seen by nobody but its owner: no history, no journal entry, no figure. Used once; one thread after the other.
 */
final class SyntheticLane implements LaneOutputs {
    private static final DeviceId DEVICE = new DeviceId(SystemAlarms.ENTERPRISE, "gateway", "synthetic");
    private static final String POINT = "level";
    private static final double LIMIT = 50;
    private static final double VALUE = 90;
    private static final int READINGS_MAX = 4_096;
    private static final Device MADE = device();

    private final Runnable raised;
    private final BiConsumer<String, Throwable> defects;
    private final Inbox inbox = new Inbox(READINGS_MAX, () -> { });
    private final Lane lane;
    private long ticket;

    /**
     * @param raised called on the thread that works the lane once the alarm is raised
     * @param now    ms since the epoch
     */
    SyntheticLane(Runnable raised, BiConsumer<String, Throwable> defects, long now) {
        this.raised = raised;
        this.defects = defects;
        lane = new Lane(0, 1, Registry.of(List.of(Site.empty(DEVICE.enterprise(), DEVICE.site()).withDevices(List.of(MADE)))),
                AlarmPolicy.STANDARD, List.of(), this, now);
        lane.connect(inbox);
    }

    private static Device device() {
        LimitSetting limit = new LimitSetting(LimitLevel.HH, LIMIT, 0, 0, 0, Priority.P1, false);
        return Device.of(DEVICE, List.of(new Point(0, DEVICE.point(POINT), Text.of(POINT), "", 0, 100, 60_000, 0, List.of(limit), List.of(),
                null)));
    }

    /** Decodes a message as devices send it. */
    void send(long now) {
        byte[] message = ("{\"ts\":" + now + ",\"values\":{\"" + POINT + "\":" + VALUE + "}}").getBytes(StandardCharsets.UTF_8);
        Decoded decoded = new Decoded();
        new TelemetryDecoder(DecodeLimits.STANDARD).decode(MADE.keys(), message, 0, message.length, now, decoded);
        inbox.offer(decoded, now);
    }

    /** One turn of the lane. */
    void work(long now) {
        lane.work(now);
    }

    @Override
    public int room() {
        return READINGS_MAX;
    }

    @Override
    public void reading(int point, long eventMillis, long arrivalMillis, double value, byte quality) {
        // A synthetic reading is no history.
    }

    @Override
    public long journal(List<? extends RecordedEvent> together) {
        if (together.stream().anyMatch(event -> event.type() == TransitionType.ALARM_RAISED)) {
            raised.run();
        }
        return ++ticket;
    }

    @Override
    public long committedTicket() {
        return ticket;
    }

    @Override
    public void defect(String where, Throwable cause) {
        defects.accept("synthetic alarm, " + where, cause);
    }
}
