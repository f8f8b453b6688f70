package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.PipelineSegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The leak of a segment from the first sight to the end, and those before. One thread. */
final class SegmentLeaks {
    private static final int PAST_MAX = 20;
    private static final long CONFIRM_MINUTE_MILLIS = 15_000;
    private static final long CONFIRM_MILLIS = 30_000;
    private static final long QUIET_MILLIS = 600_000;
    private static final long OPERATION_MILLIS = 600_000;
    private static final double OVER_RATIO = 0.5;
    /** The day is often not known, so one that it told is over too when the hour says so for that long. */
    private static final long HOUR_LOW_MILLIS = 10_800_000;
    /** A sudden loss of that share of the flow must let pressures fall. */
    private static final double SUDDEN_SHARE = 0.03;
    private static final long UPDATE_MILLIS = 10_000;
    private static final long SETTLED_MILLIS = 180_000;
    private static final long LONG_MEAN_MILLIS = 480_000;
    /** How long after the telling an RTU may still give the time of a wave. */
    private static final long WAVE_LATE_MILLIS = 5_000;

    private final String prefix;
    private final PipelineSegment segment;
    private final SegmentLearning learning;
    private final PressureFall falls;
    private final OperationWatch operations;
    private final GradientPlace gradient;
    private final WaveSearch waves;
    private final LeakGrowth growth = new LeakGrowth();
    private final List<PipelineLeak> past = new ArrayList<>();
    private final long[] exceeded = new long[BalanceWindow.values().length];
    private long falling;
    /** What a slack line took beyond its room, if that proves something. */
    private PipelineEvidence overflow;
    private PipelineLeak open;
    /** The window that told the leak before it grew, and its loss then. */
    private BalanceWindow base;
    private double baseRate = Double.NaN;
    /** When what was told last was seen first, and when it was told. */
    private long seen;
    private long told;
    private List<PipelineEvidence> first = List.of();
    private long quiet;
    private long calm;
    private long hourLow;
    private long updated;

    SegmentLeaks(String prefix, PipelineSegment segment, SegmentLearning learning, PressureFall falls, OperationWatch operations,
                 GradientPlace gradient, WaveSearch waves) {
        this.prefix = prefix;
        this.segment = segment;
        this.learning = learning;
        this.falls = falls;
        this.operations = operations;
        this.gradient = gradient;
        this.waves = waves;
    }

    void restore(List<PipelineLeak> leaks) {
        leaks.stream().filter(PipelineLeak::isOver).forEach(past::add);
        open = leaks.stream().filter(leak -> !leak.isOver()).findFirst().orElse(open);
        if (open != null) {
            first = open.evidence().stream().filter(each -> isLasting(each.kind())).toList();
            base = open.window();
            baseRate = open.rate();
            seen = open.begunMillis();
            told = open.toldMillis();
            growth.restore(open.rate(), seen, told);
        }
    }

    private static boolean isLasting(PipelineEvidenceKind kind) {
        return switch (kind) {
            case SLACK_SURPLUS, PRESSURE_FALLS, PRESSURE_STEADY, INFLOW_RISES, OUTFLOW_FALLS, OPERATION -> true;
            default -> false;
        };
    }

    PipelineLeak open() {
        return open;
    }

    List<PipelineLeak> past() {
        return past;
    }

    List<PipelineLeak> all() {
        List<PipelineLeak> all = new ArrayList<>(past);
        if (open != null) {
            all.addFirst(open);
        }
        return all;
    }

    /**
     * Gives whether a leak is over now, so that the balance must begin anew.
     *
     * @param surplus what flowed into a slack line beyond its room, m3; NaN if the line is full or nothing is known of its room
     * @param doubt   how much of it proves nothing
     */
    boolean look(List<WindowBalance> balances, SegmentValues values, WatchStatement statement, double surplus, double doubt,
                 Function<PointId, Reading> last, long nowMillis) {
        overflow = surplus > doubt
                ? new PipelineEvidence(PipelineEvidenceKind.SLACK_SURPLUS, surplus, List.of(PipelineEvidences.figure(doubt))) : null;
        if (open == null) {
            find(balances, values, statement, last, nowMillis);
            return false;
        }
        grow(balances, values, last, nowMillis);
        if (nowMillis - updated >= UPDATE_MILLIS) {
            update(balances, values, last, nowMillis);
        }
        return isOver(balances, nowMillis);
    }

    private void find(List<WindowBalance> balances, SegmentValues values, WatchStatement statement, Function<PointId, Reading> last,
                      long nowMillis) {
        for (WindowBalance each : balances) {
            if (isConfirmed(each, true, nowMillis) && open == null) {
                begin(each.window(), segment.priority(), exceeded[each.window().ordinal()], balances, values, last, nowMillis);
            }
        }
        boolean isExcluded = operations.isKnown() && !operations.isWithin(OPERATION_MILLIS, nowMillis);
        boolean isFalling = overflow != null || statement == WatchStatement.PRESSURE_ONLY && falls.isLeakLike(isExcluded);
        falling = !isFalling ? 0 : falling == 0 ? nowMillis : falling;
        if (open == null && falling > 0 && nowMillis - falling >= CONFIRM_MILLIS) {
            Priority priority = segment.priority().isAbove(Priority.P2) ? Priority.P2 : segment.priority();
            begin(null, priority, falling, balances, values, last, nowMillis);
        }
    }

