package io.hazardwatch.simulator.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Raises alarms at a fixed rate: puts one point after another into alarm and returns it to normal after the hold time. It uses one
 * point of every device before it uses a device's second point, so that no point alarms twice while unused points remain. Runs on
 * its sender's event loop.
 */
final class AlarmDrill {
    private final LoadPlan plan;
    private final Map<Integer, Target> targets;
    private final LiveWatcher watcher;
    private final long startNanos;
    private final long endNanos;
    private final Deque<Held> held = new ArrayDeque<>();
    private long next;

    /** A device of this sender and the connection it publishes over. */
    record Target(LoadDevice device, LoadConnection connection) {}

    private record Held(Target target, int point, long untilNanos) {}

    /**
     * @param targets    this sender's devices by device number; the drills of the other senders serve the others
     * @param startNanos {@link System#nanoTime()} value at which the run starts
     */
    AlarmDrill(LoadPlan plan, Map<Integer, Target> targets, LiveWatcher watcher, long startNanos) {
        this.plan = plan;
        this.targets = targets;
        this.watcher = watcher;
        this.startNanos = startNanos + plan.warmupNanos();
        this.endNanos = this.startNanos + plan.runNanos();
    }

    /** Whether all points are back to normal and no further alarm will be raised. */
    boolean isOver() {
        return held.isEmpty();
    }

    void tick(long nowNanos) {
        if (plan.alarmsPerSecond() > 0) {
            for (long due = dueNanos(); due <= nowNanos && due < endNanos; due = dueNanos()) {
                raise(due);
            }
        }
        while (!held.isEmpty() && held.peek().untilNanos() <= nowNanos) {
            clear(held.poll());
        }
    }

    private long dueNanos() {
        return startNanos + (long) (next * 1e9 / plan.alarmsPerSecond());
    }

    private void raise(long dueNanos) {
        Target target = targets.get((int) (next % plan.sites().devices()));
        int point = (int) (next / plan.sites().devices() % plan.sites().values());
        next++;
        if (target != null) {
            watcher.expect(target.device().id().point(LoadSites.point(point)), dueNanos);
            target.connection().sendNow(target.device(), point, true, dueNanos);
            held.add(new Held(target, point, dueNanos + plan.alarmHoldNanos()));
        }
    }

    private void clear(Held over) {
        over.target().connection().sendNow(over.target().device(), over.point(), false, over.untilNanos());
    }
}
