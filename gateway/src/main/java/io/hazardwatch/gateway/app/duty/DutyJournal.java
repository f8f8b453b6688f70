package io.hazardwatch.gateway.app.duty;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.alarms.AlarmJson;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.OnDuty;
import io.hazardwatch.gateway.duty.book.DutyBook;
import io.hazardwatch.gateway.duty.book.DutyPeople;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.journal.CommitListener;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.model.Actors;
import io.hazardwatch.gateway.model.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * Copies committed journal entries into the duty logs of the posts concerned. The journal's thread only hands over; the duty
 * thread writes. Entries beyond the queue's capacity are counted, and remain in the journal.
 */
public final class DutyJournal implements CommitListener {
    /** Entries that may wait. */
    static final int WAITING_MAX = 20_000;
    private static final Map<TransitionType, String> SAID = new EnumMap<>(Map.ofEntries(
            Map.entry(TransitionType.ALARM_RAISED, "报警"), Map.entry(TransitionType.ALARM_RAISED_SUPPRESSED, "抑制中报警"),
            Map.entry(TransitionType.ALARM_REACTIVATED, "再次报警"), Map.entry(TransitionType.ALARM_ESCALATED, "报警升级"),
            Map.entry(TransitionType.ALARM_ACKED, "确认"), Map.entry(TransitionType.ALARM_UNACKED, "撤销确认"),
            Map.entry(TransitionType.ALARM_ACK_EXPIRED, "确认到期"), Map.entry(TransitionType.ALARM_TAKEN_OVER, "接班移交"),
            Map.entry(TransitionType.ALARM_RTN_UNACKED, "恢复（未确认）"), Map.entry(TransitionType.ALARM_CLEARED, "恢复正常"),
            Map.entry(TransitionType.ALARM_RESET, "复位"), Map.entry(TransitionType.ALARM_COMMENTED, "备注"),
            Map.entry(TransitionType.ALARM_SHELVED, "搁置"), Map.entry(TransitionType.ALARM_UNSHELVED, "取消搁置"),
            Map.entry(TransitionType.ALARM_SHELVE_EXPIRED, "搁置到期"), Map.entry(TransitionType.ALARM_SUPPRESSED, "设计抑制"),
            Map.entry(TransitionType.ALARM_UNSUPPRESSED, "抑制解除"), Map.entry(TransitionType.ALARM_OOS, "停用"),
            Map.entry(TransitionType.ALARM_IN_SERVICE, "恢复投用"), Map.entry(TransitionType.SYS_OOS_OVERDUE, "停用超期")));
    private static final Map<TransitionType, String> WARNINGS = new EnumMap<>(Map.of(TransitionType.WEATHER_TOLD, "收到",
            TransitionType.WEATHER_ANSWERED, "答复", TransitionType.WEATHER_ACTION, "落实措施"));
    private static final Set<TransitionType> CALLS = EnumSet.of(TransitionType.NOBODY_ANSWERED, TransitionType.CALLS_CHANGED);
    /** What people said about the calls of an alarm, by the word of the journal. */
    private static final Map<String, String> WISHES = Map.of("next level", "要求呼叫下一级", "cannot come", "答复不能到场", "takes it", "答复接警");
    private static final String ABSENT = "cannot come: ";
    private static final Set<TransitionType> OF_SENSORS = EnumSet.of(TransitionType.ALARM_SHELVED, TransitionType.ALARM_UNSHELVED,
            TransitionType.ALARM_SHELVE_EXPIRED, TransitionType.ALARM_SUPPRESSED, TransitionType.ALARM_UNSUPPRESSED, TransitionType.ALARM_OOS,
            TransitionType.ALARM_IN_SERVICE, TransitionType.SYS_OOS_OVERDUE);
    private static final Set<RuleKind> SENSOR_RULES = EnumSet.of(RuleKind.STALE, RuleKind.BAD_QUALITY, RuleKind.FROZEN, RuleKind.ATTENUATED,
            RuleKind.DRIFT, RuleKind.NOISE, RuleKind.SPIKE, RuleKind.JUMP, RuleKind.CLOCK, RuleKind.COMMUNICATION);
    private static final Set<TransitionType> RAISES = EnumSet.of(TransitionType.ALARM_RAISED, TransitionType.ALARM_REACTIVATED,
            TransitionType.ALARM_ESCALATED);

