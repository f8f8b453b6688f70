package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.evaluate.RuleStatus;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import java.util.List;
import java.util.SplittableRandom;

/** Any event that a plant, its rules, its people and time may bring, at random but repeatably. */
final class RandomEvents {
    private static final FindingType[] SIGNALS = FindingType.values();
    private static final RuleStatus[] STANDINGS = RuleStatus.values();
    private static final String[] PEOPLE = {"li-wei", "zhao-min", "sun-qiang"};
    private static final String[] RULES = {"trip", "flood"};
    private static final long MINUTE = 60_000;

    /** One thing that happens. */
    sealed interface Happening {
        /** What it leads to in that book. */
        List<Transition> in(AlarmBook book, long now);
    }

    record Found(Finding finding) implements Happening {
        @Override
        public List<Transition> in(AlarmBook book, long now) {
            return book.on(finding, now);
        }
    }

    record Asked(AlarmCommand command, RuleContext footing) implements Happening {
        @Override
        public List<Transition> in(AlarmBook book, long now) {
            return book.on(command, footing, now);
        }
    }

    record Said(DesignSuppression said, RuleContext footing) implements Happening {
        @Override
        public List<Transition> in(AlarmBook book, long now) {
            return book.on(said, footing, now);
        }
    }

    private final SplittableRandom random;
    private final List<Point> points;

    RandomEvents(SplittableRandom random) {
        this.random = random;
        this.points = List.of(point("lel", Priority.P1), point("co", Priority.P2), point("level", Priority.P4));
    }

    /** H latches where it is a P1; HH always does. */
    private static Point point(String name, Priority inner) {
        return new Point(0, PointId.parse("huarun-gas/lpg-depot-01/gd-07/" + name), Plant.GAS.name(), "%LEL", 0, 100, 1000, 30_000,
                List.of(new LimitSetting(LimitLevel.H, 25, 2, 0, 0, inner, false),
                        new LimitSetting(LimitLevel.HH, 50, 2, 0, 0, Priority.P1, inner == Priority.P1)), List.of(), null);
    }

    List<Point> points() {
        return points;
    }

    /** How much time passes: mostly none, sometimes an hour, rarely a day. */
    long pause() {
        return switch (random.nextInt(40)) {
            case 0 -> random.nextLong(26 * 60 * MINUTE);
            case 1, 2 -> random.nextLong(90 * MINUTE);
            default -> random.nextInt(2_000);
        };
    }

    Happening next(AlarmBook book, long now) {
        Point point = points.get(random.nextInt(points.size()));
        int kind = random.nextInt(10);
        if (kind < 5) {
            return new Found(finding(point));
        }
        RuleContext footing = footing(point);
        return kind < 9 ? new Asked(command(point, book, now), footing) : new Said(design(point, now), footing);
    }

    private RuleContext footing(Point point) {
        return random.nextInt(20) == 0 ? RuleContext.NONE
                : new RuleContext(ConfiguredRule.of(point, "high"), STANDINGS[random.nextInt(STANDINGS.length - 1)]);
    }

    private Finding finding(Point point) {
        LimitSetting limit = point.limits().get(random.nextInt(3) / 2);
        return Plant.finding(point, "high", RuleKind.LIMIT, SIGNALS[random.nextInt(SIGNALS.length)], limit.level().name(),
                limit.priority(), limit.latching(), random.nextInt(100));
    }

    private DesignSuppression design(Point point, long now) {
        String id = Alarm.idOf(point.id(), "high");
        String rule = RULES[random.nextInt(RULES.length)];
        List<String> causes = random.nextBoolean() ? List.of("a") : List.of("a", "b");
        return random.nextInt(3) == 0 ? DesignSuppression.off(id, point.id(), rule, "gone")
                : new DesignSuppression(id, point.id(), rule, true, causes, Priority.values()[random.nextInt(4)],
                        now + random.nextLong(6 * 60 * MINUTE) - MINUTE, "tripped");
    }

    private AlarmCommand command(Point point, AlarmBook book, long now) {
        String id = Alarm.idOf(point.id(), "high");
        Alarm alarm = book.alarm(id);
        long occurrence = (alarm == null ? 1 : alarm.occurrence()) - off();
        long annSeq = (alarm == null ? 1 : alarm.annSeq()) - off();
        PointId at = point.id();
        String who = PEOPLE[random.nextInt(PEOPLE.length)];
        String why = random.nextInt(6) == 0 ? "" : "because";
        String second = random.nextInt(3) == 0 ? null : PEOPLE[random.nextInt(PEOPLE.length)];
        return switch (random.nextInt(14)) {
            case 0 -> new AlarmCommand.Reset(id, at, who, why);
            case 1 -> new AlarmCommand.Comment(id, at, who, why);
            case 2 -> new AlarmCommand.Silence(id, at, who, why);
            case 3 -> new AlarmCommand.Unacknowledge(id, at, who, why);
            case 4, 5 -> new AlarmCommand.Shelve(id, at, who, random.nextInt(3) == 0, random.nextLong(30 * 60) * MINUTE / 10,
                    random.nextInt(4) == 0, second, why);
            case 6 -> new AlarmCommand.Unshelve(id, at, who, why);
            case 7 -> new AlarmCommand.RemoveFromService(id, at, who, why, now + random.nextLong(48 * 60 * MINUTE) - MINUTE, "rounds", second, why);
            case 8 -> new AlarmCommand.ReturnToService(id, at, who, why);
            case 9 -> new AlarmCommand.Decommission(id, at, who, random.nextBoolean(), random.nextBoolean() ? "second" : null, why);
            case 10 -> new AlarmCommand.TakeOver(id, at, who, why);
            default -> new AlarmCommand.Acknowledge(id, at, who, occurrence, annSeq, "");
        };
    }

    private int off() {
        return random.nextInt(6) == 0 ? random.nextInt(-2, 3) : 0;
    }
}
