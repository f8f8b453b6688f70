package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import java.util.List;

/**
 * The machines of a point's limits, stepped together. Each has its own delays; while an outer one is ABNORMAL the inner one is
 * too, because a value at HH is also at H. Pure.
 */
final class LimitStateMachines {
    /** Maximum number of limits of a point. */
    static final int COUNT = 4;
    /** A machine that has seen nothing but ok readings. */
    static final long REST = PackedMachine.of(MachinePhase.NORMAL, 0);

    private static final int VERDICT_BITS = 2;
    private static final int VERDICT_MASK = 3;
    private static final int HIGH_BITS = 0xaa;

    private LimitStateMachines() {}

    /** Verdicts of {@code value} about each limit, packed; 0 when OK for all. */
    static int verdicts(Point point, double value, boolean good) {
        int verdicts = 0;
        List<LimitSetting> limits = point.limits();
        for (int i = 0; i < limits.size(); i++) {
            LimitSetting limit = limits.get(i);
            verdicts |= verdict(limit, value, good).ordinal() << limit.level().ordinal() * VERDICT_BITS;
        }
        return verdicts;
    }

    private static Verdict verdict(LimitSetting limit, double value, boolean good) {
        if (limit.isViolatedBy(value)) {
            return Verdict.VIOLATED;
        }
        if (!good) {
            return Verdict.SILENT;
        }
        return limit.isBackAt(value) ? Verdict.OK : Verdict.BETWEEN;
    }

    static Verdict verdict(int verdicts, LimitLevel level) {
        return Verdict.of(verdicts >>> level.ordinal() * VERDICT_BITS & VERDICT_MASK);
    }

    /** Whether nothing is violated and nothing is silent: OK and BETWEEN leave the high bit of a verdict unset. */
    static boolean isHarmless(int verdicts) {
        return (verdicts & HIGH_BITS) == 0;
    }

    /** Whether all of {@code count} machines from {@code from} on are NORMAL, which no harmless reading changes. */
    static boolean isAtRest(long[] machines, int from, int count) {
        long merged = REST;
        for (int i = from; i < from + count; i++) {
            merged |= machines[i];
        }
        return !PackedMachine.isUnrest(merged);
    }

    static boolean isViolated(int verdicts, LimitSide side) {
        return verdict(verdicts, side.inner()) == Verdict.VIOLATED || verdict(verdicts, side.outer()) == Verdict.VIOLATED;
    }

    /**
     * Steps the machines that begin at {@code from}, in the order of the point's limits.
     *
     * @param clearable false when the reading may raise but not begin a return to normal
     */
    static void step(long[] machines, int from, Point point, long event, int verdicts, boolean clearable) {
        List<LimitSetting> limits = point.limits();
        for (int i = 0; i < limits.size(); i++) {
            LimitSetting limit = limits.get(i);
            int at = from + i;
            Verdict verdict = verdict(verdicts, limit.level());
            if (!clearable && verdict == Verdict.OK && PackedMachine.isActive(machines[at])) {
                verdict = Verdict.BETWEEN;
            }
            machines[at] = limit.onSamples() == null
                    ? PackedMachine.step(machines[at], event, verdict, limit.onDelayMillis(), limit.offDelayMillis())
                    : CountedDelay.step(machines[at], event, verdict, limit.onSamples(), limit.offDelayMillis());
        }
        couple(machines, from, point);
    }

    static void couple(long[] machines, int from, Point point) {
        List<LimitSetting> limits = point.limits();
        for (int i = 0; i + 1 < limits.size(); i++) {
            LimitLevel level = limits.get(i).level();
            LimitLevel next = limits.get(i + 1).level();
            if (level == LimitLevel.H && next == LimitLevel.HH) {
                couple(machines, from + i + 1, from + i);
            } else if (level == LimitLevel.LL && next == LimitLevel.L) {
                couple(machines, from + i, from + i + 1);
            }
        }
    }

    private static void couple(long[] machines, int outer, int inner) {
        if (PackedMachine.phase(machines[outer]) == MachinePhase.ABNORMAL && !PackedMachine.isActive(machines[inner])) {
            machines[inner] = PackedMachine.of(MachinePhase.ABNORMAL, PackedMachine.since(machines[outer]));
        }
    }
}
