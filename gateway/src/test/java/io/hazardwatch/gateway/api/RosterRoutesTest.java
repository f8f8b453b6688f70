package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.duty.ical.CalendarImport;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The calls of the roster, on the roster of {@link SaidRoster}; it is 2025-11-22 11:13 in Shanghai. */
class RosterRoutesTest extends ApiTestCase {
    private static final String POST = "huarun-gas-room";

    private JsonObject onDuty(String at) {
        return client.get("admin", "/api/v1/roster?post=" + POST + "&at=" + at).json().getJsonArray("posts").getJsonObject(0);
    }

    private static String person(JsonObject post) {
        return post.getJsonArray("onDuty").getJsonObject(0).getString("person");
    }

    @Test
    void whoIsOn_isToldWithTheNextChangeInThePostsZone() {
        JsonObject post = onDuty("2025-11-26T12:00:00%2B08:00");
        assertEquals("huarun-gas-b", person(post));
        assertEquals("2025-11-27T08:00:00.000+08:00", post.getString("nextChange"));
        assertEquals("2025-11-26T08:00:00.000+08:00", post.getString("since"));
        assertEquals("day", post.getJsonObject("shift").getString("id"));
        assertEquals("huarun-gas", post.getString("enterprise"));
        assertEquals(2, client.get("admin", "/api/v1/roster").json().getJsonArray("posts").size());
    }

    @Test
    void exceptionThatOpensAGap_is409WithTheInstants() {
        Client.Response refused = client.post("admin", "/api/v1/roster/shifts", new JsonObject().put("post", POST)
                .put("from", "2025-11-26T10:00").put("to", "2025-11-26T12:00").put("persons", new JsonArray()));
        assertEquals(409, refused.status(), refused.text());
        assertEquals("OPENS_GAP", refused.json().getString("reason"));
        JsonObject gap = refused.json().getJsonArray("gaps").getJsonObject(0);
        assertEquals("2025-11-26T10:00:00.000+08:00", gap.getString("from"));
        assertEquals("2025-11-26T12:00:00.000+08:00", gap.getString("to"));
        assertEquals("NOBODY_NAMED", gap.getString("reason"));
        assertEquals(0, client.get("admin", "/api/v1/roster/coverage?post=" + POST).json().getJsonArray("gaps").size());
    }

    @Test
    void exception_isMadeChangedAndTakenBack() {
        JsonObject body = new JsonObject().put("post", POST).put("from", "2025-11-26T10:00").put("to", "2025-11-26T04:00Z")
                .put("persons", new JsonArray().add("huarun-gas-a")).put("why", "inspection");
        Client.Response made = client.post("admin", "/api/v1/roster/shifts", body);
        assertEquals(201, made.status(), made.text());
        assertEquals("2025-11-26T12:00", made.json().getString("to"), "on the wall of the post");
        assertEquals("huarun-gas-a", person(onDuty("2025-11-26T03:00:00Z")));
        String path = "/api/v1/roster/shifts/" + made.json().getString("id");
        assertEquals(200, client.send("PUT", path, body.put("to", "2025-11-26T11:00").encode(), "Authorization", Client.basic("admin")).status());
        assertEquals("huarun-gas-b", person(onDuty("2025-11-26T03:30:00Z")));
        assertEquals(204, client.send("DELETE", path + "?why=over", null, "Authorization", Client.basic("admin")).status());
        assertEquals("huarun-gas-b", person(onDuty("2025-11-26T02:30:00Z")));
        JsonObject change = client.get("admin", "/api/v1/roster/changes").json().getJsonArray("changes").getJsonObject(2);
        assertEquals("inspection", change.getString("why"));
        assertEquals("admin", change.getString("who"));
    }

    @Test
    void swap_holdsOnceBothSidesHaveConfirmed() {
        String path = "/api/v1/roster/swaps/huarun-gas-s";
        JsonObject first = client.post("admin", path + "/confirm", new JsonObject().put("person", "huarun-gas-a")).json();
        assertEquals(false, first.getBoolean("inForce"));
        assertEquals("huarun-gas-a", person(onDuty("2025-11-29T12:00:00%2B08:00")));
        assertEquals(true, client.post("admin", path + "/confirm", new JsonObject().put("person", "huarun-gas-b")).json().getBoolean("inForce"));
        assertEquals("huarun-gas-b", person(onDuty("2025-11-29T12:00:00%2B08:00")));
        assertEquals(403, client.post("admin", path + "/confirm", new JsonObject().put("person", "somebody")).status());
    }

