package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateSetting;
import java.util.List;

/** A gas detector and what its rules may find. */
public final class Plant {
    public static final Point GAS = point("lel", "%LEL");

    private Plant() {}

    /** What the finding led to first, or null. */
    public static Transition on(AlarmBook book, Finding finding, long now) {
        return first(book.on(finding, now));
    }

    /** What the command led to first, or null; nothing is known of the rule. */
    public static Transition on(AlarmBook book, AlarmCommand command, long now) {
        return first(book.on(command, RuleContext.NONE, now));
    }

    static Transition first(List<Transition> transitions) {
        return transitions.isEmpty() ? null : transitions.getFirst();
    }

    /** A point of the depot's detector 7. */
    public static Point point(String name, String unit) {
        RateSetting rise = new RateSetting("fast-rise", 5 / 60.0, 5, unit + "/min", 60_000, 10_000, Priority.P2);
        RateSetting fall = new RateSetting("fast-fall", -5 / 60.0, -5, unit + "/min", 60_000, 10_000, Priority.P2);
        return new Point(0, PointId.parse("huarun-gas/lpg-depot-01/gd-07/" + name), new Text("可燃气体浓度", "LEL"),
                unit, 0, 100, 1000, 30_000, List.of(), List.of(rise, fall), null);
    }

    public static Finding raiseH(double value) {
        return high(FindingType.RAISE, "H", Priority.P2, false, value);
    }

    public static Finding raiseHH(double value) {
        return high(FindingType.RAISE, "HH", Priority.P1, true, value);
    }

    public static Finding upToHH(double value) {
        return high(FindingType.SEVERITY_UP, "HH", Priority.P1, false, value);
    }

    public static Finding downToH(double value) {
        return high(FindingType.SEVERITY_DOWN, "H", Priority.P2, false, value);
    }

    public static Finding clear(double value) {
        return high(FindingType.CLEAR, "H", Priority.P2, false, value);
    }

    public static Finding quality(boolean bad) {
        return high(bad ? FindingType.QUALITY_BAD : FindingType.QUALITY_GOOD, "H", Priority.P2, false, Double.NaN);
    }

    public static Finding high(FindingType signal, String level, Priority priority, boolean latching, double value) {
        return finding(GAS, "high", RuleKind.LIMIT, signal, level, priority, latching, value);
    }

    /** The deciding value is the worst too; device time 1000 ms before arrival. */
    public static Finding finding(Point point, String rule, RuleKind kind, FindingType signal, String level,
                                  Priority priority, boolean latching, double value) {
        return new Finding(point, rule, kind, signal, level, priority, latching, 9_000, 10_000, value, 25, value, false);
    }

    public static AlarmCommand ack(Alarm alarm, long occurrence, long annSeq) {
        return new AlarmCommand.Acknowledge(alarm.id(), alarm.point(), "li-wei", occurrence, annSeq, "seen");
    }

    /** Acknowledges the alarm as it stands. */
    public static AlarmCommand ack(Alarm alarm) {
        return ack(alarm, alarm.occurrence(), alarm.annSeq());
    }

    public static AlarmCommand reset(Alarm alarm) {
        return new AlarmCommand.Reset(alarm.id(), alarm.point(), "li-wei", "inspected");
    }

    public static AlarmCommand comment(Alarm alarm) {
        return new AlarmCommand.Comment(alarm.id(), alarm.point(), "li-wei", "valve 3 is being repaired");
    }

    public static AlarmCommand takeOver(Alarm alarm, String who) {
        return new AlarmCommand.TakeOver(alarm.id(), alarm.point(), who, "hand-over");
    }

    public static AlarmCommand unacknowledge(Alarm alarm, String reason) {
        return new AlarmCommand.Unacknowledge(alarm.id(), alarm.point(), "sun-qiang", reason);
    }

    public static AlarmCommand silence(Alarm alarm) {
        return new AlarmCommand.Silence(alarm.id(), alarm.point(), "li-wei", "");
    }

    public static AlarmCommand shelve(Alarm alarm, long millis, String reason) {
        return new AlarmCommand.Shelve(alarm.id(), alarm.point(), "li-wei", false, millis, false, null, reason);
    }

    public static AlarmCommand shelveOnce(Alarm alarm) {
        return new AlarmCommand.Shelve(alarm.id(), alarm.point(), "li-wei", true, 0, false, null, "being repaired");
    }

    public static AlarmCommand unshelve(Alarm alarm) {
        return new AlarmCommand.Unshelve(alarm.id(), alarm.point(), "li-wei", "");
    }

    /** With a permit and two persons. */
    public static AlarmCommand takeOut(Alarm alarm, long until) {
        return new AlarmCommand.RemoveFromService(alarm.id(), alarm.point(), "zhao-min", "WP-17", until, "hourly rounds", "sun-qiang", "");
    }

    public static AlarmCommand putBack(Alarm alarm, String test) {
        return new AlarmCommand.ReturnToService(alarm.id(), alarm.point(), "zhao-min", test);
    }

    public static AlarmCommand decommission(Alarm alarm, boolean force) {
        return new AlarmCommand.Decommission(alarm.id(), alarm.point(), "admin", force, "supervisor", "sensor dismantled");
    }
}
