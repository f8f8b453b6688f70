package io.hazardwatch.gateway.leaks.field;

import io.hazardwatch.gateway.database.StoredKnowledge;
import io.hazardwatch.gateway.leaks.field.FieldTaskRefusedException.Reason;
import io.hazardwatch.gateway.model.Actors;
import io.hazardwatch.gateway.model.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which tasks field staff have, who took them and what became of them. Each change is stored before it counts. The owner's thread, which may wait for
 * the store; {@link #all} and {@link #isLoaded} on any.
 */
public final class FieldTaskBook {
    /** Tasks that are over are kept that long; journal and duty log keep them for longer. */
    public static final long KEPT_MILLIS = Duration.ofDays(30).toMillis();
    static final int KEPT_MAX = 10_000;
    /** So many of those that are over make room at once. */
    private static final int ROOM = 1_000;
    /** Names of a task; the number of a street's detectors is at most as high. */
    private static final int HOUSEHOLDS_MAX = 200;
    private static final long FORGET_MILLIS = Duration.ofHours(1).toMillis();

    /** Takes what was stored; never blocks. */
    @FunctionalInterface
    public interface Journal {
        /** @param what {@code opened}, {@code taken}, {@code done}, {@code overdue} or {@code joined} */
        void accept(FieldTask task, String actor, String what, long atMillis);
    }

    private final FieldTaskStore store;
    private final Journal journal;
    private final Map<String, FieldTask> tasks = new LinkedHashMap<>();
    /** The newest task of each need. */
    private final Map<String, FieldTask> newest = new HashMap<>();
    private volatile List<FieldTask> shown = List.of();
    private final StoredKnowledge stored = new StoredKnowledge("field tasks");
    private final SetBackClock setBack = new SetBackClock();
    private long forgottenMillis;

    public FieldTaskBook(FieldTaskStore store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    /** Takes up what is stored, at the start and after a write that failed, and deletes what is old; throws what the store throws. Once a second. */
    public void look(long nowMillis) {
        setBack.look(nowMillis);
        if (!stored.isKnown()) {
            List<FieldTask> read = store.load(KEPT_MAX);
            tasks.clear();
            newest.clear();
            read.forEach(this::keep);
            show();
            stored.read();
        }
        if (Math.abs(nowMillis - forgottenMillis) >= FORGET_MILLIS) {
            forget(nowMillis - KEPT_MILLIS);
            forgottenMillis = nowMillis;
        }
    }

    private void keep(FieldTask task) {
        tasks.put(task.id(), task);
        FieldTask before = newest.get(task.needId());
        if (before == null || before.activation() <= task.activation()) {
            newest.put(task.needId(), task);
        }
    }

    private void forget(long beforeMillis) {
        store.forget(beforeMillis);
        tasks.values().removeIf(each -> !each.isOpen() && each.createdMillis() < beforeMillis);
        newest.values().removeIf(each -> !tasks.containsKey(each.id()));
        show();
    }

    /** Forgets the oldest of those that are over while there is no room for another one. */
    private boolean isRoom() {
        if (tasks.size() >= KEPT_MAX) {
            List<Long> over = tasks.values().stream().filter(each -> !each.isOpen()).map(FieldTask::createdMillis).sorted().toList();
            if (over.isEmpty()) {
                return false;
            }
            forget(over.get(Math.min(ROOM, over.size()) - 1) + 1);
        }
        return true;
    }

    /** How many are open. Any thread. */
    public long open() {
        return shown.stream().takeWhile(FieldTask::isOpen).count();
    }

    /** Whether the stored tasks are known. */
    public boolean isLoaded() {
        return stored.isKnown();
    }

    /** All of the last days, those that are open first, the newest of each first. */
    public List<FieldTask> all() {
        return shown;
    }

    private void show() {
        shown = tasks.values().stream().sorted(Comparator.comparing((FieldTask each) -> !each.isOpen())
                .thenComparing(Comparator.comparingLong(FieldTask::createdMillis).reversed())).toList();
    }

    /**
     * Opens the task of a need unless one about it is open or was done after its alarm came, adds households that alarm by now, and joins what it
     * takes the place of. What is part of a street whose task is open needs none.
     *
     * @return false if there was no room, because {@value #KEPT_MAX} are open; it is still needed then
     */
    public boolean need(FieldNeed need, long nowMillis) {
        stored.require();
        FieldTask known = newest.get(need.id());
        boolean isOpen = known != null && known.isOpen();
        if (!isOpen && (isDealtWith(known, need, nowMillis) || isDealtWith(newest.get(need.partOf()), need, nowMillis))) {
            setBack.dealtWith(need);
            return true;
        }
        if (isOpen && named(known.households(), need).size() > known.households().size()) {
            stored.write(() -> store.put(known.with(named(known.households(), need))));
            keep(known.with(named(known.households(), need)));
            show();
        } else if (!isOpen && !isRoom()) {
            return false;
        } else if (!isOpen) {
            String id = known == null ? need.id() : need.id() + '.' + need.activation();
            if (tasks.containsKey(id)) {
                return true;
            }
            put(new FieldTask(id, need.enterprise(), need.site(), need.place(), named(List.of(), need), need.alarmId(),
                    nowMillis, nowMillis + need.withinMillis(), "", 0, "", 0, "", 0, ""), Actors.GATEWAY, "opened", nowMillis);
        }
        setBack.dealtWith(need);
        String into = newest.get(need.id()).id();
        need.joins().stream().map(newest::get).filter(each -> each != null && each.state() == FieldTask.State.OPEN).toList()
                .forEach(each -> put(each.joined(into), Actors.GATEWAY, "joined", nowMillis));
        return true;
    }

    /** Whether that task is about this alarm: it is open, or was done after the alarm came. One that is part of another one stands for that. */
    private boolean isDealtWith(FieldTask task, FieldNeed need, long nowMillis) {
        if (task == null || task.isOpen()) {
            return task != null;
        }
        FieldTask into = task.state() == FieldTask.State.JOINED ? tasks.get(task.joinedInto()) : null;
        return into != null ? isDealtWith(into, need, nowMillis) : setBack.isDealtWith(task, need, nowMillis);
    }

    private static List<Text> named(List<Text> before, FieldNeed need) {
        Set<Text> all = new LinkedHashSet<>(before);
        all.addAll(need.households());
        return new ArrayList<>(all).subList(0, Math.min(all.size(), HOUSEHOLDS_MAX));
    }

    /**
     * Somebody takes it, also from somebody who cannot do it.
     *
     * @param from account that had taken it, as far as who asks knows; empty = nobody
     * @throws FieldTaskRefusedException if it is over, or somebody else has taken it meanwhile
     */
    public FieldTask take(String id, String by, String from, long nowMillis) {
        FieldTask task = open(id);
        if (task.takenBy().equals(by)) {
            return task;
        }
        if (!task.takenBy().equals(from)) {
            throw new FieldTaskRefusedException(Reason.TASK_TAKEN, task);
        }
        return put(task.taken(by, nowMillis), by, "taken", nowMillis);
    }

    /**
     * Who has taken it has done it.
     *
     * @param result what was found and done
     * @throws FieldTaskRefusedException if it is over, or somebody else or nobody has taken it
     */
    public FieldTask finish(String id, String by, String result, long nowMillis) {
        FieldTask task = open(id);
        if (!task.takenBy().equals(by)) {
            throw new FieldTaskRefusedException(Reason.TASK_NOT_YOURS, task);
        }
        return put(task.done(by, nowMillis, result), by, "done", nowMillis);
    }

    private FieldTask open(String id) {
        stored.require();
        FieldTask task = tasks.get(id);
        if (task == null || !task.isOpen()) {
            throw new FieldTaskRefusedException(task == null ? Reason.NO_TASK : Reason.TASK_OVER, task);
        }
        return task;
    }

    /**
     * Those that are overdue and of which nobody was told; one of the future as it would be had it been opened when it was seen to be that.
     *
     * @param asked ids of tasks about which it is asked already that people be called; a clock that is set back does not take that back
     */
    public List<FieldTask> untold(long nowMillis, Set<String> asked) {
        return tasks.values().stream().map(setBack::timed).filter(each -> each.overdueMillis() == 0
                && (each.isOverdue(nowMillis) || each.isOpen() && asked.contains(each.id()))).toList();
    }

    /** Notices open tasks of the future, so that a clock that was set back does not put off for long when people are called. Once a second. */
    public void lookAtClock(long nowMillis) {
        setBack.look(tasks.values(), nowMillis);
    }

    /** People are told that it is overdue. */
    public void told(String id, long nowMillis) {
        FieldTask task = tasks.get(id);
        if (task != null && task.overdueMillis() == 0) {
            put(task.overdue(nowMillis), Actors.GATEWAY, "overdue", nowMillis);
        }
    }

    private FieldTask put(FieldTask task, String actor, String what, long atMillis) {
        stored.write(() -> store.put(task));
        keep(task);
        show();
        journal.accept(task, actor, what, atMillis);
        return task;
    }
}
