package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The duty report of a shift that was played over HTTP. */
class DutyReportTest extends ApiTestCase {
    private static final long CHANGE = Desk.START;
    private static final LocalDate DAY = Instant.ofEpochMilli(CHANGE).atZone(DeskDuty.ZONE).toLocalDate();
    private static final long MINUTE = 60_000;

    @BeforeEach
    void play() {
        desk.duty.post("room", "huarun-gas", List.of("huarun"), List.of("operator"), CHANGE);
        desk.duty.post("other-room", "north-chem", List.of("north"), List.of("second-north-chem"), CHANGE);
        desk.duty.look(CHANGE);
        pass(16 * MINUTE);
        JsonObject all = new JsonObject().put("all", true).put("seen", 0);
        assertEquals(200, client.post("operator", "/api/v1/handovers/room-" + CHANGE + "/accept", all).status());
        String first = order();
        clock.advance(42_000);
        JsonObject secret = new JsonObject().put("secret", "operator");
        assertEquals(200, client.post("operator", "/api/v1/roll-calls/" + first + "/answer", secret).status());
        order();
        pass(5 * MINUTE);
        JsonObject call = new JsonObject().put("post", "room").put("kind", "call").put("party", "王工").put("matter", "<泵房异响>")
                .put("action", "查看");
        String written = client.post("operator", "/api/v1/duty-log", call).json().getString("id");
        assertEquals(201, client.post("operator", "/api/v1/duty-log", new JsonObject().put("post", "room").put("kind", "correction")
                .put("matter", "应为 2 号泵").put("about", written)).status());
    }

    private void pass(long millis) {
        clock.advance(millis);
        desk.duty.look(clock.millis());
    }

    private String order() {
        return client.post("supervisor", "/api/v1/spot-checks", new JsonObject().put("post", "room")).json().getString("id");
    }

    private String report(String query) {
        Client.Response page = client.get("operator", "/api/v1/duty-report" + query);
        assertEquals(200, page.status(), page::text);
        return page.text();
    }

    @Test
    void day_holdsShiftHandOverRollCallsCallsAndCorrections() {
        String page = report("?day=" + DAY + "&enterprise=huarun-gas");
        assertTrue(page.contains("<html lang=\"zh\">") && page.contains("值班报告") && page.contains("中控室"), page);
        assertTrue(page.contains("当班：operator；带班领导：leader"), page);
        assertTrue(page.contains("huarun → operator; operator ") && page.contains("<b>逾时</b>"), page);
        assertTrue(page.contains("<td>operator</td><td>2</td><td>1</td><td>1</td><td>42</td><td>42</td>"), "by person: " + page);
        assertTrue(page.contains("<td>huarun-gas</td><td>2</td><td>1</td><td>1</td><td>42</td><td>42</td>"), "by site: " + page);
        String begin = Times.iso(CHANGE, DeskDuty.ZONE).substring(5, 16).replace('T', ' ');
        assertTrue(page.contains("<td>" + begin + "</td><td>2</td><td>1</td><td>1</td><td>42</td><td>42</td>"), "by shift: " + page);
        assertTrue(page.contains("&lt;泵房异响&gt;") && !page.contains("<泵房"), page);
        assertTrue(page.contains("应为 2 号泵"), page);
        assertFalse(page.contains("second-north-chem"), page);
    }

    @Test
    void weekAndMonthHoldTheDay_otherDaysDoNot_andEnglishIsEnglish() {
        String week = report("?period=week&lang=en&day=" + DAY.plusDays(7));
        assertFalse(week.contains("王工"), week);
        String month = report("?period=month&lang=en&day=" + DAY.withDayOfMonth(1));
        assertTrue(month.contains("Duty report") && month.contains("Control room") && month.contains("Roll calls by person")
                && month.contains("<b>late</b>") && month.contains("王工"), month);
        assertTrue(month.contains(DAY.withDayOfMonth(1) + " – " + DAY.withDayOfMonth(DAY.lengthOfMonth())), month);
        assertEquals("period", client.get("operator", "/api/v1/duty-report?period=year").json().getString("parameter"));
        assertEquals("day", client.get("operator", "/api/v1/duty-report?day=today").json().getString("parameter"));
        assertEquals(404, client.get("huarun", "/api/v1/duty-report?enterprise=north-chem").status());
        assertFalse(client.get("huarun", "/api/v1/duty-report?day=" + DAY).text().contains("second-north-chem"));
        assertEquals("day", client.get("operator", "/api/v1/duty-report?period=month&day=%2B999999999-12-31").json().getString("parameter"));
    }

    @Test
    void accountOfOneSite_getsItsReport_asTheConsoleAsksForIt() {
        Registry twoSites = Registry.of(List.of(Site.empty("huarun-gas", "lpg-depot-01"), Site.empty("huarun-gas", "yard")));
        desk.users.sites = new SiteIndex(() -> twoSites);
        desk.users.scopes.put("supervisor.of-site", new Scope(null, List.of("huarun-gas/lpg-depot-01"), List.of(), List.of()));
        String query = "/api/v1/duty-report?enterprise=%s&day=" + DAY;
        Client.Response own = client.get("supervisor.of-site", query.formatted("huarun-gas"));
        assertEquals(200, own.status(), own::text);
        assertFalse(own.text().contains("王工"), "a post of the whole enterprise is not shown to one site");
        assertEquals(404, client.get("supervisor.of-site", query.formatted("north-chem")).status());
    }
}