    /** Notes whose subject begins with enterprise and site. */
    private static final Set<TransitionType> OF_SITE = EnumSet.of(TransitionType.WORK_PERMIT, TransitionType.NEIGHBOUR_CALLED,
            TransitionType.FIELD_TASK);
    /** By the first word of a note about a task of field staff. */
    private static final Map<String, String> TASKS = Map.of("opened", "下达现场任务", "taken", "接受现场任务", "done", "完成现场任务", "overdue",
            "现场任务逾期", "joined", "并入街道任务");

    /** By the first word of a note about a work permit. */
    private static final Map<String, String> PERMITS = Map.of("issued", "登记作业票", "begun", "作业票生效", "suspended", "暂停作业", "closed", "关闭作业票",
            "ended", "作业票到期", "stop", "已通知停止作业、撤离，建议暂停", "meets", "作业场所相遇，已通知双方");

    private final OnDuty onDuty;
    private final DutyPeople people;
    private final AlarmJson texts;
    private final UnaryOperator<String> warnings;
    private final UnaryOperator<String> permits;
    private final BlockingQueue<JournalEntry> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final AtomicLong lost = new AtomicLong();

    /**
     * @param warnings what a weather warning says, by its identifier
     * @param permits  what a work permit is called, by the subject of a note
     */
    DutyJournal(OnDuty onDuty, DutyPeople people, AlarmJson texts, UnaryOperator<String> warnings, UnaryOperator<String> permits) {
        this.permits = permits;
        this.warnings = warnings;
        this.onDuty = onDuty;
        this.people = people;
        this.texts = texts;
    }

    @Override
    public void committed(List<JournalEntry> entries) {
        if (onDuty.posts().isEmpty()) {
            return;
        }
        for (JournalEntry entry : entries) {
            if (isWanted(entry) && !waiting.offer(entry)) {
                lost.incrementAndGet();
            }
        }
    }

    private static boolean isWanted(JournalEntry entry) {
        Transition transition = entry.transition();
        return transition == null ? entry.event().type() == TransitionType.LOGGED_IN || WARNINGS.containsKey(entry.event().type())
                || CALLS.contains(entry.event().type()) || OF_SITE.contains(entry.event().type())
                : transition.refusal() == null && transition.after() != null && SAID.containsKey(transition.type());
    }

    /** Number of entries that were dropped from the full queue. Any thread. */
    long lost() {
        return lost.get();
    }

    int waiting() {
        return waiting.size();
    }

    /** Writes the waiting entries. Duty thread. */
    void writeInto(DutyBook book, long nowMillis) {
        List<JournalEntry> taken = new ArrayList<>();
        waiting.drainTo(taken);
        List<DutyLogEntry> written = new ArrayList<>();
        for (JournalEntry entry : taken) {
            if (entry.event() instanceof Note note && note.type() == TransitionType.LOGGED_IN) {
                book.seen(people.personOf(note.actor()), nowMillis);
            } else if (entry.event() instanceof Note note) {
                onDuty.posts().stream().filter(post -> concerns(note, post))
                        .map(post -> CALLS.contains(note.type()) ? calls(post, entry, note, nowMillis)
                                : note.type() == TransitionType.WORK_PERMIT ? permit(post, entry, note, nowMillis)
                                : note.type() == TransitionType.FIELD_TASK ? task(post, entry, note, nowMillis)
                                : note.type() == TransitionType.NEIGHBOUR_CALLED ? neighbour(post, entry, note, nowMillis)
                                : warning(post, entry, note, nowMillis))
                        .forEach(written::add);
            } else {
                Alarm alarm = entry.transition().after();
                onDuty.posts().stream().filter(post -> post.covers(alarm.point().enterprise(), alarm.point().site()))
                        .forEach(post -> written.add(entry(post, entry, nowMillis)));
                if (alarm.priority() == Priority.P1 && RAISES.contains(entry.transition().type())) {
                    book.raisedP1(alarm.point().enterprise(), alarm.point().site(), texts.message(alarm), nowMillis);
                }
            }
        }
        if (!written.isEmpty()) {
            book.record(written, nowMillis);
        }
    }

    /** Calls about an alarm concern the posts of its site; everything else those of the enterprise. */
    private static boolean concerns(Note note, DutyPost post) {
        String[] names = note.subject().split("\\.", 5);
        if (OF_SITE.contains(note.type())) {
            return post.covers(names[0], names[1]);
        }
        boolean isOfAlarm = CALLS.contains(note.type()) && names.length == 5 && names[0].equals(note.enterprise());
        return isOfAlarm ? post.covers(names[0], names[1]) : post.enterprise() != null && post.enterprise().equals(note.enterprise());
    }