    @Test
    void sickness_isReplacedAtOnce() {
        JsonObject body = new JsonObject().put("person", "huarun-gas-b").put("to", "2025-11-23T00:00:00Z").put("kind", "sickness");
        assertEquals(409, client.post("admin", "/api/v1/roster/leaves", body).status(), "nobody would be on");
        assertEquals(201, client.post("admin", "/api/v1/roster/leaves", body.put("replacement", "third")).status());
        JsonObject post = onDuty("2025-11-22T03:20:00Z");
        assertEquals("third", person(post));
        assertEquals("huarun-gas-b", post.getJsonArray("onDuty").getJsonObject(0).getString("insteadOf"));
    }

    @Test
    void wrongValues_areNamed() {
        assertEquals(400, client.get("admin", "/api/v1/roster?at=tomorrow").status());
        assertEquals(400, client.get("admin", "/api/v1/roster/coverage?from=2025-11-01T00:00:00Z").status());
        assertEquals(400, client.get("admin", "/api/v1/roster/coverage?from=2025-11-01T00:00:00Z&to=2027-11-01T00:00:00Z").status());
        JsonObject body = new JsonObject().put("post", POST).put("from", "2025-11-26T24:00").put("to", "2025-11-27T12:00");
        assertEquals("from", client.post("admin", "/api/v1/roster/shifts", body).json().getString("parameter"));
        body.put("from", "2025-11-28T00:00");
        assertEquals("to", client.post("admin", "/api/v1/roster/shifts", body).json().getString("parameter"));
        assertEquals(404, client.post("admin", "/api/v1/roster/shifts", body.put("post", "nowhere")).status());
        assertEquals(404, client.send("DELETE", "/api/v1/roster/swaps/none", null, "Authorization", Client.basic("admin")).status());
    }

    @Test
    void csv_isTakenRowByRowWithAReportOfWhatIsRefused() {
        String csv = "post,from,to,persons\n" + POST + ",2025-11-26T10:00,2025-11-26T12:00,huarun-gas-a\n" + POST
                + ",2025-11-27T10:00,2025-11-27T12:00,\n"
                + POST + ",2025-11-28T10:00,2025-11-28T24:00,huarun-gas-a\n";
        Client.Response report = client.send("POST", "/api/v1/roster/import", csv, "Authorization", Client.basic("admin"), "Content-Type",
                "text/csv");
        assertEquals(200, report.status(), report.text());
        assertEquals(1, report.json().getInteger("accepted"));
        assertEquals("huarun-gas-a", person(onDuty("2025-11-26T03:00:00Z")));
        assertEquals("TIME_24_00", report.json().getJsonArray("refused").getJsonObject(0).getString("reason"));
        JsonObject gap = report.json().getJsonArray("refused").getJsonObject(1);
        assertEquals(3, gap.getInteger("row"));
        assertEquals("OPENS_GAP", gap.getString("reason"));
        assertEquals("2025-11-27T10:00:00.000+08:00", gap.getJsonArray("gaps").getJsonObject(0).getString("from"));
        assertEquals(415, client.send("POST", "/api/v1/roster/import", "{}", "Authorization", Client.basic("admin")).status());
        String back = client.get("admin", "/api/v1/roster/export.csv?post=" + POST).text();
        assertTrue(back.contains(POST + ",2025-11-26T10:00,2025-11-26T12:00,huarun-gas-a"), back);
    }

    @Test
    void calendar_isTakenEventByEventWithAReportOfWhatIsRefused() {
        String event = "BEGIN:VEVENT\r\nX-HAZARDWATCH-POST:%s\r\nX-HAZARDWATCH-PERSONS:%s\r\nDTSTART:20251126T100000\r\nDTEND:%s\r\nEND:VEVENT\r\n";
        String file = "BEGIN:VCALENDAR\r\n" + event.formatted(POST, "huarun-gas-a", "20251126T120000")
                + event.formatted(POST, "huarun-gas-a", "20251126T240000") + "END:VCALENDAR\r\n";
        Client.Response report = client.send("POST", "/api/v1/roster/import", file + " ".repeat(100_000), "Authorization",
                Client.basic("admin"), "Content-Type", "text/calendar");
        assertEquals(200, report.status(), report.text());
        assertEquals(1, report.json().getInteger("accepted"));
        assertEquals("huarun-gas-a", person(onDuty("2025-11-26T03:00:00Z")));
        assertEquals("TIME_24_00", report.json().getJsonArray("refused").getJsonObject(0).getString("reason"));
        assertEquals(1, desk.front.imports().refused("TIME_24_00"), "counted");
        assertEquals(1, desk.front.imports().accepted());
        String back = client.get("admin", "/api/v1/roster/export.ics?post=" + POST).text();
        assertTrue(back.contains("DTSTART:20251126T020000Z"), back);
        assertEquals(413, client.send("POST", "/api/v1/roster/import", "x".repeat(CalendarImport.BYTES_MAX + 1), "Authorization",
                Client.basic("admin"), "Content-Type", "text/calendar").status());
    }

