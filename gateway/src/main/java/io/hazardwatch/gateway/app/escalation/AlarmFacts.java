package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.alarms.AlarmJson;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.AnswerWays;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Rationale;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Function;

/** Facts of an alarm for messages, from its state at the moment of sending. Any thread. */
final class AlarmFacts {
    private static final MathContext DIGITS = new MathContext(6);

    private final Function<String, Alarm> alarms;
    private final SiteIndex sites;
    private final AlarmJson texts;
    private volatile Function<Point, Text> advice = point -> null;
    private volatile Function<Alarm, Text> remarks = alarm -> null;

    /** @param alarms the alarm of an id, or null */
    AlarmFacts(Function<String, Alarm> alarms, SiteIndex sites, AlarmJson texts) {
        this.alarms = alarms;
        this.sites = sites;
        this.texts = texts;
    }

    /** Adds what to do by the substance at a point, or null, to what its alarms say. */
    void adviseBy(Function<Point, Text> substances) {
        advice = substances;
    }

    /** Adds a remark about an alarm, or null, to what is said of it. */
    void remarkBy(Function<Alarm, Text> given) {
        remarks = given;
    }

    /** The subject of an alarm; its hazard source is the one of its point. */
    Subject subject(Alarm alarm) {
        Point point = sites.registry().point(alarm.point());
        return new Subject(SubjectKind.ALARM, alarm.id(), alarm.occurrence(), alarm.annSeq(), alarm.priority(),
                alarm.point().enterprise(), alarm.point().site(), point == null ? null : point.hazardSource());
    }

    MessageFacts of(Subject subject) {
        Alarm alarm = alarms.apply(subject.id());
        Site site = sites.site(subject.enterprise(), subject.site());
        if (alarm == null) {
            return new MessageFacts(MessageNature.LIVE, MessagePurpose.CALL, subject.priority(), place(subject, site),
                    Text.of(subject.id()), null, null,
                    null, 0, sites.zone(subject.enterprise(), subject.site()), null, null, 1, null);
        }
        boolean isLimit = alarm.kind() == RuleKind.LIMIT;
        Text matter = isLimit ? limitText(alarm) : remarked(alarm, texts.matter(alarm));
        return new MessageFacts(MessageNature.LIVE, MessagePurpose.CALL, alarm.priority(), place(subject, site), matter,
                isLimit ? number(alarm.value(), alarm.unit()) : null, isLimit ? number(alarm.limit(), alarm.unit()) : null,
                null, alarm.eventAt(), sites.zone(subject.enterprise(), subject.site()), action(alarm), null, 1, null);
    }

    /** What is said of an alarm where no place stands before it. */
    Text alone(Subject subject) {
        Alarm alarm = alarms.apply(subject.id());
        return alarm == null || alarm.kind() == RuleKind.LIMIT ? of(subject).matter() : remarked(alarm, texts.message(alarm));
    }

    private Text remarked(Alarm alarm, Text said) {
        Text remark = remarks.apply(alarm);
        return remark == null ? said : new Text(said.zh() + "；" + remark.zh(), said.en() + "; " + remark.en());
    }

    private static Text limitText(Alarm alarm) {
        String suffix = " " + alarm.level() + " (" + alarm.point().device() + '/' + alarm.point().point() + ')';
        return new Text(alarm.name().zh() + suffix, alarm.name().en() + suffix);
    }

    private Text action(Alarm alarm) {
        Point point = sites.registry().point(alarm.point());
        String name = alarm.kind() == RuleKind.LIMIT ? alarm.level() : alarm.rule();
        Rationale why = point == null || name == null ? null : point.rationales().get(name);
        Text own = why == null ? null : why.action();
        Text card = point == null || alarm.kind().isOfInstrument() ? null : advice.apply(point);
        return own == null || card == null ? own == null ? card : own : new Text(own.zh() + "；" + card.zh(), own.en() + "; " + card.en());
    }

    private static Text place(Subject subject, Site site) {
        if (site == null) {
            return Text.of(subject.enterprise() + (subject.site() == null ? "" : '/' + subject.site()));
        }
        HazardSource source = site.hazardSources().stream().filter(each -> each.id().equals(subject.hazardSource())).findFirst().orElse(null);
        return source == null ? site.name() : source.name().within(site.name());
    }

    private static String number(double value, String unit) {
        if (!Double.isFinite(value)) {
            return null;
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return (rounded.signum() == 0 ? "0" : rounded.toPlainString()) + (unit == null || unit.isEmpty() ? "" : ' ' + unit);
    }

    /** The same for another purpose, with news. */
    static MessageFacts with(MessageFacts facts, MessagePurpose purpose, Text news, AnswerWays answer) {
        return new MessageFacts(facts.nature(), purpose, facts.priority(), facts.place(), facts.matter(), facts.value(), facts.limit(),
                facts.trend(), facts.happenedAt(), facts.zone(), facts.action(), news, 1, answer);
    }

    /** The same about something else. */
    static MessageFacts about(MessageFacts facts, Text place, Text matter) {
        return new MessageFacts(facts.nature(), facts.purpose(), facts.priority(), place, matter, facts.value(), facts.limit(),
                facts.trend(), facts.happenedAt(), facts.zone(), facts.action(), facts.news(), facts.merged(), facts.answer());
    }

    /** Many matters in one message. */
    static MessageFacts digest(MessageFacts first, Priority worst, Text matter, int count) {
        return new MessageFacts(first.nature(), MessagePurpose.DIGEST, worst, first.place(), matter, null, null, null, first.happenedAt(),
                first.zone(),
                null, null, count, null);
    }
}
