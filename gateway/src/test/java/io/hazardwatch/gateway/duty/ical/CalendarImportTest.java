package io.hazardwatch.gateway.duty.ical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.exchange.ImportedRoster;
import io.hazardwatch.gateway.duty.exchange.RefusedRow;
import io.hazardwatch.gateway.duty.exchange.RowRefusal;
import io.hazardwatch.gateway.duty.roster.Crew;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import io.hazardwatch.gateway.duty.roster.ShiftTime;
import io.hazardwatch.gateway.model.Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calendars with every kind of mistake, refused with event and reason, and what is written. */
class CalendarImportTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final PostRoster PLAN = new PostRoster("room", SHANGHAI, 1,
            List.of(ShiftTime.of("d", Text.of("d"), LocalTime.of(8, 0), LocalTime.of(8, 0))),
            List.of(new Crew("a", Text.of("a"), List.of("li", "sun")), new Crew("b", Text.of("b"), List.of("wu"))),
            List.of(Rotation.daily("r", LocalDate.of(2026, 1, 1), "d", List.of("a", "b"))));
    private static final Roster ROSTER = Roster.of(List.of(PLAN, new PostRoster("berlin", ZoneId.of("Europe/Berlin"), 1, PLAN.shifts(),
            PLAN.crews(), PLAN.rotations())), List.of(), List.of(), List.of());
    private static final PlannedPost POST = new PlannedPost(new DutyPost("room", new Text("值班室", "Control room"), "e", "s", SHANGHAI),
            "duty-officer", PLAN);
    private static final String GOOD = event("DTSTART:20270301T080000;DTEND:20270301T090000");

    private static String event(String properties) {
        String lines = properties.replace(";DT", "\r\nDT").replace("|", "\r\n");
        return "BEGIN:VEVENT\r\nUID:1\r\nX-HAZARDWATCH-POST:room\r\nX-HAZARDWATCH-PERSONS:li sun\r\n" + lines + "\r\nEND:VEVENT\r\n";
    }

    private static String calendar(String events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + events + "END:VCALENDAR\r\n";
    }

    private static ImportedRoster read(String text) {
        return CalendarImport.read(text.getBytes(StandardCharsets.UTF_8), ROSTER, "ical");
    }

    private static List<String> times(ImportedRoster read) {
        assertEquals(List.of(), read.refused());
        return read.rows().stream().map(row -> row.override().from() + " " + row.override().to()).toList();
    }

    @Test
    void goodEvent_isAnExceptionInThePostsWallTime() {
        ImportedRoster read = read(calendar(event("DTSTART;TZID=Europe/Berlin:20270131T010000|DTEND:20270131T010000Z|X-HAZARDWATCH-MODE:add")));
        assertEquals(List.of(), read.refused());
        assertEquals(new ShiftOverride("ical-1-1", "room", LocalDateTime.parse("2027-01-31T08:00"), LocalDateTime.parse("2027-01-31T09:00"),
                ShiftOverride.Mode.ADD, List.of("li", "sun")), read.rows().getFirst().override());
    }

    @Test
    void eventOfAnotherProgram_namesPostAndPeopleByLocationAndAttendees() {
        ImportedRoster read = read(calendar("BEGIN:VEVENT\r\nLOCATION:room\r\nATTENDEE;CN=\"Li, Wei\":mailto:li@example.com\r\n"
                + "ATTENDEE:MAILTO:wu@exam\r\n ple.com\r\nDTSTART;VALUE=DATE:20270131\r\n"
                + "BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\n"));
        assertEquals(List.of("2027-01-31T00:00 2027-02-01T00:00"), times(read));
        assertEquals(List.of("li", "wu"), read.rows().getFirst().override().persons());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "DTSTART;TZID=Asia/Shangri-La:20270131T080000;DTEND:20270131T090000 # UNKNOWN_ZONE",
        "DTSTART:20270131T080000;DTEND:20270131T240000 # TIME_24_00",
        "DTSTART:20270231T080000;DTEND:20270301T090000 # TIME",
        "DTSTART:20270131T080000 # TIME",
        "DTEND:20270131T090000 # TIME",
        "DTSTART:20270131T090000;DTEND:20270131T080000 # ENDS_BEFORE_START",
        "DTSTART:20270131T090000;DTEND:20270131T090000 # ENDS_BEFORE_START",
        "DTSTART:20270131T090000|DURATION:-PT1H # ENDS_BEFORE_START",
        "DTSTART:20270131T090000|DURATION:an hour # TIME",
        "DTSTART:20270131T080000;DTEND:20290131T080000 # TIME",
        "DTSTART:20270131T080000;DTEND:20270131T090000|X-HAZARDWATCH-MODE:instead # MODE",
        "DTSTART:20270131T080000;DTEND:20270131T090000|RRULE:FREQ=SECONDLY # RECURRENCE",
        "DTSTART:20270131T080000;DTEND:20270131T090000|RRULE:FREQ=HOURLY;COUNT=2 # RECURRENCE",
        "DTSTART:20270131T080000;DTEND:20270131T090000|RRULE:every day # RECURRENCE",
        "DTSTART:20270131T080000;DTEND:20270131T090000|RRULE:FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7,8 # RECURRENCE",
        "DTSTART:20270131T080000;DTEND:20270131T090000|RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 # RECURRENCE",
        "DTSTART:20270131T080000;DTEND:20270131T090000|RRULE:FREQ=DAILY;UNTIL=tomorrow # TIME",
        "DTSTART:20270131T080000;DTEND:20270131T090000|RECURRENCE-ID:20270131T080000 # RECURRENCE",
        "DTSTART:20270131T080000;DTEND:20270131T090000|STATUS:CANCELLED # CANCELLED"})
    void mistake_isRefusedWithItsEvent(String properties, RowRefusal reason) {
        ImportedRoster read = read(calendar(GOOD + event(properties)));
        assertEquals(1, read.rows().size());
        assertEquals(List.of(reason), read.refused().stream().map(RefusedRow::reason).toList(), read.refused()::toString);
        assertEquals(2, read.refused().getFirst().row());
    }

    @Test
    void zoneInTheWordsOfOutlook_isUnderstood_andOneThatIsNotListedIsRefused() {
        assertEquals(List.of("2027-01-31T08:00 2027-01-31T15:00"), times(read(calendar(event(
                "DTSTART;TZID=China Standard Time:20270131T080000|DTEND;TZID=W. Europe Standard Time:20270131T080000")))));
        assertEquals(List.of(new RefusedRow(1, RowRefusal.UNKNOWN_ZONE, "Tonga Standard Time")), read(calendar(event(
                "DTSTART;TZID=Tonga Standard Time:20270131T080000;DTEND:20270131T090000"))).refused());
    }

    @Test
    void eventOfAPostThatIsNone_isRefused() {
        assertEquals(List.of(new RefusedRow(1, RowRefusal.UNKNOWN_POST, "hall")), read(calendar(GOOD.replace("POST:room", "POST:hall")))
                .refused());
    }

    @Test
    void eventsThatOverlap_areRefusedFromTheSecondOn() {
        ImportedRoster read = read(calendar(event("DTSTART:20270131T080000;DTEND:20270131T100000") + event("DTSTART:20270131T100000|DURATION:PT2H")
                + event("DTSTART:20270131T090000;DTEND:20270131T110000")));
        assertEquals(2, read.rows().size());
        assertEquals(new RefusedRow(3, RowRefusal.OVERLAP, "2027-01-31T09:00 to 2027-01-31T11:00"), read.refused().getFirst());
    }

    @Test
    void repetition_keepsItsHoursOverAClockChange() {
        String rule = "DTSTART;TZID=Europe/Berlin:20270327T200000|DTEND;TZID=Europe/Berlin:20270328T080000|RRULE:FREQ=DAILY;UNTIL=20270329T220000Z"
                + "|EXDATE;TZID=Europe/Berlin:20270328T200000";
        ImportedRoster berlin = read(calendar(event(rule).replace("POST:room", "POST:berlin")));
        assertEquals(List.of("2027-03-27T20:00 2027-03-28T08:00", "2027-03-29T20:00 2027-03-30T08:00"), times(berlin));
        assertEquals("2027-03-28T03:00 2027-03-28T14:00", times(read(calendar(event(rule)))).getFirst(), "an hour is skipped that night");
        assertEquals(3, times(read(calendar(event("DTSTART:20270131T080000|DURATION:PT1H|RRULE:FREQ=WEEKLY;COUNT=3")))).size());
        assertEquals(367, times(read(calendar(event("DTSTART:20270131T080000|DURATION:PT1H|RRULE:FREQ=DAILY")))).size(), "bounded to a year");
    }

    @Test
    void byteOrderMarkAndGbk_areDecodedAndSaid() {
        String text = calendar(event("SUMMARY:值班|DTSTART:20270131T080000;DTEND:20270131T090000"));
        assertEquals("UTF-8", read(text).encoding());
        assertEquals("UTF-8 with BOM", read("\uFEFF" + text).encoding());
        assertEquals(1, read("\uFEFF" + text).rows().size());
        ImportedRoster gbk = CalendarImport.read(text.getBytes(Charset.forName("GBK")), ROSTER, "ical");
        assertEquals("GBK", gbk.encoding());
        assertEquals(1, gbk.rows().size());
        assertEquals(RowRefusal.ENCODING, CalendarImport.read(new byte[] {(byte) 0xff, (byte) 0xff, 0}, ROSTER, "ical").refused().getFirst()
                .reason());
    }

    @Test
    void noCalendar_isRefusedAsAWhole() {
        for (String text : List.of("", "post,from,to\n", "BEGIN:VCARD\r\nEND:VCARD\r\n", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART",
                calendar("BEGIN:VEVENT\r\n".repeat(20_000)))) {
            ImportedRoster read = read(text);
            assertEquals(List.of(RowRefusal.NOT_CALENDAR), read.refused().stream().map(RefusedRow::reason).toList(), text.length() + " characters");
            assertEquals(0, read.refused().getFirst().row());
        }
    }

    @Test
    void hugeFile_isBounded() {
        byte[] huge = new byte[CalendarImport.BYTES_MAX + 1];
        assertEquals(RowRefusal.TOO_MANY_ROWS, CalendarImport.read(huge, ROSTER, "ical").refused().getFirst().reason());
        ImportedRoster many = read(calendar("BEGIN:VEVENT\r\nEND:VEVENT\r\n".repeat(CalendarImport.ROWS_MAX + 5)));
        assertEquals(CalendarImport.ROWS_MAX + 1, many.refused().size());
        assertEquals(RowRefusal.TOO_MANY_ROWS, many.refused().getLast().reason());
        ImportedRoster repeated = read(calendar(event("DTSTART:20270131T080000|DURATION:PT1H|X-HAZARDWATCH-MODE:add|RRULE:FREQ=DAILY").repeat(30)));
        assertEquals(CalendarImport.ROWS_MAX, repeated.rows().size());
        assertEquals(RowRefusal.TOO_MANY_ROWS, repeated.refused().getLast().reason());
    }

    @Test
    void written_readsBackAsExceptionsThatChangeNothing() {
        Instant from = Instant.parse("2027-01-01T00:00:00Z");
        CalendarExport export = new CalendarExport(person -> new Text("李伟，工程师", "Li Wei; engineer"), false, from);
        String text = export.roster(ROSTER, List.of(POST), from, from.plusSeconds(3 * 86_400));
        assertTrue(text.contains("UID:room.1798761600@hazardwatch"), text);
        assertTrue(text.contains("DTSTART:20270101T000000Z\r\nDTEND:20270102T000000Z"), text);
        assertTrue(text.contains("SUMMARY:李伟"), text);
        ImportedRoster read = read(text);
        assertEquals(List.of("2027-01-01T08:00 2027-01-02T08:00", "2027-01-02T08:00 2027-01-03T08:00", "2027-01-03T08:00 2027-01-04T08:00"),
                times(read));
        assertEquals(ROSTER.spans("room", from, from.plusSeconds(86_400)).getFirst().persons(), read.rows().getFirst().override().persons());
    }

    @Test
    void feedOfAPerson_hasTheirShiftsOnly() {
        Instant from = Instant.parse("2027-01-01T00:00:00Z");
        String text = new CalendarExport(person -> new Text("吴", "Wu"), true, from).person("wu", ROSTER, List.of(POST), from,
                from.plusSeconds(4 * 86_400));
        assertEquals(2, text.split("BEGIN:VEVENT", -1).length - 1, text);
        assertTrue(text.contains("X-WR-CALNAME:Duty of Wu") && text.contains("SUMMARY:On duty: Control room"), text);
    }

    /** A calendar program takes an event with another UID for another shift. */
    @Test
    void shiftInProgress_isWrittenWhole_withTheSameUidWheneverItIsAsked() {
        Instant noon = LocalDateTime.parse("2027-01-31T12:00").atZone(SHANGHAI).toInstant();
        String begin = "DTSTART:20270131T000000Z\r\nDTEND:20270201T000000Z";
        Set<List<String>> uids = new HashSet<>();
        for (int minutes : List.of(0, 7, 300)) {
            Instant from = noon.plusSeconds(minutes * 60L);
            CalendarExport export = new CalendarExport(person -> new Text("吴", "Wu"), true, from);
            for (String text : List.of(export.roster(ROSTER, List.of(POST), from, from.plusSeconds(1)),
                    export.person("li", ROSTER, List.of(POST), from, from.plusSeconds(1)),
                    export.person("wu", ROSTER, List.of(POST), from, from.plusSeconds(1)))) {
                List<String> own = text.lines().filter(line -> line.startsWith("UID:")).toList();
                assertTrue(own.isEmpty() || own.size() == 1 && text.contains(begin), text);
                uids.add(own);
            }
        }
        assertEquals(2, uids.size(), "one shift, and none of who is off: " + uids);
    }
}
