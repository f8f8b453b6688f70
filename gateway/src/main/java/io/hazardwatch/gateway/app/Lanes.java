package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.lane.Lane;
import io.hazardwatch.gateway.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lends each lane its thread, wakes it when there is work, takes the thread back at the end. */
final class Lanes {
    private final List<LaneRunner> runners;

    Lanes(List<Lane> lanes, Clock clock, Bugs bugs) {
        this.runners = lanes.stream().map(lane -> new LaneRunner(lane, lanes.indexOf(lane), clock, bugs)).toList();
    }

    LaneRunner runner(int number) {
        return runners.get(number);
    }

    int count() {
        return runners.size();
    }

    void start() {
        runners.forEach(LaneRunner::start);
    }

    /** Lets each lane finish what is in its inboxes, at most five seconds. */
    void stop() {
        runners.forEach(LaneRunner::stop);
        runners.forEach(runner -> runner.join(TimeUnit.SECONDS.toMillis(5)));
    }

    void wakeAll() {
        runners.forEach(LaneRunner::wake);
    }
}
