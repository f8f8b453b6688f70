package io.hazardwatch.gateway.leaks.field;

import io.hazardwatch.gateway.leaks.field.FieldTaskRefusedException.Reason;
import io.hazardwatch.gateway.model.Actors;
import io.hazardwatch.gateway.model.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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
    private static final int KEPT_MAX = 10_000;
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
    private volatile List<FieldTask> shown = List.of();
    private volatile boolean isLoaded;
    private long forgottenMillis;

    public FieldTaskBook(FieldTaskStore store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    /** Takes up what is stored, and deletes what is old; throws what the store throws. Once a second. */
    public void look(long nowMillis) {
        if (!isLoaded) {
            store.load(KEPT_MAX).forEach(each -> tasks.put(each.id(), each));
            show();
            isLoaded = true;
        }
        if (nowMillis - forgottenMillis >= FORGET_MILLIS) {
            store.forget(nowMillis - KEPT_MILLIS);
            tasks.values().removeIf(each -> !each.isOpen() && each.createdMillis() < nowMillis - KEPT_MILLIS);
            forgottenMillis = nowMillis;
            show();
        }
    }

    /** Whether the stored tasks are known. */
    public boolean isLoaded() {
        return isLoaded;
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
     * Opens the task of a need unless it was opened before or there are {@value #KEPT_MAX}, adds households that alarm by now, and joins what it
     * takes the place of.
     */
    public void need(FieldNeed need, long nowMillis) {
        requireLoaded();
        FieldTask known = tasks.get(need.id());
        if (known == null && tasks.size() >= KEPT_MAX) {
            return;
        }
        if (known == null) {
            FieldTask opened = new FieldTask(need.id(), need.enterprise(), need.site(), need.place(), named(List.of(), need), need.alarmId(),
                    nowMillis, nowMillis + need.withinMillis(), "", 0, "", 0, "", 0, "");
            put(opened, Actors.GATEWAY, "opened", nowMillis);
        } else if (known.isOpen() && named(known.households(), need).size() > known.households().size()) {
            FieldTask grown = known.with(named(known.households(), need));
            store.put(grown);
            tasks.put(grown.id(), grown);
            show();
        }
        need.joins().stream().map(tasks::get).filter(each -> each != null && each.state() == FieldTask.State.OPEN).toList()
                .forEach(each -> put(each.joined(need.id()), Actors.GATEWAY, "joined", nowMillis));
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
        requireLoaded();
        FieldTask task = tasks.get(id);
        if (task == null || !task.isOpen()) {
            throw new FieldTaskRefusedException(task == null ? Reason.NO_TASK : Reason.TASK_OVER, task);
        }
        return task;
    }

    /** Those that are overdue and of which nobody was told. */
    public List<FieldTask> untold(long nowMillis) {
        return tasks.values().stream().filter(each -> each.isOverdue(nowMillis) && each.overdueMillis() == 0).toList();
    }

    /** People are told that it is overdue. */
    public void told(String id, long nowMillis) {
        FieldTask task = tasks.get(id);
        if (task != null && task.overdueMillis() == 0) {
            put(task.overdue(nowMillis), Actors.GATEWAY, "overdue", nowMillis);
        }
    }

    private FieldTask put(FieldTask task, String actor, String what, long atMillis) {
        store.put(task);
        tasks.put(task.id(), task);
        show();
        journal.accept(task, actor, what, atMillis);
        return task;
    }

    private void requireLoaded() {
        if (!isLoaded) {
            throw new IllegalStateException("the stored field tasks are not known yet; try again");
        }
    }
}
