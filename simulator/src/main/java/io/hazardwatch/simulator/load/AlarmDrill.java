package io.hazardwatch.simulator.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Puts one point after another into alarm at due times and back to normal a while later. Going through all devices before a
 * device's next point makes every alarm distinct for as long as there are points. Its sender's event loop.
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

    /** @param targets by device number; other senders' devices are left to their drills */
    AlarmDrill(LoadPlan plan, Map<Integer, Target> targets, LiveWatcher watcher, long startNanos) {
        this.plan = plan;
        this.targets = targets;
        this.watcher = watcher;
        this.startNanos = startNanos + plan.warmupNanos();
        this.endNanos = this.startNanos + plan.runNanos();
    }

    /** Whether every point is back to normal and no more alarm will come. */
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
