package io.hazardwatch.gateway.app.lanes;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.PastMinutes;
import io.hazardwatch.gateway.evaluate.PastReadings;
import io.hazardwatch.gateway.evaluate.stats.PastHours;
import io.hazardwatch.gateway.lane.Lane;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Gives each lane its thread, wakes it when there is work, and stops it at the end. */
public final class Lanes {
    private final List<LaneRunner> runners;
    // reload thread
    private Registry underway;
    private CountDownLatch applied;

    public Lanes(List<Lane> lanes, Clock clock, ErrorSink defects, ThreadFactory threads) {
        this.runners = lanes.stream().map(lane -> new LaneRunner(lane, lanes.indexOf(lane), clock, defects, threads)).toList();
    }

    LaneRunner runner(int number) {
        return runners.get(number);
    }

    int count() {
        return runners.size();
    }

    public void start() {
        runners.forEach(LaneRunner::start);
    }

    /** Lets each lane finish its inboxes; waits five seconds at most. */
    public void stop() {
        runners.forEach(LaneRunner::stop);
        runners.forEach(runner -> runner.join(TimeUnit.SECONDS.toMillis(5)));
    }

    /**
     * Puts another registry into force in every lane. Reload thread.
     *
     * @return false if some lane did not switch within five seconds; calling again with the same registry waits for the rest
     */
    public boolean reconfigure(Registry registry) throws InterruptedException {
        if (registry != underway) {
            underway = registry;
            applied = new CountDownLatch(runners.size());
            for (LaneRunner runner : runners) {
                runner.lane().requests().reconfigure(registry, applied::countDown);
                runner.wake();
            }
        }
        return applied.await(5, TimeUnit.SECONDS);
    }

    /** Journals a note that concerns no alarm. Any thread. */
    public void note(Note note) {
        runners.getFirst().lane().requests().note(note);
        runners.getFirst().wake();
    }

    /** Alarms from before the start that are still active although their points are no longer configured. Any thread. */
    public List<Alarm> heldAlarms() {
        return runners.stream().flatMap(runner -> runner.lane().view().heldAlarms().stream()).toList();
    }

    /** Clears those alarms, after a person confirmed that their points are gone. Any thread. */
    public void withdrawHeld() {
        runners.forEach(runner -> runner.lane().requests().withdrawHeld());
        wakeAll();
    }

    /** Hands a point's stored readings to its lane; returns once its windows hold them, or after five seconds. */
    void refill(Point point, PastReadings past, PastMinutes minutes, PastHours hours) throws InterruptedException {
        CountDownLatch filled = new CountDownLatch(1);
        LaneRunner owner = owner(point.id());
        owner.lane().requests().refill(point.index(), past, minutes, hours, filled::countDown);
        owner.wake();
        filled.await(5, TimeUnit.SECONDS);
    }

    /** The newest reading of a point, or null. */
    public Reading last(Point point) {
        return owner(point.id()).lane().view().lastReadings().of(point.index(), point.id());
    }

    /** Hands a finding from outside the lanes to the lane that owns its point. Any thread. */
    public void report(Finding finding) {
        LaneRunner owner = owner(finding.point().id());
        owner.lane().requests().report(finding);
        owner.wake();
    }

    /** Passes through the threads of all lanes, one after the other, and runs {@code last} on that of the last with the time of its turn. */
    public void throughAll(LongConsumer last) {
        through(0, last);
    }

    private void through(int number, LongConsumer last) {
        LaneRunner runner = runners.get(number);
        runner.lane().requests().visit(number + 1 == runners.size() ? last : now -> through(number + 1, last));
        runner.wake();
    }

    private LaneRunner owner(PointId point) {
        return runners.get(Device.laneOf(point.deviceId()) % runners.size());
    }

    /** Readings waiting in all inboxes. */
    public int depth() {
        return runners.stream().mapToInt(runner -> runner.lane().view().depth()).sum();
    }

    /** Readings processed by all lanes. */
    public long readings() {
        return runners.stream().mapToLong(runner -> runner.lane().view().readings()).sum();
    }

    /** Milliseconds since the slowest lane finished a turn. */
    public long silentMillis() {
        return runners.stream().mapToLong(LaneRunner::silentMillis).max().orElse(0);
    }

    public void wakeAll() {
        runners.forEach(LaneRunner::wake);
    }
}
