package io.hazardwatch.gateway.api.analysis;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.api.http.Csv;
import io.hazardwatch.gateway.journal.JournalEntry;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Writes journal entries about alarms as CSV lines; times in UTC. */
final class JournalCsv {
    static final String HEADER = "seq,decidedAt,committedAt,type,actor,comment,refusal,from,to,alarm,enterprise,site,device,"
            + "point,rule,kind,level,priority,nameZh,nameEn,active,occurrence,activation,annSeq,raisedAt,eventAt,clearedAt,"
            + "ackedAt,ackedBy,value,unit,limit,worst,late,qualityBad,shown,session\r\n";

    private JournalCsv() {}

    /** @param sessionOf what to show of the session of an entry; null for nothing */
    static String of(List<JournalEntry> entries, Function<RecordedEvent, String> sessionOf) {
        Csv csv = new Csv();
        entries.forEach(entry -> line(csv, entry, sessionOf.apply(entry.event())));
        return csv.toString();
    }

    private static void line(Csv csv, JournalEntry entry, String session) {
        Transition transition = entry.transition();
        csv.number(entry.seq()).time(transition.atMillis()).time(entry.committedAt()).text(transition.type().name())
                .text(transition.actor()).text(transition.comment())
                .text(transition.refusal() == null ? null : transition.refusal().name())
                .text(transition.before() == null ? null : transition.before().state().name());
        alarm(csv, transition.after());
        csv.text(session).end();
    }

    private static void alarm(Csv csv, Alarm alarm) {
        csv.text(alarm.state().name()).text(alarm.id()).text(alarm.point().enterprise()).text(alarm.point().site())
                .text(alarm.point().device()).text(alarm.point().point()).text(alarm.rule())
                .text(alarm.kind().name().toLowerCase(Locale.ROOT)).text(alarm.level()).text(alarm.priority().name())
                .text(alarm.name().zh()).text(alarm.name().en()).text(Boolean.toString(alarm.processActive()))
                .number(alarm.occurrence()).number(alarm.activation()).number(alarm.annSeq()).time(alarm.raisedAt())
                .time(alarm.eventAt()).time(alarm.clearedAt()).time(alarm.ackedAt()).text(alarm.ackedBy())
                .number(alarm.value()).text(alarm.unit()).number(alarm.limit()).number(alarm.worst())
                .text(Boolean.toString(alarm.late())).text(Boolean.toString(alarm.qualityBad()))
                .text(alarm.displayed().name());
    }
}