    /** @param isMore whether it loses more than what is known already, beside more than its threshold */
    private boolean isConfirmed(WindowBalance balance, boolean isMore, long nowMillis) {
        int i = balance.window().ordinal();
        exceeded[i] = balance.ratio() <= 1 || !isMore ? 0 : exceeded[i] == 0 ? nowMillis : exceeded[i];
        long confirm = balance.window() == BalanceWindow.MINUTE ? CONFIRM_MINUTE_MILLIS : CONFIRM_MILLIS;
        return exceeded[i] > 0 && nowMillis - exceeded[i] >= confirm;
    }

    /** A burst while a smaller leak is open is told anew, by its own window. */
    private void grow(List<WindowBalance> balances, SegmentValues values, Function<PointId, Reading> last, long nowMillis) {
        growth.look(balances.getFirst(), nowMillis);
        for (WindowBalance each : balances) {
            boolean isMore = growth.isMore(each, open.window(), toldLoss(balances), nowMillis);
            if (isConfirmed(each, isMore, nowMillis) && isMore) {
                seen = exceeded[each.window().ordinal()];
                told = nowMillis;
                growth.told(balances, seen, told);
                first = firstEvidence(each.window(), balances, seen);
                base = base == null ? each.window() : base;
                baseRate = Double.isNaN(baseRate) ? each.loss() : baseRate;
                open = new PipelineLeak(open.id(), segment.priority(), each.window(), each.loss(), Double.NaN,
                        LeakPlace.unknown(PlaceUnknown.NOT_SETTLED), LeakPlace.unknown(PlaceUnknown.NO_WAVE), List.of(), open.begunMillis(),
                        open.toldMillis(), 0, open.tellings() + 1);
                update(balances, values, last, nowMillis);
            }
        }
    }

    /** What the window that told the leak loses: now or then, whichever is more; NaN if only pressure told it. */
    private double toldLoss(List<WindowBalance> balances) {
        if (open.window() == null) {
            return Double.NaN;
        }
        WindowBalance by = balances.get(open.window().ordinal());
        return by.isKnown() && !(by.loss() < baseRate) ? by.loss() : baseRate;
    }

    private void begin(BalanceWindow window, Priority priority, long begun, List<WindowBalance> balances, SegmentValues values,
                       Function<PointId, Reading> last, long nowMillis) {
        first = firstEvidence(window, balances, begun);
        open = new PipelineLeak(prefix + '.' + begun / 1_000, priority, window, Double.NaN, Double.NaN,
                LeakPlace.unknown(PlaceUnknown.NOT_SETTLED), LeakPlace.unknown(PlaceUnknown.NO_WAVE), List.of(), begun, nowMillis, 0, 1);
        base = window;
        baseRate = window == null ? Double.NaN : balances.get(window.ordinal()).loss();
        seen = begun;
        told = nowMillis;
        growth.told(balances, seen, told);
        quiet = 0;
        calm = 0;
        hourLow = 0;
        update(balances, values, last, nowMillis);
    }

    /** What only the first minutes show. */
    private List<PipelineEvidence> firstEvidence(BalanceWindow window, List<WindowBalance> balances, long begun) {
        List<PipelineEvidence> found = new ArrayList<>();
        if (overflow != null) {
            found.add(overflow);
        }
        if (window == null || window.seconds() <= BalanceWindow.TEN_MINUTES.seconds()) {
            boolean isFalling = false;
            for (int i = 0; i < segment.stations().size(); i++) {
                double fall = falls.fall(i);
                if (fall > 2 * segment.uncertainty().pressure()) {
                    isFalling = true;
                    found.add(new PipelineEvidence(PipelineEvidenceKind.PRESSURE_FALLS, fall / 1_000, List.of(segment.stations().get(i).id())));
                }
            }
            if (!isFalling && balances.getFirst().loss() > SUDDEN_SHARE * segment.nominalFlow()) {
                found.add(new PipelineEvidence(PipelineEvidenceKind.PRESSURE_STEADY, Double.NaN, List.of()));
            }
            addChange(found, PipelineEvidenceKind.INFLOW_RISES, falls.rise(0));
            addChange(found, PipelineEvidenceKind.OUTFLOW_FALLS, -falls.rise(1));
        }
        if (operations.isWithin(3 * OPERATION_MILLIS, begun)) {
            found.add(new PipelineEvidence(PipelineEvidenceKind.OPERATION, Math.max(0, (begun - operations.changedMillis()) / 60_000.0),
                    List.of(operations.changed().toString())));
        }
        return found;
    }

