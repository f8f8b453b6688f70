package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class CalendarRoutesTest extends ApiTestCase {
    private static final String PATH = "/api/v1/calendar";
    private static final String EVENT = "{\"id\":\"marathon\",\"kind\":\"local_event\",\"name\":{\"zh\":\"马拉松\",\"en\":\"Marathon\"},"
            + "\"from\":\"2026-03-01\",\"to\":\"2026-03-02\",\"enterprise\":\"huarun-gas\","
            + "\"tightens\":{\"leaderOnSite\":true,\"moreRollCalls\":2},\"why\":\"city event\"}";

    private Client.Response send(String person, String method, String path, String body) {
        return client.send(method, PATH + path, body, "Authorization", Client.basic(person));
    }

    @Test
    void keyPeriodAddedChangedAndRemoved_isShownAndJournaledWithWhoAndWhy() {
        assertEquals(201, send("supervisor.huarun-gas", "POST", "/key-periods", EVENT).status());
        assertEquals(409, send("supervisor.huarun-gas", "POST", "/key-periods", EVENT).status());
        JsonObject day = send("viewer.huarun-gas", "GET", "?day=2026-03-01", null).json();
        assertEquals("weekend", day.getString("kind"));
        assertEquals(2, day.getJsonArray("inForce").getJsonObject(0).getJsonObject("tightens").getInteger("moreRollCalls"));
        assertFalse(send("viewer.north-chem", "GET", "?day=2026-03-01", null).text().contains("marathon"), "of another enterprise");
        assertEquals(200, send("supervisor.all", "PUT", "/key-periods/marathon", EVENT.replace("03-02", "03-03")).status());
        assertEquals(404, send("supervisor.north-chem", "DELETE", "/key-periods/marathon", null).status());
        assertEquals(204, send("supervisor.huarun-gas", "DELETE", "/key-periods/marathon?why=cancelled", null).status());
        assertEquals(404, send("supervisor.huarun-gas", "DELETE", "/key-periods/marathon", null).status());
        assertEquals(3, desk.notes.stream().filter(note -> note.type() == TransitionType.CALENDAR_CHANGED
                && note.subject().equals("key period marathon") && note.enterprise().equals("huarun-gas")).count());
        assertTrue(desk.notes.stream().anyMatch(note -> note.reason().contains("city event")), desk.notes::toString);
        assertTrue(desk.notes.stream().anyMatch(note -> note.reason().startsWith("removed; cancelled")), desk.notes::toString);
    }

    @Test
    void wholeCalendar_isShownChangedAndPutBack_allOrNothing() {
        JsonObject shown = send("supervisor.all", "GET", "", null).json();
        JsonObject event = new JsonObject(EVENT);
        shown.getJsonArray("keyPeriods").add(event);
        shown.put("why", "notice of the year");
        assertEquals(403, send("supervisor.huarun-gas", "PUT", "", shown.encode()).status());
        assertEquals(200, send("supervisor.all", "PUT", "", shown.encode()).status());
        assertEquals(3, send("supervisor.all", "GET", "", null).json().getJsonArray("keyPeriods").size());
        assertTrue(desk.notes.stream().anyMatch(note -> note.type() == TransitionType.CALENDAR_CHANGED
                && note.reason().startsWith("replaced: 2 holidays, 3 key periods; notice of the year")), desk.notes::toString);
        event.put("id", "period-huarun-gas");
        assertEquals("id", send("supervisor.all", "PUT", "", shown.encode()).json().getString("parameter"));
        event.put("id", "other").put("to", "2026-02-01");
        assertEquals("to", send("supervisor.all", "PUT", "", shown.encode()).json().getString("parameter"));
        shown.remove("holidays");
        assertEquals("holidays", send("supervisor.all", "PUT", "", shown.encode()).json().getString("parameter"));
        assertEquals(2, send("supervisor.all", "GET", "", null).json().getJsonArray("holidays").size());
        assertEquals(200, send("viewer.huarun-gas", "GET", "/export.yaml", null).status());
    }

    @Test
    void whatWouldLoosen_isRefusedWithFieldAndRule() {
        for (String loose : new String[] {"\"escalationPercent\":120", "\"moreRollCalls\":-1", "\"extraLevels\":-1"}) {
            Client.Response refused = send("supervisor.all", "POST", "/key-periods", EVENT.replace("\"moreRollCalls\":2", loose));
            assertEquals(400, refused.status());
            assertTrue(refused.text().contains("for a key period can tighten only"), refused::text);
        }
        assertEquals("tightens", send("supervisor.all", "POST", "/key-periods", EVENT.replace("\"leaderOnSite\":true,\"moreRollCalls\":2", ""))
                .json().getString("parameter"));
        assertEquals("to", send("supervisor.all", "POST", "/key-periods", EVENT.replace("03-02", "02-01")).json().getString("parameter"));
        assertEquals("kind", send("supervisor.all", "POST", "/key-periods", EVENT.replace("local_event", "party")).json().getString("parameter"));
    }

    @Test
    void holidaysAndNight_areChangedByThoseWhoSeeAllEnterprises() {
        String holiday = "{\"id\":\"may-holiday\",\"name\":\"劳动节\",\"from\":\"2026-05-01\",\"to\":\"2026-05-05\",\"workdays\":[\"2026-05-09\"]}";
        assertEquals(403, send("supervisor.huarun-gas", "POST", "/holidays", holiday).status());
        assertEquals(403, send("operator.all", "POST", "/holidays", holiday).status());
        assertEquals(201, send("supervisor.all", "POST", "/holidays", holiday).status());
        assertEquals("make_up_workday", send("viewer.all", "GET", "?day=2026-05-09", null).json().getString("kind"));
        assertEquals(200, send("supervisor.all", "PUT", "/night", "{\"from\":\"21:30\",\"to\":\"05:00\"}").status());
        assertEquals("21:30", send("viewer.all", "GET", "", null).json().getJsonObject("night").getString("from"));
        assertEquals(400, send("supervisor.all", "PUT", "/night", "{\"from\":\"24:00\",\"to\":\"05:00\"}").status());
        assertEquals(204, send("supervisor.all", "DELETE", "/holidays/may-holiday", null).status());
        assertEquals("weekend", send("viewer.all", "GET", "?day=2026-05-09", null).json().getString("kind"));
    }
}
