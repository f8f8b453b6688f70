package io.hazardwatch.gateway.duty.reminder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.handover.HandoverTimes;
import io.hazardwatch.gateway.duty.rollcall.RollCallPolicy;
import io.hazardwatch.gateway.duty.roster.Crew;
import io.hazardwatch.gateway.duty.roster.Leave;
import io.hazardwatch.gateway.duty.roster.LeaveKind;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.duty.roster.ShiftTime;
import io.hazardwatch.gateway.duty.rules.DutyRules;
import io.hazardwatch.gateway.duty.rules.DutySettings;
import io.hazardwatch.gateway.duty.rules.SummaryRules;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days of reminders, minute by minute in fake time. */
class ShiftRemindersTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant MORNING = Instant.parse("2027-01-04T00:00:00Z");
    private static final PostRoster PLAN = new PostRoster("room", ZONE, 1, List.of(ShiftTime.of("d", Text.of("d"), LocalTime.of(8, 0),
            LocalTime.of(20, 0)), ShiftTime.of("n", Text.of("n"), LocalTime.of(20, 0), LocalTime.of(8, 0))),
            List.of(new Crew("a", Text.of("a"), List.of("li")), new Crew("b", Text.of("b"), List.of("wu"))),
            List.of(Rotation.daily("r1", LocalDate.of(2027, 1, 1), "d", List.of("a")), Rotation.daily("r2", LocalDate.of(2027, 1, 1), "n",
                    List.of("b"))));
    private static final PlannedPost POST = new PlannedPost(new DutyPost("room", new Text("值班室", "Control room"), "e", null, ZONE),
            "duty-officer", PLAN);
    private static final Roster ROSTER = Roster.of(List.of(PLAN), List.of(), List.of(), List.of());

    @TempDir
    private Path folder;
    private Database database;
    private final List<String> told = new ArrayList<>();
    private Instant now;
    private ShiftReminders reminders;

    @BeforeEach
    void open() {
        database = TestDatabase.sqlite(folder).open();
        restart();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private DutySettings settings = DutySettings.STANDARD;

    private static DutyRules summary(SummaryRules rules) {
        return new DutyRules(RollCallPolicy.STANDARD, HandoverTimes.STANDARD, rules);
    }

    @Test
    void summary_comesAtItsHourToThoseWhoAreNamed_andNotAtAllWhereItIsOff() {
        settings = new DutySettings(DutyRules.STANDARD, Map.of("e", summary(new SummaryRules(true, LocalTime.of(6, 30), List.of("chief"),
                List.of("room")))), Map.of());
        restart();
        play(ROSTER, MORNING.minusSeconds(7200), Duration.ofDays(1));
        assertEquals(1, told("值班日报").size(), told::toString);
        assertTrue(told("值班日报").getFirst().startsWith("06:30 chief,wu: 值班日报\n值班室: WU 至 01-04 08:00；下一班 LI|"), told::toString);
        told.clear();
        settings = new DutySettings(DutyRules.STANDARD, Map.of(), Map.of("room", summary(new SummaryRules(false, LocalTime.of(8, 0), List.of(),
                List.of()))));
        restart();
        play(ROSTER, MORNING.plusSeconds(86_400 - 3600), Duration.ofDays(1));
        assertEquals(List.of(), told("值班日报"));
    }

    private void restart() {
        reminders = new ShiftReminders(database, (post, persons, message) -> told.add(now.atZone(ZONE).toLocalTime() + " "
                + String.join(",", persons) + ": " + message.text().zh() + (message.more() == null ? "" : "|" + message.more().zh())),
                person -> new Text(person.toUpperCase(Locale.ROOT), person), settings);
    }

    private void play(Roster roster, Instant from, Duration length) {
        for (now = from; now.isBefore(from.plus(length)); now = now.plusSeconds(60)) {
            reminders.look(List.of(POST), roster, now);
        }
    }

    private List<String> told(String what) {
        return told.stream().filter(line -> line.contains(what)).toList();
    }

    @Test
    void shift_isToldHalfAnHourBeforeAndAtItsStart_once() {
        play(ROSTER, MORNING.minusSeconds(3600), Duration.ofDays(1));
        assertEquals(List.of("07:30 li: 提醒：您即将值班，值班室，01-04 08:00 – 01-04 20:00", "19:30 wu: 提醒：您即将值班，值班室，01-04 20:00 – 01-05 08:00"),
                told("即将"));
        assertEquals(List.of("08:00 li: 您的班次已开始：值班室，01-04 08:00 – 01-04 20:00", "20:00 wu: 您的班次已开始：值班室，01-04 20:00 – 01-05 08:00"),
                told("已开始"));
    }

    @Test
    void shiftThatBeganLongAgo_isNotToldAsBegun_whateverTheFractionOfTheSecond() {
        for (int millis : new int[] {0, 1, 123, 999}) {
            now = MORNING.plusSeconds(9_000).plusMillis(millis);
            reminders.look(List.of(POST), ROSTER, now);
        }
        assertEquals(List.of(), told("已开始"));
    }

    @Test
    void restart_neitherRepeatsNorForgets() {
        play(ROSTER, MORNING.minusSeconds(1800), Duration.ofMinutes(5));
        restart();
        play(ROSTER, MORNING.minusSeconds(1200), Duration.ofMinutes(5));
        assertEquals(1, told("即将").size(), told::toString);
        restart();
        play(ROSTER, MORNING.plusSeconds(600), Duration.ofMinutes(5));
        assertEquals(1, told("已开始").size(), "told late, because the gateway was down at eight");
        restart();
        play(ROSTER, MORNING.plusSeconds(7200), Duration.ofMinutes(5));
        assertEquals(1, told("已开始").size());
    }

    @Test
    void change_isToldToThoseWhoseShiftItMoves_alsoWhenItWasMadeWhileTheGatewayWasDown() {
        play(ROSTER, MORNING.plusSeconds(3600), Duration.ofMinutes(2));
        told.clear();
        Roster sick = Roster.of(List.of(PLAN), List.of(), List.of(), List.of(new Leave("l", "li", Instant.parse("2027-01-06T00:00:00Z"),
                Instant.parse("2027-01-06T12:00:00Z"), LeaveKind.SICKNESS, "sun")));
        restart();
        play(sick, MORNING.plusSeconds(7200), Duration.ofMinutes(3));
        assertEquals(List.of("10:00 li: 您的值班有变动，值班室；取消：01-06 08:00 – 01-06 20:00", "10:00 sun: 您的值班有变动，值班室；新增：01-06 08:00 – 01-06 20:00"),
                told("变动"));
        restart();
        play(sick, MORNING.plusSeconds(9000), Duration.ofMinutes(3));
        assertEquals(2, told("变动").size(), "told once");
    }

    @Test
    void summary_isToldOnceADayWithTheWeekAhead() {
        play(ROSTER, MORNING.minusSeconds(3600), Duration.ofDays(2));
        List<String> summaries = told("值班日报");
        assertEquals(2, summaries.size(), told::toString);
        assertTrue(summaries.getFirst().startsWith("08:00 li: 值班日报\n值班室: LI 至 01-04 20:00；下一班 WU|未来一周：值班室: 01-05 WU / LI; 01-06"),
                summaries.getFirst());
    }
}
