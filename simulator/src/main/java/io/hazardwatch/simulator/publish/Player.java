package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.field.FieldDevices;
import io.hazardwatch.simulator.scenario.Event;
import io.hazardwatch.simulator.wire.Telemetry;
import io.hazardwatch.simulator.wire.Telemetry.Row;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Plays scenarios to a fleet, in real time or at another speed, until they end or it is stopped. */
final class Player implements Playback.Stage {
    private final Fleet fleet;
    private final FieldDevices devices;
    private final double speed;
    private final CountDownLatch stop;

    /**
     * @param speed speed relative to real time; 1 = real time, 2 = twice as fast
     * @param stop  ends playing when it reaches zero
     */
    Player(Fleet fleet, FieldDevices devices, double speed, CountDownLatch stop) {
        this.fleet = fleet;
        this.devices = devices;
        this.speed = speed;
        this.stop = stop;
    }

    void play(List<Playback> playbacks) throws InterruptedException {
        PriorityQueue<Playback> queue = new PriorityQueue<>(Comparator.comparingLong(Playback::nextMillis));
        queue.addAll(playbacks);
        long startNanos = System.nanoTime();
        while (!queue.isEmpty()) {
            Playback first = queue.poll();
            long dueNanos = startNanos + (long) (first.nextMillis() * 1e6 / speed);
            if (stop.await(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return;
            }
            first.play(this);
            if (!first.isOver()) {
                queue.add(first);
            }
        }
    }

    @Override
    public void send(Event.Message message, long stampMillis) {
        Telemetry telemetry = new Telemetry(message.device(), List.of(new Row(stampMillis, message.samples())));
        if (!devices.isBrought(telemetry)) {
            fleet.offer(telemetry);
        }
    }

    @Override
    public void setLink(Event.Link link) {
        fleet.setDown(link.of(), !link.up());
    }
}
