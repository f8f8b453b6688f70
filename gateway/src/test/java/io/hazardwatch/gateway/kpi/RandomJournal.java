package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.DesignSuppression;
import io.hazardwatch.gateway.alarms.RuleContext;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Weeks of alarms at random but repeatably: quiet days, bursts, chatter, alarms nobody looks at for days. One thread. */
final class RandomJournal {
    static final long START = 1_760_003_217_000L;
    private static final List<String> PLACES = List.of("huarun-gas/lpg-depot-01", "huarun-gas/gas-station-01",
            "north-chem/tank-farm-02");
    private static final Priority[] PRIORITIES = {Priority.P3, Priority.P3, Priority.P2, Priority.P1, Priority.P4};

    private final SplittableRandom random;
    private final AlarmBook book = new AlarmBook();
    private final List<Point> points = new ArrayList<>();
    private long now = START;

    RandomJournal(long seed, int pointCount) {
        random = new SplittableRandom(seed);
        for (int i = 0; i < pointCount; i++) {
            PointId id = PointId.parse(PLACES.get(i % PLACES.size()) + "/gd-" + i + "/lel");
            points.add(new Point(i, id, Text.of("gas"), "%LEL", 0, 100, 1000, 30_000, List.of(), List.of(), null));
        }
    }

    long now() {
        return now;
    }

    List<Transition> transitions(int count) {
        List<Transition> all = new ArrayList<>();
        while (all.size() < count) {
            now += pause();
            book.onTick(now, all::addAll);
            all.addAll(switch (random.nextInt(9)) {
                case 0, 1, 2 -> book.on(command(), RuleContext.NONE, now);
                case 3 -> random.nextInt(4) == 0 ? book.on(design(), RuleContext.NONE, now) : book.on(hiding(), RuleContext.NONE, now);
                default -> book.on(finding(), now);
            });
        }
        return all;
    }

    /** Mostly minutes, now and then a burst within seconds, sometimes nothing for two days. */
    private long pause() {
        int mood = random.nextInt(1_000);
        if (mood == 0) {
            return random.nextLong(172_800_000);
        }
        long burst = now / 3_600_000 % 5 == 0 ? 8_000 : 1_200_000;
        return random.nextLong(mood < 600 ? 4_000 : burst);
    }

    private Point point() {
        return points.get(random.nextBoolean() ? 0 : random.nextInt(points.size()));
    }

    private Finding finding() {
        Point point = point();
        int which = random.nextInt(10);
        RuleKind kind = which == 0 ? RuleKind.STALE : which == 1 ? RuleKind.BAD_QUALITY : RuleKind.LIMIT;
        String rule = kind == RuleKind.LIMIT ? "high" : kind == RuleKind.STALE ? "stale" : "quality";
        FindingType[] signals = kind == RuleKind.LIMIT
                ? new FindingType[] {FindingType.RAISE, FindingType.RAISE, FindingType.CLEAR, FindingType.CLEAR, FindingType.SEVERITY_UP,
                        FindingType.SEVERITY_DOWN,
                    FindingType.QUALITY_BAD, FindingType.QUALITY_GOOD}
                : new FindingType[] {FindingType.RAISE, FindingType.CLEAR};
        FindingType signal = signals[random.nextInt(signals.length)];
        Priority priority = kind == RuleKind.LIMIT ? PRIORITIES[random.nextInt(PRIORITIES.length)] : Priority.P3;
        long event = now - random.nextLong(5_000);
        return new Finding(point, rule, kind, signal, "H", priority, random.nextInt(8) == 0, event, now, 30, 25, 30,
                random.nextInt(20) == 0);
    }

    private AlarmCommand command() {
        PointId point = point().id();
        String id = Alarm.idOf(point, random.nextInt(5) == 0 ? "stale" : "high");
        Alarm alarm = book.alarm(id);
        long annSeq = alarm == null ? 1 : alarm.annSeq() - (random.nextInt(4) == 0 ? 1 : 0);
        return switch (random.nextInt(6)) {
            case 0 -> new AlarmCommand.Reset(id, point, "li-wei", "inspected");
            case 1 -> new AlarmCommand.Comment(id, point, "zhao-min", "valve 3");
            default -> new AlarmCommand.Acknowledge(id, point, "li-wei", alarm == null ? 1 : alarm.occurrence(), annSeq,
                    random.nextInt(3) == 0 ? "on my way" : "");
        };
    }

    /** Shelving and taking out of service, and back. */
    private AlarmCommand hiding() {
        PointId point = point().id();
        String id = Alarm.idOf(point, "high");
        return switch (random.nextInt(5)) {
            case 0 -> new AlarmCommand.Unshelve(id, point, "li-wei", "done");
            case 1 -> new AlarmCommand.RemoveFromService(id, point, "li-wei", "permit 7", now + random.nextLong(1, 7_200_000),
                    "a guard", "zhao-min", "calibration");
            case 2 -> new AlarmCommand.ReturnToService(id, point, "li-wei", "tested");
            default -> new AlarmCommand.Shelve(id, point, "li-wei", random.nextBoolean(), random.nextLong(1, 7_200_000), false,
                    "zhao-min", "known");
        };
    }

    private DesignSuppression design() {
        PointId point = point().id();
        String id = Alarm.idOf(point, "high");
        return random.nextInt(3) == 0 ? DesignSuppression.off(id, point, "trip", "cause gone")
                : new DesignSuppression(id, point, "trip", true, List.of("a", "b"), Priority.P1,
                        now + random.nextLong(1, 3_600_000), "follows the trip");
    }
}
