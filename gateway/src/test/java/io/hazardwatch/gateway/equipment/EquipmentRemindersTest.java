package io.hazardwatch.gateway.equipment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.testkit.SiteText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** People are reminded 30 and 7 days before a date and when it has passed, once each, also over a restart. */
class EquipmentRemindersTest {
    private static final String SITE = """
            hazardSources: [{id: farm, substances: [{name: LPG, cas: 68476-85-7, tonnes: 100}]}]
            equipment:
              - {id: psv, kind: relief_valve, hazardSource: farm, calibration: {last: 2026-01-31, due: 2027-01-31}}
              - {id: xv, kind: shut_off_valve, hazardSource: farm, proofTest: {last: 2026-01-31, due: 2027-01-31}}
              - {id: pump, kind: fire_pump, proofTest: {last: 2026-01-31}, certificate: {number: A, until: 2027-01-31}}
              - {id: gone, kind: fire_pump, state: out_of_service, proofTest: {last: 2020-01-01, due: 2021-01-01}}
            devices: []
            """;
    private final Registry registry = SiteText.load(SITE);
    private final EquipmentRows rows = new EquipmentRows();
    private final EquipmentBook book = new EquipmentBook(rows, rows);
    private final List<String> told = new ArrayList<>();
    private CompletionStage<Boolean> taken = CompletableFuture.completedFuture(true);
    private EquipmentReminders reminders = new EquipmentReminders(rows, this::tell);

    EquipmentRemindersTest() {
        book.look();
    }

    private CompletionStage<Boolean> tell(List<EquipmentReminders.Reminder> together) {
        told.add(together.stream().map(each -> each.equipment().id() + ' ' + each.daysLeft()).collect(Collectors.joining(", ")));
        return taken;
    }

    private List<String> look(String day) {
        told.clear();
        reminders.look(registry, book, EquipmentBookTest.millis(day));
        return List.copyOf(told);
    }

    @Test
    void thirtyAndSevenDaysBefore_andOnceItIsOverdue() {
        assertEquals(List.of(), look("2026-12-31"));
        assertEquals(List.of("psv 30, xv 30", "pump 30"), look("2027-01-01"), "those of one hazard source together");
        assertEquals(List.of(), look("2027-01-02"));
        assertEquals(List.of("psv 7, xv 7", "pump 7"), look("2027-01-24"));
        assertEquals(List.of("psv 0, xv 0", "pump 0"), look("2027-01-31"));
        assertEquals(List.of(), look("2027-06-30"));
    }

    @Test
    void gatewayThatWasAway_tellsTheLastStepOnly_andARestartRepeatsNothing() {
        assertEquals(List.of("psv 3, xv 3", "pump 3"), look("2027-01-28"));
        assertEquals(List.of(), look("2027-01-28"));
        reminders = new EquipmentReminders(rows, this::tell);
        assertEquals(List.of(), look("2027-01-28"));
    }

    @Test
    void whatCouldNotBeHandedOver_isToldAgain() {
        taken = CompletableFuture.failedFuture(new IllegalStateException("full"));
        assertEquals(List.of("psv 3, xv 3", "pump 3"), look("2027-01-28"));
        taken = new CompletableFuture<>();
        assertEquals(List.of("psv 3, xv 3", "pump 3"), look("2027-01-28"));
        assertEquals(List.of(), look("2027-01-28"), "it is under way");
        assertEquals(0, rows.reminders.size());
    }

    @Test
    void reminderThatReachedNobody_isToldAgainADayLater_untilItReachesSomebody() {
        taken = CompletableFuture.completedFuture(false);
        assertEquals(List.of("psv 3, xv 3", "pump 3"), look("2027-01-28"));
        assertEquals(List.of(), look("2027-01-28"), "not every minute");
        assertEquals(0, rows.reminders.size());
        assertEquals(List.of("psv 2, xv 2", "pump 2"), look("2027-01-29"));
        taken = CompletableFuture.completedFuture(true);
        assertEquals(List.of(), look("2027-01-29"), "what went out before has its answer first");
        assertEquals(List.of("psv 1, xv 1", "pump 1"), look("2027-01-30"));
        assertEquals(List.of("psv 0, xv 0", "pump 0"), look("2027-01-31"), "the next step");
        assertEquals(List.of(), look("2027-02-01"));
        assertEquals(6, rows.reminders.size());
    }

    @Test
    void storeThatIsAway_remindsNobody() {
        rows.isAway = true;
        assertThrows(DatabaseAwayException.class, () -> look("2027-01-28"));
        assertEquals(List.of(), told);
    }

    @Test
    void bypassThatLastsTooLong_isTold() {
        long begun = EquipmentBookTest.millis("2026-11-30");
        book.begin(new EquipmentBypass("", new EquipmentKey("acme", "yard", "psv"), EquipmentBypass.Kind.REMOVAL, "x", "y", "li", begun,
                begun + 3_600_000, null, null));
        assertEquals(List.of(), look("2026-11-30"));
        reminders.look(registry, book, begun + 3_599_999);
        assertEquals(List.of(), told);
        reminders.look(registry, book, begun + 3_600_000);
        assertEquals(List.of("psv 0"), told, "at once, not the next day");
        assertEquals(List.of(), look("2026-12-01"));
    }
}
