package io.hazardwatch.gateway.app.duty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.alarms.AlarmJson;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.FixedShifts;
import io.hazardwatch.gateway.duty.book.DutyBook;
import io.hazardwatch.gateway.duty.book.MemoryDutyStore;
import io.hazardwatch.gateway.duty.book.SaidDuty;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.duty.rules.DutySettings;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.weather.ParseDeadline;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.WarningState;
import io.hazardwatch.gateway.weather.WarningTexts;
import io.hazardwatch.gateway.weather.book.SiteMatch;
import io.hazardwatch.gateway.weather.book.WarningView;
import io.hazardwatch.gateway.weather.cap.CapReader;
import io.hazardwatch.gateway.weather.cap.CapSignatures;
import io.hazardwatch.gateway.weather.exposure.MatchReason;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Weather warnings where people on duty need them: in the hand-over and in the log. */
class WarningsOnDutyTest {
    private static final long NOW = 1_780_272_000_000L;
    private static final DutyPost POST = new DutyPost("room", new Text("中控室", "Control room"), "e", "s0", ZoneOffset.UTC);
    private static final DutyPost OTHER = new DutyPost("other", Text.of("other"), "e", "s1", ZoneOffset.UTC);

    private final FakeClock clock = new FakeClock(NOW);
    private List<WarningView> inForce = List.of(view(WarningState.IN_FORCE, "s0"), view(WarningState.PENDING, "s1"));
    private final WarningBoard board = new WarningBoard(now -> CompletableFuture.completedFuture(inForce), clock);

    private static WarningView view(WarningState state, String site) {
        Warning warning = new CapReader(WarningTexts.types(), WarningLimits.STANDARD, new CapSignatures(List.of())).read(WarningTexts.cap("A",
                "2026-06-01T08:00:00+08:00", "Actual", "Alert", "", "暴雨红色预警",
                "<geocode><valueName>GB/T 2260</valueName><value>320411</value></geocode>"), 0, ParseDeadline.UNBOUNDED);
        SiteMatch match = new SiteMatch(new SiteName("e", site), MatchReason.ADMIN_CODE, NOW, NOW, "", false, 0, 0, "", 0, 0, null);
        return new WarningView("id-" + site, warning, state, List.of(), List.of(match), Map.of(), List.of(), List.of(), List.of());
    }

    @Test
    void warningInForce_standsInTheHandover_ofThePostsItConcerns_untilItIsOver() {
        OpenMatter matter = board.of(POST).getFirst();
        assertEquals(OpenMatter.Kind.WEATHER_WARNING, matter.kind());
        assertEquals("气象预警【测试气象台】暴雨红色预警", matter.text().zh());
        assertEquals(List.of(), board.of(OTHER), "not in force yet");
        inForce = List.of();
        clock.advance(6_000);
        board.of(POST);
        assertEquals(List.of(), board.of(POST));
    }

    @Test
    void weatherThatCannotBeAskedAnyMore_leavesWhatWasKnown() {
        assertEquals(1, board.of(POST).size());
        inForce = null;
        clock.advance(6_000);
        board.of(POST);
        assertEquals(1, board.of(POST).size());
    }

    @Test
    void warningReceivedAnsweredAndActedOn_isInTheLog() {
        FixedShifts shifts = new FixedShifts().with(POST).with(new DutyShift("room", NOW - 3_600_000, NOW + 3_600_000, List.of("zhang"), "li"));
        SaidDuty said = new SaidDuty();
        MemoryDutyStore store = new MemoryDutyStore();
        DutyBook book = new DutyBook(shifts, said, said, store, said, DutySettings.STANDARD, (post, from) -> Tightening.NONE, new Random(1));
        book.look(NOW);
        DutyJournal journal = new DutyJournal(shifts, said, new AlarmJson(() -> Registry.EMPTY), board::headline, subject -> "作业票");
        journal.committed(List.of(entry(1, TransitionType.WEATHER_TOLD, "e", "_system"), entry(2, TransitionType.WEATHER_ANSWERED, "e", "zhang"),
                entry(3, TransitionType.WEATHER_ANSWERED, "another", "wu"), entry(4, TransitionType.WEATHER_WARNING, null, "feed")));
        journal.writeInto(book, NOW);
        List<DutyLogEntry> written = store.entries.values().stream().filter(entry -> entry.kind() == DutyLogKind.WARNING).toList();
        assertEquals(List.of("收到：气象预警【测试气象台】暴雨红色预警", "答复：气象预警【测试气象台】暴雨红色预警"),
                written.stream().map(DutyLogEntry::matter).toList());
        assertEquals(List.of("", "张三"), written.stream().map(DutyLogEntry::party).toList());
    }