    @Test
    void everyKindOfMistakeInACsv_isRefusedWithRowAndReason_andCounted() {
        String row = "\n" + POST + ",2025-11-%s,huarun-gas-a,%s,%s";
        String csv = "post,from,to,persons,mode,zone" + row.formatted("26T08:00,2025-11-26T12:00", "", "")
                + row.formatted("26T11:00,2025-11-26T13:00", "", "") + row.formatted("27T08:00,2025-11-27T09:00", "", "Mars/Base")
                + row.formatted("27T08:00,2025-11-27T24:00", "", "") + row.formatted("27T09:00,2025-11-27T08:00", "", "")
                + row.formatted("27T09:00,soon", "", "") + row.formatted("27T08:00,2025-11-27T09:00", "swap", "")
                + "\nnowhere,2025-11-27T08:00,2025-11-27T09:00,huarun-gas-a,," + "\n" + POST + ",2025-11-27T08:00,2025-11-27T09:00,nobody,,"
                + row.formatted("01T08:00,2025-11-01T09:00", "", "") + row.formatted("27T08:00,2035-11-27T09:00", "", "");
        JsonObject report = client.send("POST", "/api/v1/roster/import", csv, "Authorization", Client.basic("admin"), "Content-Type",
                "text/csv").json();
        assertEquals(1, report.getInteger("accepted"), report.encode());
        assertEquals(List.of("3 OVERLAP", "4 UNKNOWN_ZONE", "5 TIME_24_00", "6 ENDS_BEFORE_START", "7 TIME", "8 MODE", "9 UNKNOWN_POST",
                "12 OVERLAP", "10 UNKNOWN_PERSON", "11 IN_THE_PAST"), report.getJsonArray("refused").stream().map(JsonObject.class::cast)
                .map(one -> one.getInteger("row") + " " + one.getString("reason")).toList());
        assertEquals(2, desk.front.imports().refused("OVERLAP"));
        assertEquals(1, desk.front.imports().refused("UNKNOWN_PERSON"));
    }

    @Test
    void feed_isReadByItsAddressUntilItIsRenewedOrRevoked() {
        String own = "/api/v1/roster/feed?person=huarun-gas-a";
        assertEquals(null, client.get("admin", own).json().getString("madeAt"));
        String first = client.post("admin", own, new JsonObject()).json().getString("path");
        Client.Response calendar = client.send("GET", first + "?lang=en", null);
        assertEquals(200, calendar.status(), calendar.text());
        assertTrue(calendar.text().contains("SUMMARY:On duty: Control room") && !calendar.text().contains("huarun-gas-b"), calendar.text());
        String second = client.post("admin", own, new JsonObject()).json().getString("path");
        assertEquals(410, client.send("GET", first, null).status(), "renewed");
        assertEquals(200, client.send("GET", second, null).status());
        assertEquals(204, client.send("DELETE", own, null, "Authorization", Client.basic("admin")).status());
        assertEquals(410, client.send("GET", second, null).status(), "revoked");
    }

    @Test
    void guessesOfAFeed_areLimitedByAddress() {
        for (int guess = 0; guess < 10; guess++) {
            assertEquals(410, client.send("GET", "/calendar-feeds/" + "x".repeat(43) + "/duty.ics", null).status());
        }
        Client.Response refused = client.send("GET", "/calendar-feeds/guess/duty.ics", null);
        assertEquals(429, refused.status());
        assertEquals("TOO_MANY_TRIES", refused.json().getString("reason"));
    }

    private static JsonObject plan(String... crews) {
        JsonArray named = new JsonArray();
        for (String crew : crews) {
            named.add(new JsonObject().put("id", crew).put("persons", new JsonArray().add("huarun-gas-" + crew)));
        }
        return new JsonObject().put("zone", "Asia/Shanghai").put("crews", named).put("why", "new crews");
    }

    private Client.Response putPlan(JsonObject plan, String query) {
        return client.send("PUT", "/api/v1/roster/plans/" + POST + query, plan.encode(), "Authorization", Client.basic("admin"));
    }

    private static JsonObject shift(String id, String from, String to) {
        return new JsonObject().put("id", id).put("from", from).put("to", to);
    }