    private DutyLogEntry calls(DutyPost post, JournalEntry entry, Note note, long nowMillis) {
        boolean isUnanswered = note.type() == TransitionType.NOBODY_ANSWERED;
        String what = isUnanswered ? "已反复呼叫全部人员，无人应答" : said(note.reason());
        return log(post, entry, note, nowMillis, DutyLogKind.CALL, isUnanswered ? "" : people.nameOf(people.personOf(note.actor())),
                what + "：" + note.subject(), "");
    }

    private String said(String wish) {
        return wish.startsWith(ABSENT) ? "答复" + people.nameOf(wish.substring(ABSENT.length())) + "不能到场" : WISHES.getOrDefault(wish, "呼叫调整");
    }

    private DutyLogEntry warning(DutyPost post, JournalEntry entry, Note note, long nowMillis) {
        String who = note.type() == TransitionType.WEATHER_TOLD ? "" : people.nameOf(people.personOf(note.actor()));
        return log(post, entry, note, nowMillis, DutyLogKind.WARNING, who, WARNINGS.get(note.type()) + "：" + warnings.apply(note.subject()),
                note.type() == TransitionType.WEATHER_ACTION ? note.reason() : "");
    }

    private DutyLogEntry permit(DutyPost post, JournalEntry entry, Note note, long nowMillis) {
        String who = Actors.isGateway(note.actor()) ? "" : people.nameOf(people.personOf(note.actor()));
        return log(post, entry, note, nowMillis, DutyLogKind.SPECIAL_WORK, who, PERMITS.getOrDefault(note.reason().split(":", 2)[0], "特殊作业")
                + "：" + permits.apply(note.subject()), "");
    }

    private DutyLogEntry task(DutyPost post, JournalEntry entry, Note note, long nowMillis) {
        String who = Actors.isGateway(note.actor()) ? "" : people.nameOf(people.personOf(note.actor()));
        String[] said = note.reason().split(": ", 2);
        return log(post, entry, note, nowMillis, DutyLogKind.ALARM, who, TASKS.getOrDefault(said[0], "现场任务") + "：" + said[said.length - 1], "");
    }

    private DutyLogEntry neighbour(DutyPost post, JournalEntry entry, Note note, long nowMillis) {
        String[] said = note.reason().split(": ", 3);
        return log(post, entry, note, nowMillis, DutyLogKind.CALL, people.nameOf(people.personOf(note.actor())),
                "通知周边单位：" + said[1], (said[0].equals("reached") ? "已通知到" : "未联系上") + (said.length > 2 ? "：" + said[2] : ""));
    }

    private static DutyLogEntry log(DutyPost post, JournalEntry entry, Note note, long nowMillis, DutyLogKind kind, String party, String matter,
                                    String action) {
        return new DutyLogEntry(post.id() + "-journal-" + entry.committedAt() + '-' + entry.seq(), post.id(),
                Instant.ofEpochMilli(note.atMillis()).atZone(post.zone()).toLocalDate(), kind, note.atMillis(), nowMillis,
                DutyLogEntry.SYSTEM, party, matter, action, null, 0);
    }

    /** Derives the id from the journal's sequence number, so that a repeated entry is written once. */
    private DutyLogEntry entry(DutyPost post, JournalEntry entry, long nowMillis) {
        Transition transition = entry.transition();
        Alarm alarm = transition.after();
        boolean isSensor = OF_SENSORS.contains(transition.type()) || SENSOR_RULES.contains(alarm.kind());
        String who = Actors.isGateway(transition.actor()) ? "" : people.nameOf(people.personOf(transition.actor()));
        return new DutyLogEntry(post.id() + "-journal-" + entry.committedAt() + '-' + entry.seq(), post.id(),
                Instant.ofEpochMilli(transition.atMillis()).atZone(post.zone()).toLocalDate(), isSensor ? DutyLogKind.SENSOR : DutyLogKind.ALARM,
                transition.atMillis(), nowMillis, DutyLogEntry.SYSTEM, who, alarm.priority() + " " + texts.message(alarm).zh(),
                SAID.get(transition.type()) + (transition.comment().isEmpty() ? "" : "：" + transition.comment()), alarm.id(), 0);
    }
}
