package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.Point;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** A busy shift: transitions as lanes make them, at random but repeatably. One thread. */
final class RandomTransitions {
    private static final FindingType[] SIGNALS = FindingType.values();

    private final SplittableRandom random;
    private final AlarmBook book = new AlarmBook();
    private final Point[] points;
    private long now = 1_760_000_000_000L;

    RandomTransitions(long seed, int pointCount) {
        random = new SplittableRandom(seed);
        points = new Point[pointCount];
        for (int i = 0; i < pointCount; i++) {
            points[i] = Plant.point("p" + i, "ppm");
        }
    }

    AlarmBook book() {
        return book;
    }

    /** The next thing that is journaled. */
    Transition next() {
        return next(transition -> true);
    }

    /** The next thing that changes an alarm. */
    Transition nextChange() {
        return next(transition -> transition.refusal() == null);
    }

    private Transition next(Predicate<Transition> wanted) {
        Transition transition = attempt();
        while (transition == null || !wanted.test(transition)) {
            transition = attempt();
        }
        return transition;
    }

    private Transition attempt() {
        now += random.nextInt(1000);
        Point point = points[random.nextInt(points.length)];
        return random.nextInt(3) == 0 ? Plant.on(book, command(point), now) : Plant.on(book, Plant.finding(point, "high",
                RuleKind.LIMIT, SIGNALS[random.nextInt(SIGNALS.length)], "H", priority(), random.nextInt(5) == 0,
                random.nextInt(20) == 0 ? Double.NaN : random.nextDouble(-1, 100)), now);
    }

    private Priority priority() {
        return random.nextBoolean() ? Priority.P1 : Priority.P2;
    }

    private AlarmCommand command(Point point) {
        String id = Alarm.idOf(point.id(), "high");
        Alarm alarm = book.alarm(id);
        return switch (random.nextInt(4)) {
            case 0 -> new AlarmCommand.Reset(id, point.id(), "li-wei", "已检查");
            case 1 -> new AlarmCommand.Comment(id, point.id(), "zhao-min", "阀门检修 \"3\" '\\");
            default -> new AlarmCommand.Acknowledge(id, point.id(), "li-wei", alarm == null ? 1 : alarm.occurrence(),
                    alarm == null ? 1 : alarm.annSeq() - random.nextInt(2), "");
        };
    }
}