    @Test
    void plan_isReplacedByFourCrewsInThreeShifts_andShowsWhatItTakes() {
        JsonObject plan = plan("a", "b", "c", "d").put("shifts", new JsonArray().add(shift("day", "08:00", "16:00").put("overlapMinutes", 15))
                .add(shift("late", "16:00", "00:00")).add(shift("night", "00:00", "08:00")))
                .put("rotations", new JsonArray().add(new JsonObject().put("id", "main").put("first", "2025-11-20")
                        .put("pattern", "four_crews_three_shifts").put("shifts", new JsonArray().add("night").add("day").add("late"))
                        .put("crews", new JsonArray().add("a").add("b").add("c").add("d"))));
        Client.Response taken = putPlan(plan, "");
        assertEquals(200, taken.status(), taken.text());
        JsonObject shown = client.get("admin", "/api/v1/roster/plans?post=" + POST).json().getJsonArray("plans").getJsonObject(0);
        assertEquals(taken.json(), shown);
        assertEquals(8, shown.getJsonArray("rotations").getJsonObject(0).getJsonArray("days").size());
        assertEquals(200, putPlan(shown, "").status(), "what is shown can be put back");
        assertEquals("PLAN_POST", client.get("admin", "/api/v1/roster/changes").json().getJsonArray("changes").getJsonObject(0).getString("kind"));
    }

    @Test
    void planThatLeavesTheNightUncovered_is409_andADryRunSaysSoBeforehand() {
        JsonObject plan = plan("a").put("shifts", new JsonArray().add(shift("day", "08:00", "20:00")))
                .put("rotations", new JsonArray().add(new JsonObject().put("id", "r").put("first", "2025-11-01").put("pattern", "daily")
                        .put("shifts", new JsonArray().add("day")).put("crews", new JsonArray().add("a"))));
        JsonObject proof = putPlan(plan, "?dryRun=true").json();
        assertEquals(false, proof.getBoolean("accepted"));
        assertEquals("OPENS_GAP", proof.getString("reason"));
        JsonObject gap = proof.getJsonArray("gaps").getJsonObject(0);
        assertEquals("2025-11-22T20:00:00.000+08:00 NO_SHIFT", gap.getString("from") + ' ' + gap.getString("reason"));
        Client.Response refused = putPlan(plan, "");
        assertEquals(409, refused.status());
        assertEquals(proof.getJsonArray("gaps"), refused.json().getJsonArray("gaps"));
    }

    @Test
    void dryRun_changesNothing() {
        JsonObject body = new JsonObject().put("post", POST).put("from", "2025-11-26T10:00").put("to", "2025-11-26T12:00")
                .put("persons", new JsonArray().add("huarun-gas-a"));
        JsonObject proof = client.post("admin", "/api/v1/roster/shifts?dryRun=true", body).json();
        assertEquals(true, proof.getBoolean("accepted"), proof.encode());
        assertEquals(0, proof.getJsonArray("gaps").size());
        assertEquals("huarun-gas-b", person(onDuty("2025-11-26T03:00:00Z")));
        assertEquals(0, client.get("admin", "/api/v1/roster/changes").json().getJsonArray("changes").size());
        assertEquals("UNKNOWN_PERSON", client.post("admin", "/api/v1/roster/leaves?dryRun=true", new JsonObject().put("person", "huarun-gas-a")
                .put("to", "2025-11-25T00:00:00Z").put("replacement", "nobody")).json().getString("reason"));
    }

    @Test
    void wrongPlans_areNamed() {
        assertEquals("zone", putPlan(plan("a").put("zone", "Asia/Nowhere"), "").json().getString("parameter"));
        assertEquals("to", putPlan(plan("a").put("shifts", new JsonArray().add(shift("day", "08:00", "24:00"))), "").json().getString("parameter"));
        JsonObject rotation = new JsonObject().put("id", "r").put("first", "2025-11-31").put("days", new JsonArray());
        assertEquals("first", putPlan(plan("a").put("rotations", new JsonArray().add(rotation)), "").json().getString("parameter"));
        assertEquals("days", putPlan(plan("a").put("rotations", new JsonArray().add(rotation.put("first", "2025-11-30"))), "").json()
                .getString("parameter"));
        rotation.put("days", new JsonArray().add(new JsonArray().add("day/z")));
        assertEquals("rotations", putPlan(plan("a").put("rotations", new JsonArray().add(rotation)), "").json().getString("parameter"));
        assertEquals("pattern", putPlan(plan("a").put("rotations", new JsonArray().add(rotation.put("pattern", "hourly")
                .put("shifts", new JsonArray().add("day")).put("crews", new JsonArray().add("a")))), "").json().getString("parameter"));
    }
}
