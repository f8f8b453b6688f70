package io.hazardwatch.gateway.onboarding.difference;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.StatutoryLimits;
import io.hazardwatch.gateway.registry.ValiditySetting;
import java.util.List;
import java.util.Set;

/** What is different about one point. Pure. */
final class PointChanges {
    private static final Text RATE = new Text("速率规则", "rate rule");
    private static final Text RULE = new Text("规则", "rule");
    private static final String AT = "at";

    private final ChangeList changes;
    private final Point before;
    private final Point after;
    private final String subject;

    private PointChanges(ChangeList changes, Point before, Point after) {
        this.changes = changes;
        this.before = before;
        this.after = after;
        this.subject = subjectOf(after);
    }

    static String subjectOf(Point point) {
        return point.id().device() + '/' + point.id().point();
    }

    /** Adds what differs. */
    static void compare(ChangeList changes, Point before, Point after) {
        new PointChanges(changes, before, after).compare();
    }

    /** Adds what a new point brings. */
    static void added(ChangeList changes, Point point) {
        String limits = limitsOf(point);
        StringBuilder zh = new StringBuilder("新增测点").append(limits);
        StringBuilder en = new StringBuilder("point added").append(limits);
        point.limits().forEach(limit -> say(limit.level().toString(), comparable(limit), zh, en));
        point.rates().forEach(rate -> say(rate.id(), rate, zh, en));
        point.rules().forEach(rule -> say(rule.id(), (Record) rule, zh, en));
        say("", new PointTerms(List.of(point.rangeLow(), point.rangeHigh()), point.periodMillis(), point.staleAfterMillis(),
                point.screen().equals(ValiditySetting.range(point.rangeLow(), point.rangeHigh())) ? null : point.screen().toString(),
                shown(point.statutory(), "–")), zh, en);
        changes.add(subjectOf(point), ChangeDirection.TIGHTER, true, new Text(zh.toString(), en.toString()));
    }

    /** What a new point says beside its limits and rules, which its template may say for it. */
    private record PointTerms(List<Double> range, long periodMillis, long staleAfterMillis, String screen, String statutory) {}

    private static void say(String id, Record part, StringBuilder zh, StringBuilder en) {
        Text what = ChangeList.described(part);
        zh.append('；').append(id).append(what.zh());
        en.append("; ").append(id).append(what.en());
    }

    /** Adds what goes with a point. */
    static void removed(ChangeList changes, Point point) {
        String limits = limitsOf(point);
        boolean isStatutory = !point.statutory().limits().isEmpty();
        changes.add(subjectOf(point), ChangeDirection.LOOSER, true, new Text("删除测点" + limits + (isStatutory ? "（法定限值）" : ""),
                "point removed" + limits + (isStatutory ? " (statutory)" : "")));
    }

    private static String limitsOf(Point point) {
        StringBuilder text = new StringBuilder();
        point.limits().forEach(limit -> text.append(text.isEmpty() ? " " : ", ").append(limit.level()).append(' ')
                .append(SettingWords.number(limit.at())));
        return text.isEmpty() ? "" : text + " " + point.unit();
    }

    private void compare() {
        for (LimitLevel level : LimitLevel.values()) {
            compare(level, limit(before, level), limit(after, level));
        }
        changes.compare(subject, "unit", before.unit(), after.unit(), true);
        changes.compare(subject, "range", List.of(before.rangeLow(), before.rangeHigh()), List.of(after.rangeLow(), after.rangeHigh()), true);
        changes.compare(subject, "periodMillis", before.periodMillis(), after.periodMillis(), true);
        changes.compare(subject, "staleAfterMillis", before.staleAfterMillis(), after.staleAfterMillis(), true);
        changes.compareParts(RATE, before.rates(), after.rates(), rate -> subject + '.' + rate.id(), Set.of(), ChangeDirection.TIGHTER);
        changes.compareParts(RULE, records(before), records(after), rule -> subject + '.' + ((RuleSetting) rule).id(), Set.of(),
                ChangeDirection.TIGHTER);
        compareStatutory(before.statutory(), after.statutory());
        changes.compare(subject, "screen", before.screen(), after.screen(), true);
        changes.compare(subject, "name", before.name(), after.name(), false);
        changes.compare(subject, "hazardSource", before.hazardSource(), after.hazardSource(), false);
        changes.compare(subject, "calibration", before.calibration(), after.calibration(), true);
        changes.compare(subject, "rationales", before.rationales(), after.rationales(), false);
    }

    private static List<Record> records(Point point) {
        return point.rules().stream().map(Record.class::cast).toList();
    }

    private static LimitSetting limit(Point point, LimitLevel level) {
        return point.limits().stream().filter(each -> each.level() == level).findFirst().orElse(null);
    }

    private void compare(LimitLevel level, LimitSetting was, LimitSetting is) {
        if (was == null && is == null) {
            return;
        }
        if (was == null || is == null) {
            Text what = SettingWords.join(SettingWords.change(shown(was), shown(is)), "", is == null ? Text.of("")
                    : ChangeList.described(comparable(is)));
            changes.add(subject, was == null ? ChangeDirection.TIGHTER : ChangeDirection.LOOSER, true,
                    new Text(level + " " + what.zh(), level + " " + what.en()));
            return;
        }
        if (was.at() != is.at()) {
            int looseness = Double.compare(is.at(), was.at());
            changes.add(subject, ChangeDirection.of(level.isHigh() ? looseness : -looseness), true, Text.of(level + " "
                    + SettingWords.number(was.at()) + " → " + SettingWords.number(is.at()) + ' ' + after.unit()));
        }
        String of = subject + ' ' + level;
        if (was.beyond() != is.beyond()) {
            changes.add(of, is.beyond() ? ChangeDirection.LOOSER : ChangeDirection.TIGHTER, true, ChangeList.setting("beyond", was.beyond(),
                    is.beyond()));
        }
        changes.compareRecords(of, comparable(was), comparable(is), Set.of());
    }

    private Text shown(LimitSetting limit) {
        return limit == null ? SettingWords.value(AT, null) : Text.of(SettingWords.number(limit.at()) + ' ' + after.unit());
    }

    /** What is left to compare once value, side and bound of return are. */
    private record LimitTerms(double deadband, long onDelayMillis, long offDelayMillis, Object priority, boolean latching, Object onSamples) {}

    private static LimitTerms comparable(LimitSetting limit) {
        return new LimitTerms(limit.deadband(), limit.onDelayMillis(), limit.offDelayMillis(), limit.priority(), limit.latching(),
                limit.onSamples());
    }

    private void compareStatutory(StatutoryLimits was, StatutoryLimits is) {
        if (!was.equals(is)) {
            changes.add(subject, was.limits().isEmpty() ? ChangeDirection.TIGHTER : ChangeDirection.OTHER, true, new Text(
                    "法定模板 " + shown(was, "无") + " → " + shown(is, "无"), "statutory template " + shown(was, "none") + " → " + shown(is, "none")));
        }
    }

    private static String shown(StatutoryLimits law, String none) {
        StringBuilder text = new StringBuilder(law.template());
        law.limits().forEach(limit -> text.append(' ').append(limit.level()).append(' ').append(SettingWords.number(limit.at())));
        return text.isEmpty() ? none : text.toString();
    }
}
