package io.hazardwatch.gateway.scenario;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.decode.TelemetryDecoder;
import io.hazardwatch.gateway.lane.Inbox;
import io.hazardwatch.gateway.lane.Lane;
import io.hazardwatch.gateway.lane.Outlets;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Decoder, inbox and lane without a thread or a clock: time is a number that the script moves. */
final class Rehearsal implements Outlets {
    /** Scenario time 0 on the wall clock; any instant will do. */
    static final long START_MILLIS = 1_763_780_000_000L;
    private static final long TICK_MILLIS = 100;

    private final Registry registry;
    private final Lane lane;
    private final Inbox inbox = new Inbox(16_384, () -> { });
    private final TelemetryDecoder decoder = new TelemetryDecoder(DecodeLimits.STANDARD);
    private final Decoded decoded = new Decoded();
    private final List<Transition> transitions = new ArrayList<>();
    private long nowMillis = START_MILLIS;

    Rehearsal(Registry registry) {
        this.registry = registry;
        this.lane = new Lane(0, 1, registry, AlarmPolicy.STANDARD, List.of(), this, nowMillis);
        lane.connect(inbox);
    }

    /** Lets time pass until then, scenario time. */
    void advanceTo(long millis) {
        while (nowMillis < START_MILLIS + millis) {
            nowMillis = Math.min(nowMillis + TICK_MILLIS, START_MILLIS + millis);
            lane.work(nowMillis);
        }
    }

    /** A message with one value arrives now. */
    void send(PointId point, long stampMillis, String value, String quality) {
        Device device = registry.device(point.deviceId());
        String json = "{\"ts\":%d,\"values\":{\"%s\":{\"v\":%s,\"q\":\"%s\"}}}".formatted(START_MILLIS + stampMillis,
                point.point(), value, quality);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        decoder.decode(device.keys(), bytes, 0, bytes.length, nowMillis, decoded);
        if (decoded.count > 0 && inbox.offer(decoded, nowMillis) == Inbox.FULL) {
            throw new IllegalStateException("inbox full");
        }
        lane.work(nowMillis);
    }

    List<Transition> transitions() {
        return transitions;
    }

    /** Alarms of that point that ever were. */
    List<Alarm> alarmsOf(String point) {
        return transitions.stream().map(Transition::after).filter(a -> a.point().toString().equals(point)).toList();
    }

    @Override
    public int room() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void reading(int point, long eventMillis, long arrivalMillis, double value, byte quality) {}

    @Override
    public long journal(List<? extends RecordedEvent> together) {
        together.stream().filter(Transition.class::isInstance).map(Transition.class::cast).forEach(transitions::add);
        return transitions.size();
    }

    @Override
    public long committedTicket() {
        return transitions.size();
    }

    @Override
    public void bug(String where, Throwable cause) {
        throw new AssertionError(where, cause);
    }
}