    private void addChange(List<PipelineEvidence> found, PipelineEvidenceKind kind, double change) {
        if (change > segment.uncertainty().flow() * segment.nominalFlow()) {
            found.add(new PipelineEvidence(kind, change * 3_600, List.of()));
        }
    }

    private void update(List<WindowBalance> balances, SegmentValues values, Function<PointId, Reading> last, long nowMillis) {
        updated = nowMillis;
        long age = nowMillis - seen;
        WindowBalance by = balances.get(rateWindow(age).ordinal());
        double rate = by.isKnown() ? by.loss() : open.rate();
        double in = falls.flow(0).mean(60_000, 0);
        double share = Double.isNaN(rate) || !(in > 0) ? open.share() : rate / in;
        LeakPlace place = age < SETTLED_MILLIS ? LeakPlace.unknown(PlaceUnknown.NOT_SETTLED) : gradient(age >= LONG_MEAN_MILLIS ? 300_000 : 60_000);
        boolean isOperated = operations.isWithin(age, nowMillis);
        place = open.gradient().isKnown() && (isOperated || !place.isKnown()) ? open.gradient() : place;
        LeakPlace wave = open.wave().isKnown() ? open.wave() : wave(last, nowMillis);
        List<PipelineEvidence> evidence = PipelineEvidences.of(balances, in, first, values.lost(), place, wave);
        open = new PipelineLeak(open.id(), open.priority(), open.window(), rate, share, place, wave, evidence, open.begunMillis(), open.toldMillis(),
                0, open.tellings());
    }

    /** By the times that the RTUs give; where they give none, by the fast readings of the ends. Only waves around the telling belong to the leak. */
    private LeakPlace wave(Function<PointId, Reading> last, long nowMillis) {
        long since = seen - SETTLED_MILLIS;
        long until = told + WAVE_LATE_MILLIS + (long) (1_000 * segment.pipe().length() / segment.waveSpeed());
        return segment.stations().getFirst().waveTime() == null ? waves.find(since, until, nowMillis)
                : WavePlace.byRtu(segment, last, since, until);
    }

    /** A window that is longer than ten minutes sees what shorter ones do not. */
    private BalanceWindow rateWindow(long age) {
        boolean isLong = open.window() != null && open.window().ordinal() > BalanceWindow.TEN_MINUTES.ordinal();
        boolean isTold = open.window() != null && age < 660_000;
        return isLong || isTold ? open.window() : age >= 660_000 ? BalanceWindow.TEN_MINUTES : BalanceWindow.MINUTE;
    }

    private LeakPlace gradient(long meanMillis) {
        double in = falls.reference(0).mean(meanMillis, 0);
        double out = falls.reference(1).mean(meanMillis, 0) + learning.bias() * in;
        return gradient.find(falls.means(meanMillis), in, out, learning);
    }

    /**
     * Quiet in all windows up to the one that told it: one that only the day shows is quiet in the shorter ones from the beginning. A leak that has
     * grown is told by its first window again once the shorter ones are quiet.
     */
    private boolean isOver(List<WindowBalance> balances, long nowMillis) {
        BalanceWindow longest = base == null ? BalanceWindow.TEN_MINUTES : base;
        quiet = since(quiet, isQuiet(balances.subList(0, longest.ordinal() + 1)), nowMillis);
        calm = since(calm, isQuiet(balances.subList(0, longest.ordinal())), nowMillis);
        WindowBalance hour = balances.get(BalanceWindow.HOUR.ordinal());
        hourLow = since(hourLow, base == BalanceWindow.DAY && hour.isKnown() && hour.loss() < OVER_RATIO * baseRate, nowMillis);
        if (open.window() != base && lasts(calm, QUIET_MILLIS, nowMillis)) {
            open = new PipelineLeak(open.id(), open.priority(), base, open.rate(), open.share(), open.gradient(), open.wave(), open.evidence(),
                    open.begunMillis(), open.toldMillis(), 0, open.tellings());
        }
        boolean isOver = lasts(quiet, QUIET_MILLIS, nowMillis) || lasts(hourLow, HOUR_LOW_MILLIS, nowMillis);
        if (isOver) {
            end(nowMillis);
        }
        return isOver;
    }

    private static boolean isQuiet(List<WindowBalance> balances) {
        return balances.stream().allMatch(each -> each.isKnown() && each.ratio() < OVER_RATIO);
    }

    private static long since(long before, boolean isSo, long nowMillis) {
        return !isSo ? 0 : before == 0 ? nowMillis : before;
    }

    private static boolean lasts(long since, long millis, long nowMillis) {
        return since > 0 && nowMillis - since >= millis;
    }

    private void end(long nowMillis) {
        past.addFirst(open.ended(nowMillis));
        if (past.size() > PAST_MAX) {
            past.removeLast();
        }
        open = null;
        Arrays.fill(exceeded, 0);
    }
}
