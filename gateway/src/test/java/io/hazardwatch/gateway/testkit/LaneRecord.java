package io.hazardwatch.gateway.testkit;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.lane.LaneOutputs;
import io.hazardwatch.gateway.lane.PointSnapshots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** Keeps everything a lane hands out, in order. Commits at once unless told to wait. One thread. */
public final class LaneRecord implements LaneOutputs {
    /** A reading as it was handed to history; {@code point} is the index in the registry. */
    public record Kept(int point, long eventMillis, long arrivalMillis, double value, byte quality) {}

    private final ToLongFunction<List<? extends RecordedEvent>> journal;
    private final List<Kept> kept = new ArrayList<>();
    private final List<RecordedEvent> events = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final Map<String, Alarm> alarms = new LinkedHashMap<>();
    private Consumer<List<Transition>> listener = together -> { };
    private PointSnapshots snapshots = PointSnapshots.NONE;
    private int room = Integer.MAX_VALUE;
    private long ticket;
    private long committed;
    private boolean isCommitting = true;

    /** Numbers tickets itself, one for each event. */
    public LaneRecord() {
        this.journal = together -> ticket + together.size();
    }

    /** @param journal takes what is journaled and gives its ticket, which counts as committed */
    public LaneRecord(ToLongFunction<List<? extends RecordedEvent>> journal) {
        this.journal = journal;
    }

    /** @param listener is handed the transitions of each commit */
    public void onJournal(Consumer<List<Transition>> taker) {
        listener = taker;
    }

    /** Readings that may be taken from now on. */
    public void room(int readings) {
        room = readings;
    }

    /** From now on nothing is committed until {@link #commit}. */
    public void holdCommits() {
        isCommitting = false;
    }

    /** Commits all that waits. */
    public void commit() {
        committed = ticket;
    }

    /** The process is new: tickets begin again, and the slots of points are these. */
    void restart(PointSnapshots next) {
        snapshots = next;
        ticket = 0;
        committed = 0;
    }

    /** What was handed to history, in order. */
    public List<Kept> kept() {
        return kept;
    }

    /** Everything journaled so far, in order, over restarts. */
    public List<RecordedEvent> events() {
        return events;
    }

    /** The transitions among {@link #events}. */
    public List<Transition> transitions() {
        return transitions;
    }

    /** What was journaled that concerns no alarm. */
    public List<Note> notes() {
        return notes;
    }

    /** The types of all transitions. */
    public List<TransitionType> types() {
        return transitions.stream().map(Transition::type).toList();
    }

    /** The alarm as it stands after the last transition. */
    public Alarm last() {
        return transitions.getLast().after();
    }

    /** All alarms that ever were, as they stand now. */
    public Collection<Alarm> alarms() {
        return alarms.values();
    }

    /** As it stands now; null when it never left normal. */
    public Alarm alarm(String id) {
        return alarms.get(id);
    }

    @Override
    public int room() {
        return room;
    }

    @Override
    public void reading(int point, long eventMillis, long arrivalMillis, double value, byte quality) {
        kept.add(new Kept(point, eventMillis, arrivalMillis, value, quality));
    }

    @Override
    public long journal(List<? extends RecordedEvent> together) {
        List<Transition> fresh = new ArrayList<>();
        for (RecordedEvent event : together) {
            events.add(event);
            switch (event) {
                case Transition transition -> fresh.add(transition);
                case Note note -> notes.add(note);
            }
        }
        transitions.addAll(fresh);
        fresh.stream().filter(each -> each.refusal() == null).forEach(each -> alarms.put(each.after().id(), each.after()));
        listener.accept(fresh);
        ticket = journal.applyAsLong(together);
        committed = isCommitting ? ticket : committed;
        return ticket;
    }

    @Override
    public long committedTicket() {
        return committed;
    }

    @Override
    public PointSnapshots snapshots() {
        return snapshots;
    }

    @Override
    public void defect(String where, Throwable cause) {
        throw new AssertionError(where, cause);
    }
}
