package io.hazardwatch.gateway.duty.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.duty.roster.Crew;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files with every kind of mistake, refused with row and reason. */
class RosterCsvTest {
    private static final String HEADER = "post,from,to,persons,mode,zone\n";
    private static final Roster ROSTER = Roster.of(List.of(new PostRoster("room", ZoneId.of("Asia/Shanghai"), 1,
            List.of(ShiftTime.of("d", Text.of("d"), LocalTime.of(8, 0), LocalTime.of(8, 0))),
            List.of(new Crew("a", Text.of("a"), List.of("li", "sun"))),
            List.of(Rotation.daily("r", LocalDate.of(2026, 1, 1), "d", List.of("a"))))), List.of(), List.of(), List.of());

    private static ImportedRoster read(String text) {
        return RosterCsv.read(text.getBytes(StandardCharsets.UTF_8), ROSTER, "csv");
    }

    @Test
    void goodRow_isAnExceptionInThePostsWallTime() {
        ImportedRoster read = read(HEADER + "room,2027-01-31T01:00,2027-01-31 02:00,li; sun,add,Europe/Berlin\n");
        assertEquals(List.of(), read.refused());
        assertEquals(new ShiftOverride("csv-2", "room", LocalDateTime.parse("2027-01-31T08:00"), LocalDateTime.parse("2027-01-31T09:00"),
                ShiftOverride.Mode.ADD, List.of("li", "sun")), read.rows().getFirst().override());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "hall,2027-01-31T08:00,2027-01-31T09:00,li,, | UNKNOWN_POST",
        "room,2027-01-31T08:00,2027-01-31T09:00,li,,Asia/Shangri-La | UNKNOWN_ZONE",
        "room,2027-01-31T08:00,2027-01-31T24:00,li,, | TIME_24_00",
        "room,31.1.2027 8 Uhr,2027-01-31T09:00,li,, | TIME",
        "room,2027-01-31T09:00,2027-01-31T08:00,li,, | ENDS_BEFORE_START",
        "room,2027-01-31T08:00,2027-01-31T09:00,li,instead, | MODE"})
    void mistake_isRefusedWithItsRow(String row, RowRefusal reason) {
        ImportedRoster read = read(HEADER + "room,2027-02-01T08:00,2027-02-01T09:00,li,,\n" + row + '\n');
        assertEquals(1, read.rows().size());
        assertEquals(List.of(reason), read.refused().stream().map(RefusedRow::reason).toList());
        assertEquals(3, read.refused().getFirst().row());
    }

    @Test
    void rowsThatOverlap_areRefusedFromTheSecondOn() {
        ImportedRoster read = read(HEADER + "room,2027-01-31T08:00,2027-01-31T10:00,li,,\nroom,2027-01-31T10:00,2027-01-31T12:00,li,,\n"
                + "room,2027-01-31T09:00,2027-01-31T11:00,sun,,\n");
        assertEquals(2, read.rows().size());
        assertEquals(RowRefusal.OVERLAP, read.refused().getFirst().reason());
        assertEquals(4, read.refused().getFirst().row());
    }

    @Test
    void byteOrderMarkAndGbk_areDecodedAndSaid() {
        String text = "post,from,to,persons,备注\nroom,2027-01-31T08:00,2027-01-31T09:00,li,检查\n";
        assertEquals("UTF-8", read(text).encoding());
        assertEquals("UTF-8 with BOM", read("\uFEFF" + text).encoding());
        assertEquals(1, read("\uFEFF" + text).rows().size());
        ImportedRoster gbk = RosterCsv.read(text.getBytes(Charset.forName("GBK")), ROSTER, "csv");
        assertEquals("GBK", gbk.encoding());
        assertEquals(1, gbk.rows().size());
        assertEquals(RowRefusal.ENCODING, RosterCsv.read(new byte[] {(byte) 0xff, (byte) 0xff, 0}, ROSTER, "csv").refused().getFirst().reason());
    }

    @Test
    void noCsvOrTooManyRows_areRefusedAsAWhole() {
        assertEquals(RowRefusal.NOT_CSV, read("name,phone\nli,1\n").refused().getFirst().reason());
        String many = HEADER + "hall,x,y,z,,\n".repeat(RosterCsv.ROWS_MAX + 1);
        assertEquals(RowRefusal.TOO_MANY_ROWS, read(many).refused().getLast().reason());
    }

    @Test
    void written_readsBackAsExceptionsThatChangeNothing() {
        Instant from = Instant.parse("2027-01-01T00:00:00Z");
        String text = RosterCsv.write(ROSTER, List.of("room"), from, from.plusSeconds(3 * 86_400));
        ImportedRoster read = read(text);
        assertEquals(List.of(), read.refused());
        assertEquals(1, read.rows().size(), text);
        assertTrue(read.rows().stream().allMatch(row -> row.override().persons().equals(List.of("li", "sun"))), text);
    }
}
