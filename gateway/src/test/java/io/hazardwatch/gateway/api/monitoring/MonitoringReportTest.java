package io.hazardwatch.gateway.api.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.api.alarms.JournalFilter;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.ScopeFilter;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.model.Priority;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MonitoringReportTest extends ApiTestCase {
    private static final String REPORT = "/api/v1/reports/monitoring-actions";
    private static final String ASKED = "?to=2025-11-23T00:00:00Z";
    private String alarm;

    @BeforeEach
    void raise() {
        alarm = "/api/v1/alarms/" + desk.raise(Desk.GAS, Priority.P1, Desk.START).id();
        clock.advance(600_000);
    }

    private Client.Response takeOut(boolean isAgreed) {
        JsonObject body = new JsonObject().put("permit", "WP-7").put("until", "2025-11-22T12:00:00Z").put("measure", "=portable detector")
                .put("reason", "calibration");
        return client.post("maintenance", alarm + "/out-of-service", !isAgreed ? body : body.put("second", new JsonObject()
                .put("username", "supervisor").put("password", "supervisor")));
    }

    private JsonArray actions(String user) {
        return client.get(user, REPORT + ASKED).json().getJsonArray("actions");
    }

    @Test
    void p1TakenOutByOnePerson_isRefusedInTheWordsOfTheLaw() {
        JsonObject refusal = takeOut(false).json();
        assertEquals("NEEDS_SECOND_PERSON", refusal.getString("reason"));
        assertTrue(refusal.getJsonObject("law").getString("zh").contains("第三十六条"));
        assertTrue(refusal.getJsonObject("law").getString("en").contains("art. 36"));
    }

    @Test
    void p1TakenOutByTwo_isInAnswerJournalAndReportWithWhatProtectsMeanwhile_untilItIsBack() {
        assertNotNull(takeOut(true).json().getJsonObject("law"));
        JsonObject entry = client.get("viewer", "/api/v1/journal?type=ALARM_OOS").json().getJsonArray("entries").getJsonObject(0);
        assertTrue(entry.getJsonObject("law").getString("en").contains("art. 38"));
        JsonObject action = actions("viewer").getJsonObject(0);
        assertEquals("ALARM_OOS maintenance supervisor WP-7 =portable detector calibration", String.join(" ", action.getString("type"),
                action.getString("by"), action.getString("second"), action.getString("permit"), action.getString("measure"),
                action.getString("reason")));
        assertEquals("2025-11-22T12:00:00.000+00:00", action.getString("until"));
        assertNull(action.getString("endedAt"));
        assertEquals(200, client.post("maintenance", alarm + "/in-service", new JsonObject().put("test", "calibrated, 50 %LEL read")).status());
        assertEquals("maintenance", actions("viewer").getJsonObject(0).getString("endedBy"));
        assertNotNull(actions("viewer").getJsonObject(0).getString("endedAt"));
        assertNull(client.get("viewer", "/api/v1/journal?type=ALARM_RAISED").json().getJsonArray("entries").getJsonObject(0).getJsonObject("law"));
    }

    @Test
    void tableAndPage_showTheSame_andNoTextIsAFormulaOrMarkup() {
        takeOut(true);
        String csv = client.get("viewer", REPORT + ".csv" + ASKED).text();
        assertTrue(csv.contains("ALARM_OOS") && csv.contains("'=portable detector"), csv);
        String page = client.get("viewer", REPORT + "/print" + ASKED + "&lang=zh").text();
        assertTrue(page.contains("第三十六条") && page.contains("停用") && page.contains("=portable detector"), page);
        assertTrue(client.get("viewer", REPORT + "/print" + ASKED + "&lang=en").text().contains("Out of service"));
    }

    @Test
    void report_isOfTheOwnScope_andOfPeopleWhoReadTheJournal() {
        takeOut(true);
        assertEquals(1, actions("regulator.huarun-gas").size());
        assertEquals(1, actions("auditor.all").size());
        assertFalse(client.get("viewer.north-chem", REPORT + ASKED).text().contains("huarun"));
        assertEquals(404, client.get("viewer.north-chem", REPORT + ASKED + "&enterprise=huarun-gas").status());
        assertEquals(400, client.get("viewer", REPORT + "?from=2020-01-01T00:00:00Z").status());
    }

    @Test
    void secondPerson_isNobodyWhomAReasonOnlyNames() {
        JsonObject shelved = new JsonObject().put("minutes", 10).put("reason", "repair; agreed by wang");
        assertEquals(400, client.post("operator", alarm + "/shelve", shelved).status());
        JsonObject body = new JsonObject().put("permit", "WP-7").put("until", "2025-11-22T12:00:00Z").put("measure", "guard")
                .put("reason", "repair; agreed by wang").put("second", new JsonObject().put("username", "supervisor").put("password", "supervisor"));
        assertEquals(200, client.post("maintenance", alarm + "/out-of-service", body).status());
        JsonObject action = actions("viewer").getJsonObject(0);
        assertEquals("supervisor", action.getString("second"));
        assertEquals("repair; agreed by wang", action.getString("reason"));
    }

    @Test
    void changesOfASite_areShownToWhoeverSeesTheSite() {
        Caller regulator = new Caller("r", Role.REGULATOR, new Scope(null, List.of("gas/north"), List.of(), List.of()));
        JournalFilter asked = new JournalFilter(new ScopeFilter(regulator, null), null, 0, Long.MAX_VALUE, 0, 10);
        assertTrue(asked.shows(note(TransitionType.CONFIG, "north")));
        assertTrue(asked.shows(note(TransitionType.MODE_CHANGED, "north/farm")));
        assertFalse(asked.shows(note(TransitionType.CONFIG, "south")));
        assertFalse(asked.shows(note(TransitionType.MODE_CHANGED, "south/north")));
        assertFalse(asked.shows(note(TransitionType.ACCOUNT_CHANGED, "north")));
    }

    private void commit(int times, TransitionType type, Refusal refusal) {
        Alarm of = desk.raise(Desk.GAS, Priority.P2, clock.millis());
        for (int i = 0; i < times; i++) {
            desk.commit(new Transition(of, of, type, false, refusal, Desk.START + i, "operator", "x"));
        }
    }

    @Test
    void refusedAttempts_areCounted_andPushOutNothingThatWasDone() {
        commit(MonitoringReport.ROWS_MAX + 1, TransitionType.ALARM_SHELVE_REJECTED, Refusal.NO_REASON);
        commit(1, TransitionType.ALARM_DECOMMISSIONED, null);
        JsonObject report = client.get("viewer", REPORT + ASKED).json();
        assertEquals(2, report.getJsonArray("actions").size());
        assertEquals(MonitoringReport.ROWS_MAX + 1, report.getJsonArray("actions").getJsonObject(0).getInteger("times"));
        assertEquals("ALARM_DECOMMISSIONED", report.getJsonArray("actions").getJsonObject(1).getString("type"));
        assertFalse(report.getBoolean("more"));
    }

    @Test
    void whatDoesNotFit_isSaidInEveryForm() {
        commit(MonitoringReport.ROWS_MAX + 1, TransitionType.ALARM_DECOMMISSIONED, null);
        String completeTo = Times.utc(Desk.START + MonitoringReport.ROWS_MAX);
        JsonObject report = client.get("viewer", REPORT + ASKED).json();
        assertEquals(MonitoringReport.ROWS_MAX, report.getJsonArray("actions").size());
        assertEquals(completeTo, report.getString("completeTo"));
        assertTrue(client.get("viewer", REPORT + ".csv" + ASKED).text().endsWith(completeTo + ",INCOMPLETE_FROM_HERE" + ",".repeat(14) + "\r\n"));
        assertTrue(client.get("viewer", REPORT + "/print" + ASKED + "&lang=en").text().contains("own: " + completeTo + "</b>"));
    }

    private void checked(String subject, String by, String what, long at) {
        desk.note(new Note(TransitionType.INSTRUMENT_CHECKED, "huarun-gas", subject, by, what, at));
    }

    @Test
    void bypassOfEquipment_hasItsEndAndItsMeasureInColumns_andNoNumberOfChecksDisplacesIt() {
        for (int i = 0; i < 2 * MonitoringReport.ROWS_MAX; i++) {
            checked("huarun-gas/lpg-depot-01/gd-07/lel", "li", "bump test passed", Desk.START + i);
        }
        String valve = "huarun-gas/lpg-depot-01/xv-1";
        checked(valve, "li", "bypassed: removal until 2025-11-22T12:00:00Z: seat leaks: see WO-7; meanwhile: man at the valve; meanwhile: a radio",
                Desk.START + 20_000);
        checked("huarun-gas/lpg-depot-01/psv-1", "li", "bypassed: bypass until 2025-11-22T12:00:00Z: test; meanwhile: guard", Desk.START + 20_500);
        checked(valve, "li", "proof test passed, done 2025-11-22: removal eb-1 ended", Desk.START + 20_700);
        checked(valve, "zhao", "removal eb-1 ended: closed in 4 s", Desk.START + 21_000);
        JsonObject report = client.get("viewer", REPORT + ASKED).json();
        assertFalse(report.getBoolean("more"));
        assertEquals(2, report.getJsonArray("actions").size(), report::encodePrettily);
        JsonObject removal = report.getJsonArray("actions").getJsonObject(0);
        assertEquals("removal: seat leaks: see WO-7|man at the valve; meanwhile: a radio|2025-11-22T12:00:00.000+00:00|zhao", String.join("|",
                removal.getString("reason"), removal.getString("measure"), removal.getString("until"), removal.getString("endedBy")));
        assertEquals(Times.utc(Desk.START + 21_000), removal.getString("endedAt"));
        assertNull(report.getJsonArray("actions").getJsonObject(1).getString("endedAt"));
    }

    @Test
    void modeThatTwoPersonsStated_isToldWithBoth_untilWhen_andTheLaw() {
        String said = "maintenance until 2025-11-22T12:00:00Z agreed by chen-hua: works until 2025-11-23T00:00:00Z agreed by nobody: x";
        Note two = new Note(TransitionType.MODE_CHANGED, "gas", "yard/farm", "li", said, 0);
        MonitoringAction action = MonitoringAction.of(new JournalEntry(1, 0, 0, two));
        assertEquals("li chen-hua", action.by() + ' ' + action.second());
        assertEquals("maintenance until 2025-11-22T12:00:00Z: works until 2025-11-23T00:00:00Z agreed by nobody: x", action.reason());
        assertEquals("2025-11-22T12:00:00.000+00:00", Times.utc(action.until()));
        Note one = new Note(TransitionType.MODE_CHANGED, "gas", "yard/farm", "li", said.replace(" agreed by chen-hua", ""), 0);
        assertEquals(null, MonitoringAction.of(new JournalEntry(1, 0, 0, one)).second());
    }

    @Test
    void onlyTheNoteOfAConfirmation_namesASecondPerson() {
        Note confirmed = new Note(TransitionType.CONFIG, "gas", "sites", "li", Note.CONFIRMED + "r: all; agreed by wang", 0);
        Note forged = new Note(TransitionType.MODE_CHANGED, "gas", "unit", "li", "works; agreed by Chen Hua", 0);
        assertEquals("wang", MonitoringAction.of(new JournalEntry(1, 0, 0, confirmed)).second());
        assertEquals(null, MonitoringAction.of(new JournalEntry(1, 0, 0, forged)).second());
    }

    private static JournalEntry note(TransitionType type, String subject) {
        return new JournalEntry(1, 0, 0, new Note(type, "gas", subject, "system", "", 0));
    }
}
