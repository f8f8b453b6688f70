package io.hazardwatch.gateway.stories;

import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.stories.Toledo.Step;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Plays the twelve hours of {@link Toledo} to one lane, turn by turn, in fake time. Besides what changes, ten points repeat
 * their reading in each turn.
 */
final class FloodedLane {
    private static final int REPEATED = 10;

    private final PointId[] points = new PointId[Toledo.POINTS];
    private final boolean[] isBad = new boolean[Toledo.POINTS];
    private final LaneRig rig;
    private final long startMillis;
    private int repeated;

    /** @param journal takes what is decided, with the time of the turn */
    FloodedLane(Registry registry, long startMillis, BiConsumer<Long, List<Transition>> journal) {
        this.startMillis = startMillis;
        this.rig = LaneRig.of(registry, startMillis);
        rig.record().onJournal(transitions -> journal.accept(rig.nowMillis(), transitions));
        for (int i = 0; i < points.length; i++) {
            points[i] = PointId.parse("acme/yard/d/p" + i);
        }
    }

    void run(List<Step> steps) {
        int next = 0;
        for (long at = 0; at < Toledo.MILLIS; at += Toledo.TURN_MILLIS) {
            long now = startMillis + at;
            for (int i = 0; i < REPEATED; i++) {
                repeated = (repeated + 1) % points.length;
                send(repeated, now);
            }
            for (; next < steps.size() && steps.get(next).at() == at; next++) {
                isBad[steps.get(next).point()] = steps.get(next).isBad();
                send(steps.get(next).point(), now);
            }
            rig.work(now);
        }
    }

    private void send(int point, long now) {
        rig.offer(points[point], now, now, isBad[point] ? 60 : 20, Quality.GOOD);
    }
}
