package io.hazardwatch.gateway.backtest;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.lane.LaneOutputs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** LaneOutputs that record the lane's decisions and notify nobody. One thread. */
final class RecordingLaneOutputs implements LaneOutputs {
    private final List<Episode> episodes = new ArrayList<>();
    private final Map<String, Integer> open = new HashMap<>();
    private long ticket;

    @Override
    public int room() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void reading(int point, long eventMillis, long arrivalMillis, double value, byte quality) {
        // it comes from the store
    }

    @Override
    public long journal(List<? extends RecordedEvent> together) {
        for (RecordedEvent event : together) {
            if (event instanceof Transition transition && transition.refusal() == null) {
                take(transition);
            }
        }
        ticket += together.size();
        return ticket;
    }

    private void take(Transition transition) {
        Alarm after = transition.after();
        boolean raise = transition.type() == TransitionType.ALARM_RAISED
                || transition.type() == TransitionType.ALARM_REACTIVATED;
        if (raise) {
            open.put(after.id(), episodes.size());
            episodes.add(Episode.raised(after));
        } else if (open.containsKey(after.id())) {
            int at = open.get(after.id());
            episodes.set(at, episodes.get(at).followed(after, transition.atMillis()));
            if (!after.processActive()) {
                open.remove(after.id());
            }
        }
    }

    @Override
    public long committedTicket() {
        return ticket;
    }

    @Override
    public void defect(String where, Throwable cause) {
        throw new IllegalStateException(where, cause);
    }

    List<Episode> episodes() {
        return episodes;
    }
}
