package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.alarms.RuleContext;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.alarms.AlarmJson;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Phoebus keeps the end of a shelving as a local time of the server: an hour wrong when clocks change, or zones differ. */
class Story08ShelvingOverClockChangesTest {
    private static final ZoneId SITE_ZONE = ZoneId.of("Europe/Berlin");
    private final TimeZone original = TimeZone.getDefault();

    @AfterEach
    void restore() {
        TimeZone.setDefault(original);
    }

    /** Clocks go forward on 2026-03-29 at 02:00 and back on 2026-10-25 at 03:00, both within the two hours. */
    @ParameterizedTest
    @CsvSource({"2026-03-29T01:30, UTC", "2026-03-29T01:30, Asia/Shanghai", "2026-03-29T01:30, Europe/Berlin",
        "2026-10-25T01:30, UTC", "2026-10-25T01:30, America/New_York", "2026-10-25T01:30, Europe/Berlin"})
    void shelvedForTwoHoursAcrossTheChange_endsAfterTwoHours(String begin, String machineZone) {
        TimeZone.setDefault(TimeZone.getTimeZone(machineZone));
        Instant start = LocalDateTime.parse(begin).atZone(SITE_ZONE).toInstant();
        Instant end = start.plusSeconds(7_200);
        AlarmBook book = new AlarmBook();
        Alarm raised = book.on(Plant.raiseH(31), start.toEpochMilli()).getFirst().after();
        Alarm shelved = book.on(new AlarmCommand.Shelve(raised.id(), raised.point(), "li-wei", false, 7_200_000, false, null,
                "valve being repaired"), RuleContext.NONE, start.toEpochMilli()).getFirst().after();

        assertEquals(end, OffsetDateTime.parse(untilOnTheWire(shelved)).toInstant(), "whatever the browser's zone");
        assertEquals(List.of(), due(book, end.toEpochMilli() - 1));
        assertEquals(List.of(TransitionType.ALARM_SHELVE_EXPIRED, TransitionType.ALARM_REANNUNCIATED), due(book, end.toEpochMilli()));
    }

    private static String untilOnTheWire(Alarm alarm) {
        Registry registry = Registry.of(List.of(new Site(alarm.point().enterprise(), alarm.point().site(), alarm.name(), "other",
                0, 0, SITE_ZONE, List.of(), List.of())));
        return new AlarmJson(() -> registry).of(alarm).getJsonArray("suppression").getJsonObject(0).getString("until");
    }

    private static List<TransitionType> due(AlarmBook book, long now) {
        List<TransitionType> types = new ArrayList<>();
        book.onTick(now, made -> made.stream().map(Transition::type).forEach(types::add));
        return types;
    }
}