    @Test
    void callsThatNobodyAnswered_andWhatPeopleSaidToCalls_areInTheLogOfThePostsOfTheSite() {
        FixedShifts shifts = new FixedShifts().with(POST).with(OTHER)
                .with(new DutyShift("room", NOW - 3_600_000, NOW + 3_600_000, List.of("zhang"), "li"));
        SaidDuty said = new SaidDuty();
        MemoryDutyStore store = new MemoryDutyStore();
        DutyBook book = new DutyBook(shifts, said, said, store, said, DutySettings.STANDARD, (post, from) -> Tightening.NONE, new Random(1));
        book.look(NOW);
        DutyJournal journal = new DutyJournal(shifts, said, new AlarmJson(() -> Registry.EMPTY), board::headline, subject -> "作业票");
        journal.committed(List.of(
                new JournalEntry(1, NOW, 0, new Note(TransitionType.NOBODY_ANSWERED, "e", "e.s0.d.lel.HH", "system", "since then", NOW)),
                new JournalEntry(2, NOW, 0, new Note(TransitionType.CALLS_CHANGED, "e", "e.s0.d.lel.HH", "zhang", "cannot come: zhang", NOW + 1)),
                new JournalEntry(3, NOW, 0, new Note(TransitionType.NOBODY_ANSWERED, "e2", "e2.s0.d.lel.HH", "system", "since then", NOW))));
        journal.writeInto(book, NOW + 1);
        List<DutyLogEntry> written = store.entries.values().stream().filter(entry -> entry.kind() == DutyLogKind.CALL).toList();
        assertEquals(List.of("room : 已反复呼叫全部人员，无人应答：e.s0.d.lel.HH", "room 张三: 答复张三不能到场：e.s0.d.lel.HH"),
                written.stream().map(entry -> entry.post() + ' ' + entry.party() + ": " + entry.matter()).toList());
        assertEquals(DutyLogEntry.SYSTEM, written.getFirst().author());
    }

    @Test
    void neighbourThatWasTold_isInTheLogOfThePostsOfTheSite() {
        FixedShifts shifts = new FixedShifts().with(POST).with(OTHER)
                .with(new DutyShift("room", NOW - 3_600_000, NOW + 3_600_000, List.of("zhang"), "li"));
        SaidDuty said = new SaidDuty();
        MemoryDutyStore store = new MemoryDutyStore();
        DutyBook book = new DutyBook(shifts, said, said, store, said, DutySettings.STANDARD, (post, from) -> Tightening.NONE, new Random(1));
        book.look(NOW);
        DutyJournal journal = new DutyJournal(shifts, said, new AlarmJson(() -> Registry.EMPTY), board::headline, subject -> "作业票");
        journal.committed(List.of(
                new JournalEntry(1, NOW, 0, new Note(TransitionType.NEIGHBOUR_CALLED, "e", "e.s0.school", "zhang",
                        "reached: 小学 0519-0: 门卫: 已关窗", NOW)),
                new JournalEntry(2, NOW, 0, new Note(TransitionType.NEIGHBOUR_CALLED, "e", "e.s0.mill", "zhang", "not reached: 磨坊", NOW + 1))));
        journal.writeInto(book, NOW + 1);
        assertEquals(List.of("room 张三: 通知周边单位：小学 0519-0 → 已通知到：门卫: 已关窗", "room 张三: 通知周边单位：磨坊 → 未联系上"),
                store.entries.values().stream().filter(entry -> entry.kind() == DutyLogKind.CALL)
                        .map(entry -> entry.post() + ' ' + entry.party() + ": " + entry.matter() + " → " + entry.action()).toList());
    }

    @Test
    void fieldTask_isInTheLogOfThePostsOfTheSite() {
        FixedShifts shifts = new FixedShifts().with(POST).with(OTHER)
                .with(new DutyShift("room", NOW - 3_600_000, NOW + 3_600_000, List.of("zhang"), "li"));
        SaidDuty said = new SaidDuty();
        MemoryDutyStore store = new MemoryDutyStore();
        DutyBook book = new DutyBook(shifts, said, said, store, said, DutySettings.STANDARD, (post, from) -> Tightening.NONE, new Random(1));
        book.look(NOW);
        DutyJournal journal = new DutyJournal(shifts, said, new AlarmJson(() -> Registry.EMPTY), board::headline, subject -> "作业票");
        journal.committed(List.of(
                new JournalEntry(1, NOW, 0, new Note(TransitionType.FIELD_TASK, "e", "e.s0.a.1", "system", "opened: 东街：101 室、102 室", NOW)),
                new JournalEntry(2, NOW, 0, new Note(TransitionType.FIELD_TASK, "e", "e.s0.a.1", "zhang", "done: 东街：软管已更换", NOW + 1)),
                new JournalEntry(3, NOW, 0, new Note(TransitionType.FIELD_TASK, "e2", "e2.s0.a.1", "zhang", "taken: 西街", NOW + 2))));
        journal.writeInto(book, NOW + 2);
        assertEquals(List.of("room : 下达现场任务：东街：101 室、102 室", "room 张三: 完成现场任务：东街：软管已更换"),
                store.entries.values().stream().filter(entry -> entry.matter().contains("现场任务"))
                        .map(entry -> entry.post() + ' ' + entry.party() + ": " + entry.matter()).toList());
    }

    private static JournalEntry entry(long seq, TransitionType type, String enterprise, String actor) {
        return new JournalEntry(seq, NOW, 0, new Note(type, enterprise, "A", actor, "2 sites", NOW));
    }
}
