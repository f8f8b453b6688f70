package io.hazardwatch.gateway.stories;

import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.lane.Inbox;
import io.hazardwatch.gateway.lane.Lane;
import io.hazardwatch.gateway.lane.Outlets;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.stories.Toledo.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * One lane through the twelve hours of {@link Toledo}, turn by turn, in fake time. Besides what changes, ten points repeat
 * their reading in each turn.
 */
final class FloodedLane implements Outlets {
    private static final int REPEATED = 10;

    private final int[] indexes = new int[Toledo.POINTS];
    private final boolean[] isBad = new boolean[Toledo.POINTS];
    private final Inbox inbox = new Inbox(16_384, () -> { });
    private final Decoded decoded = new Decoded();
    private final BiConsumer<Long, List<Transition>> journal;
    private final Lane lane;
    private final long startMillis;
    private long nowMillis;
    private int repeated;
    private long ticket;

    /** @param journal takes what is decided, with the time of the turn */
    FloodedLane(Registry registry, long startMillis, BiConsumer<Long, List<Transition>> journal) {
        this.startMillis = startMillis;
        this.nowMillis = startMillis;
        this.journal = journal;
        this.lane = new Lane(0, 1, registry, AlarmPolicy.STANDARD, List.of(), this, startMillis);
        lane.connect(inbox);
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = registry.point(PointId.parse("acme/yard/d/p" + i)).index();
        }
    }

    void run(List<Step> steps) {
        int next = 0;
        for (long at = 0; at < Toledo.MILLIS; at += Toledo.TURN_MILLIS) {
            nowMillis = startMillis + at;
            for (int i = 0; i < REPEATED; i++) {
                repeated = (repeated + 1) % indexes.length;
                send(repeated);
            }
            for (; next < steps.size() && steps.get(next).at() == at; next++) {
                isBad[steps.get(next).point()] = steps.get(next).isBad();
                send(steps.get(next).point());
            }
            lane.work(nowMillis);
        }
    }

    private void send(int point) {
        decoded.clear();
        decoded.add(indexes[point], nowMillis, isBad[point] ? 60 : 20, Quality.GOOD.code());
        if (inbox.offer(decoded, nowMillis) == Inbox.FULL) {
            throw new AssertionError("no room");
        }
    }

    @Override
    public int room() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void reading(int point, long eventMillis, long arrivalMillis, double value, byte quality) {}

    @Override
    public long journal(List<? extends RecordedEvent> together) {
        List<Transition> transitions = new ArrayList<>();
        together.forEach(event -> transitions.add((Transition) event));
        journal.accept(nowMillis, transitions);
        ticket += together.size();
        return ticket;
    }

    @Override
    public long committedTicket() {
        return ticket;
    }

    @Override
    public void bug(String where, Throwable cause) {
        throw new AssertionError(where, cause);
    }
}
