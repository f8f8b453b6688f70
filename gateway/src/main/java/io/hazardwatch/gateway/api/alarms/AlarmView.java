package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.journal.CommitListener;
import io.hazardwatch.gateway.journal.JournalEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All open alarms, and the last {@value #KEPT} changes for clients that reconnect. Follows the journal, so everything it shows
 * is committed.
 *
 * <p>Any thread, under one short lock; the journal's thread never waits for an encoding or a socket.
 */
public final class AlarmView implements CommitListener {
    /** How many changes a client may have missed and still resume without a snapshot. */
    public static final int KEPT = 10_000;

    /** Receives changes. Called under the view's lock on the journal's thread, so it must only hand over. */
    @FunctionalInterface
    interface Follower {
        void follow(List<LiveEvent> changes, long seq);
    }

    /**
     * What a client receives first.
     *
     * @param resumed true if {@code events} are the changes since the requested sequence, false if they are all open alarms
     */
    record Start(boolean resumed, long seq, List<LiveEvent> events) {}

    private final AlarmJson encoder;

    // guarded by this
    private final Map<String, LiveEvent> open = new LinkedHashMap<>();
    private final ArrayDeque<LiveEvent> kept = new ArrayDeque<>();
    private long seq;
    private long forgottenSeq;
    private Follower follower = (changes, at) -> { };

    /** @param encoder creates the wire form when it is first needed */
    public AlarmView(AlarmJson encoder) {
        this.encoder = encoder;
    }

    /** Takes the journal's state at start, before the first commit. */
    public synchronized void restore(Collection<Alarm> alarms, long lastSeq) {
        alarms.forEach(alarm -> show(new LiveEvent(lastSeq, alarm, encoder)));
        seq = lastSeq;
        forgottenSeq = lastSeq;
    }

    /** Creates the wire form of alarms, here and in answers about a single one. */
    public AlarmJson encoder() {
        return encoder;
    }

    @Override
    public synchronized void committed(List<JournalEntry> entries) {
        List<LiveEvent> changes = new ArrayList<>(entries.size());
        for (JournalEntry entry : entries) {
            if (isChange(entry.transition())) {
                changes.add(new LiveEvent(entry.seq(), entry.transition().after(), encoder));
            }
            seq = entry.seq();
        }
        changes.forEach(this::keep);
        follower.follow(changes, seq);
    }

    /** Refusals, remarks and notes change no alarm, so they are no event. */
    private static boolean isChange(Transition transition) {
        return transition != null && transition.refusal() == null && transition.after() != null
                && !transition.after().equals(transition.before());
    }

    private void keep(LiveEvent change) {
        show(change);
        kept.add(change);
        if (kept.size() > KEPT) {
            forgottenSeq = kept.remove().seq();
        }
    }

    private void show(LiveEvent change) {
        open.remove(change.alarm().id());
        if (change.alarm().isOpen()) {
            open.put(change.alarm().id(), change);
        }
    }

    /** The alarm if it is open, else null. */
    public synchronized Alarm alarm(String id) {
        LiveEvent shown = open.get(id);
        return shown == null ? null : shown.alarm();
    }

    /** All open alarms. */
    public synchronized List<Alarm> openAlarms() {
        return open.values().stream().map(LiveEvent::alarm).toList();
    }

    synchronized List<LiveEvent> open() {
        return new ArrayList<>(open.values());
    }

    synchronized void setFollower(Follower next) {
        follower = next;
    }

    /** @param since the last sequence number the client has seen, or -1 for a snapshot */
    synchronized Start start(long since) {
        if (since < forgottenSeq || since > seq) {
            return new Start(false, seq, open());
        }
        return new Start(true, seq, kept.stream().filter(event -> event.seq() > since).toList());
    }
}
