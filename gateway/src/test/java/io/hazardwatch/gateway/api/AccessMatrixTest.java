package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Every call of the API by every role, within and outside the person's enterprise. A call without a row fails. */
class AccessMatrixTest extends ApiTestCase {
    /** What becomes of a call that is about another enterprise than the person's. */
    private enum Scope {
        /** The call is about no enterprise. */
        NONE,
        /** 403 for the other one's. */ REFUSED,
        /** 404 for the other one's. */ HIDDEN,
        /** Shows nothing of the other one. */ FILTERED,
        /** As FILTERED, and 403 when the other one is asked for by {@code ?enterprise=}. */
        QUERY,
        /** Of people who see all enterprises only. */
        ALL
    }

    /** Call, least role, scope; then a query or a body, if it needs one. */
    private static final String ROWS = """
            POST /api/v1/session | nobody | NONE
            GET /api/v1/session | VIEWER | NONE
            DELETE /api/v1/session | VIEWER | NONE
            POST /api/v1/session/pin | VIEWER | NONE
            POST /api/v1/session/password | VIEWER | NONE
            GET /api/v1/sessions | VIEWER | NONE
            DELETE /api/v1/sessions/{session} | VIEWER | NONE
            GET /api/v1/alarms | VIEWER | QUERY
            GET /api/v1/alarms.csv | VIEWER | QUERY
            GET /api/v1/alarms/{id} | VIEWER | REFUSED
            GET /api/v1/alarms/{id}/journal | VIEWER | REFUSED
            POST /api/v1/alarms/{id}/ack | OPERATOR | REFUSED
            POST /api/v1/alarms/{id}/unack | SUPERVISOR | REFUSED
            POST /api/v1/alarms/{id}/silence | OPERATOR | REFUSED
            POST /api/v1/alarms/{id}/reset | OPERATOR | REFUSED
            POST /api/v1/alarms/{id}/shelve | OPERATOR | REFUSED
            POST /api/v1/alarms/{id}/unshelve | OPERATOR | REFUSED
            POST /api/v1/alarms/{id}/out-of-service | MAINTENANCE | REFUSED
            POST /api/v1/alarms/{id}/in-service | MAINTENANCE | REFUSED
            POST /api/v1/alarms/{id}/decommission | ADMIN | REFUSED
            POST /api/v1/alarms/{id}/comment | OPERATOR | REFUSED
            GET /api/v1/journal | VIEWER | QUERY
            GET /api/v1/live | VIEWER | NONE
            GET /api/v1/enterprises | VIEWER | FILTERED
            GET /api/v1/sites | VIEWER | QUERY
            GET /api/v1/sites/{enterprise}/{site} | VIEWER | REFUSED
            POST /api/v1/sites/{enterprise}/{site}/units/{unit}/mode | OPERATOR | REFUSED
            GET /api/v1/search | VIEWER | QUERY
            GET /api/v1/points/unprotected | VIEWER | QUERY
            GET /api/v1/points/{enterprise}/{site}/{device}/{point} | VIEWER | REFUSED
            GET /api/v1/points/{enterprise}/{site}/{device}/{point}/history | VIEWER | REFUSED
            POST /api/v1/users | ADMIN | REFUSED | {"username":"li","password":"correct staple 7","role":"VIEWER","enterprise":"{enterprise}"}
            GET /api/v1/users | ADMIN | FILTERED
            PUT /api/v1/users/{username} | ADMIN | HIDDEN | {"role":"VIEWER"}
            DELETE /api/v1/users/{username} | ADMIN | HIDDEN
            POST /api/v1/users/{username}/password | ADMIN | HIDDEN | {"new":"correct staple 7"}
            GET /api/v1/people | VIEWER | QUERY
            POST /api/v1/people | ADMIN | REFUSED | {"id":"new","name":"x","enterprise":"{enterprise}"}
            GET /api/v1/people/{person} | VIEWER | HIDDEN
            PUT /api/v1/people/{person} | ADMIN | HIDDEN | {"name":"x","enterprise":"{enterprise}"}
            POST /api/v1/people/{person}/verifications | ADMIN | HIDDEN | {"kind":"sms","address":"+86 10 7654321"}
            POST /api/v1/people/{person}/verifications/code | ADMIN | HIDDEN | {"kind":"sms","address":"+86 10 7654321"}
            POST /api/v1/people/{person}/verifications/confirm | ADMIN | HIDDEN | {"kind":"sms","address":"+86 10 7654321","code":"000000"}
            DELETE /api/v1/people/{person} | ADMIN | HIDDEN
            GET /api/v1/posts | VIEWER | QUERY
            POST /api/v1/posts | ADMIN | REFUSED | {"id":"new","name":{"en":"x"},"enterprise":"{enterprise}","level":"duty-officer"}
            GET /api/v1/posts/{post} | VIEWER | HIDDEN
            PUT /api/v1/posts/{post} | ADMIN | HIDDEN | {"name":{"en":"x"},"enterprise":"{enterprise}","level":"duty-officer"}
            DELETE /api/v1/posts/{post} | ADMIN | HIDDEN
            GET /api/v1/levels | VIEWER | QUERY
            POST /api/v1/levels | ADMIN | REFUSED | {"enterprise":"{enterprise}","id":"x","order":1,"name":{"en":"x"},"fallback":["a","b"]}
            PUT /api/v1/levels/{enterprise}/{level} | ADMIN | REFUSED | {"order":1,"name":{"en":"x"},"fallback":["a","b"]}
            DELETE /api/v1/levels/{enterprise}/{level} | ADMIN | REFUSED
            GET /api/v1/configuration | VIEWER | ALL
            POST /api/v1/configuration/confirm | ADMIN | ALL
            POST /api/v1/exports | VIEWER | REFUSED | {"enterprise":"{enterprise}","from":"2025-11-22T00:00:00Z","to":"2025-11-22T00:00:01Z"}
            GET /api/v1/exports | VIEWER | FILTERED
            GET /api/v1/exports/{export} | VIEWER | HIDDEN
            DELETE /api/v1/exports/{export} | SUPERVISOR | HIDDEN
            GET /api/v1/exports/{export}/archive | SUPERVISOR | HIDDEN
            POST /api/v1/enterprises/{enterprise}/credentials | ADMIN | REFUSED
            GET /api/v1/enterprises/{enterprise}/credentials | ADMIN | REFUSED
            DELETE /api/v1/enterprises/{enterprise}/credentials/{username} | ADMIN | REFUSED
            GET /api/v1/quarantine | VIEWER | QUERY
            GET /api/v1/notices | VIEWER | REFUSED | ?alarm={id}
            GET /api/v1/device-tests | OPERATOR | QUERY
            POST /api/v1/device-tests/confirm | VIEWER | NONE | {"code":"0000"}
            GET /api/v1/push-devices | VIEWER | NONE
            POST /api/v1/push-devices | VIEWER | NONE
            DELETE /api/v1/push-devices/{device} | VIEWER | NONE
            POST /api/v1/push-devices/{device}/confirm | VIEWER | NONE
            GET /api/v1/escalations | VIEWER | FILTERED
            POST /api/v1/escalations/{id}/next-level | OPERATOR | REFUSED
            POST /api/v1/escalations/{id}/decline | OPERATOR | REFUSED | {"person":"li-wei"}
            GET /answer/{token} | nobody | NONE
            POST /answer/{token} | nobody | NONE | {"answer":"take"}
            GET /presence/{token} | nobody | NONE
            POST /presence/{token} | nobody | NONE
            GET /api/v1/kpis | VIEWER | QUERY
            GET /api/v1/kpis.csv | VIEWER | QUERY
            GET /api/v1/floods | VIEWER | QUERY
            GET /api/v1/soe | VIEWER | QUERY
            POST /api/v1/backtests | OPERATOR | REFUSED | {"point":"{enterprise}/{site}/{device}/{point}"}
            POST /api/v1/calibrations | OPERATOR | REFUSED | {"point":"{enterprise}/{site}/{device}/{point}"}
            GET /api/v1/duty | VIEWER | FILTERED
            GET /api/v1/handovers/current | VIEWER | FILTERED
            POST /api/v1/handovers/{handover}/accept | OPERATOR | REFUSED | {"items":[9]}
            GET /api/v1/roll-calls | VIEWER | FILTERED
            POST /api/v1/roll-calls/{rollcall}/answer | OPERATOR | REFUSED | {"secret":"{person}"}
            GET /api/v1/spot-checks | VIEWER | FILTERED
            POST /api/v1/spot-checks | SUPERVISOR | REFUSED | {"post":"{post}"}
            GET /api/v1/duty-log | VIEWER | REFUSED | ?post={post}
            POST /api/v1/duty-log | OPERATOR | REFUSED | {"post":"{post}","matter":"x"}
            GET /api/v1/duty-log/entries | VIEWER | FILTERED
            POST /api/v1/duty-log/{day}/sign | OPERATOR | REFUSED | {"post":"{post}","secret":"{person}"}
            GET /api/v1/duty-log/{day}/print | VIEWER | REFUSED | ?post={post}
            GET /api/v1/roster | VIEWER | QUERY
            GET /api/v1/roster/coverage | VIEWER | QUERY
            GET /api/v1/roster/changes | VIEWER | ALL
            GET /api/v1/roster/shifts | VIEWER | QUERY
            GET /api/v1/roster/plans | VIEWER | QUERY
            PUT /api/v1/roster/plans/{room} | SUPERVISOR | REFUSED | {"zone":"Asia/Shanghai","shifts":[{"id":"d","from":"08:00","to":"08:00"}],"crews":[{"id":"a","persons":["{enterprise}-a"]}],"rotations":[{"id":"r","first":"2025-11-01","days":[["d/a"]]}]}
            GET /api/v1/roster/export.yaml | OPERATOR | ALL
            GET /api/v1/roster/export.csv | VIEWER | QUERY
            GET /api/v1/roster/export.ics | VIEWER | QUERY
            POST /api/v1/roster/import | SUPERVISOR | FILTERED
            GET /api/v1/roster/feed | SUPERVISOR | REFUSED | ?person={enterprise}-a
            POST /api/v1/roster/feed | SUPERVISOR | REFUSED | ?person={enterprise}-a
            DELETE /api/v1/roster/feed | SUPERVISOR | REFUSED | ?person={enterprise}-a
            GET /calendar-feeds/{token}/duty.ics | nobody | NONE
            POST /api/v1/roster/shifts | SUPERVISOR | REFUSED | {"post":"{enterprise}-room","from":"2025-11-23T08:00","to":"2025-11-23T09:00","persons":["{enterprise}-a"]}
            PUT /api/v1/roster/shifts/{shift} | SUPERVISOR | REFUSED | {"post":"{enterprise}-room","from":"2025-11-23T08:00","to":"2025-11-23T09:00","persons":["{enterprise}-a"]}
            DELETE /api/v1/roster/shifts/{shift} | SUPERVISOR | REFUSED
            GET /api/v1/roster/swaps | VIEWER | FILTERED
            POST /api/v1/roster/swaps | SUPERVISOR | REFUSED | {"legs":[{"post":"{enterprise}-room","from":"2025-11-25T08:00","to":"2025-11-25T09:00","giver":"{enterprise}-a","taker":"{enterprise}-b"}]}
            POST /api/v1/roster/swaps/{swap}/confirm | SUPERVISOR | REFUSED | {"person":"{enterprise}-a"}
            DELETE /api/v1/roster/swaps/{swap} | SUPERVISOR | REFUSED
            GET /api/v1/calendar | VIEWER | FILTERED
            PUT /api/v1/calendar/night | SUPERVISOR | ALL | {"from":"22:00","to":"06:00"}
            POST /api/v1/calendar/holidays | SUPERVISOR | ALL | {"id":"new-year","name":"x","from":"2026-03-01","to":"2026-03-02"}
            PUT /api/v1/calendar/holidays/{holiday} | SUPERVISOR | ALL | {"name":"x","from":"2026-03-01","to":"2026-03-02"}
            DELETE /api/v1/calendar/holidays/{holiday} | SUPERVISOR | ALL
            POST /api/v1/calendar/key-periods | SUPERVISOR | REFUSED | {"id":"period-{enterprise}","name":"x","from":"2026-03-01","to":"2026-03-02","enterprise":"{enterprise}","tightens":{"leaderOnSite":true}}
            PUT /api/v1/calendar/key-periods/{period} | SUPERVISOR | REFUSED | {"name":"x","from":"2026-03-01","to":"2026-03-02","enterprise":"{enterprise}","tightens":{"leaderOnSite":true}}
            DELETE /api/v1/calendar/key-periods/{period} | SUPERVISOR | REFUSED
            GET /api/v1/roster/leaves | VIEWER | FILTERED
            POST /api/v1/roster/leaves | SUPERVISOR | REFUSED | {"person":"{enterprise}-a","to":"2025-11-23T00:00:00Z","replacement":"{enterprise}-b"}
            DELETE /api/v1/roster/leaves/{leave} | SUPERVISOR | REFUSED
            GET /api/v1/messages/preview | OPERATOR | NONE
            POST /api/v1/messages/preview | OPERATOR | NONE | {"form":"title","template":"{head}"}
            GET /api/v1/demo-phones | OPERATOR | ALL
            POST /api/v1/demo-phones/{message}/answer | OPERATOR | ALL | {"outcome":"taken"}
            POST /receipts/{channel} | nobody | NONE
            GET /api/v1/weather/figures | VIEWER | FILTERED
            GET /api/v1/weather/restrictions | VIEWER | FILTERED
            GET /api/v1/weather/warnings | VIEWER | FILTERED
            POST /api/v1/weather/warnings | OPERATOR | ALL
            GET /api/v1/weather/warnings/{warning} | VIEWER | FILTERED
            POST /api/v1/weather/warnings/{warning}/answer | OPERATOR | FILTERED
            POST /api/v1/weather/warnings/{warning}/match | OPERATOR | REFUSED | {"enterprise":"{enterprise}","site":"{site}","concerns":true}
            GET /api/v1/weather/warnings/{warning}/actions/rain-drains/photo | VIEWER | NONE
            POST /api/v1/weather/warnings/{warning}/actions/rain-drains/confirm | OPERATOR | REFUSED | {"enterprise":"{enterprise}","site":"{site}"}
            GET /api/v1/openapi.yaml | nobody | NONE
            GET /health/live | nobody | NONE
            GET /health/ready | nobody | NONE
            GET /metrics | nobody | NONE
            GET /mqtt | nobody | NONE
            """;
    private static final String OTHER = Desk.OTHER.enterprise();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    /** @param least null when nobody needs to be logged in */
    private record Row(String call, Role least, Scope scope, String more) {
        static Row of(String line) {
            String[] cells = line.split(" \\| ");
            return new Row(cells[0], cells[1].equals("nobody") ? null : Role.valueOf(cells[1]), Scope.valueOf(cells[2]),
                    cells.length > 3 ? cells[3] : "");
        }

        boolean admits(Role role) {
            return least == null || role != null && role.covers(least);
        }
    }

    private final List<Row> rows = ROWS.lines().map(Row::of).toList();
    private final List<String> deviations = new ArrayList<>();

    @BeforeEach
    void open() {
        desk.weather.warn("matrix", "暴雨橙色预警");
        desk.raise(Desk.GAS, Priority.P1, Desk.START);
        desk.raise(Desk.OTHER, Priority.P1, Desk.START);
        for (String enterprise : List.of(Desk.GAS.enterprise(), OTHER)) {
            List<String> officers = Arrays.stream(Role.values()).flatMap(role -> Stream.of(name(role, "all"), name(role, enterprise))).toList();
            desk.duty.post("post-of-" + enterprise, enterprise, List.of("zhang"), officers, Desk.START);
            desk.duty.look(Desk.START);
            Desk.await(desk.duty.submit(book -> book.order("post-of-" + enterprise, "li", Desk.START)));
        }
    }

    @Test
    void everyDocumentedCall_hasARow() {
        Map<?, ?> document = new Yaml().load(client.send("GET", "/api/v1/openapi.yaml", null).text());
        Set<String> documented = new TreeSet<>();
        ((Map<?, ?>) document.get("paths")).forEach((path, item) -> ((Map<?, ?>) item).keySet().stream().filter(METHODS::contains)
                .forEach(method -> documented.add(method.toString().toUpperCase(Locale.ROOT) + ' ' + path)));
        assertEquals(documented, rows.stream().map(row -> row.call().replace("rain-drains", "{action}"))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void nobody_getsOnlyWhatNeedsNobody() {
        for (Row row : rows) {
            int status = call(row, null, Desk.GAS).status();
            expect(row, "nobody", row.least() == null ? status != 401 : status == 401, status);
        }
        assertEquals(List.of(), deviations);
    }

    @Test
    void everyRoleThatSeesAll_getsWhatTheRoleAllows() {
        for (Row row : rows) {
            for (Role role : Role.values()) {
                requireRole(row, name(role, "all"), role, call(row, name(role, "all"), Desk.GAS).status());
            }
        }
        assertEquals(List.of(), deviations);
    }

    @Test
    void everyRoleOfOneEnterprise_getsWhatTheRoleAllowsThereAndNothingOfAnother() {
        for (Row row : rows) {
            for (Role role : Role.values()) {
                String person = name(role, Desk.GAS.enterprise());
                if (row.scope() == Scope.ALL) {
                    int status = call(row, person, Desk.GAS).status();
                    expect(row, person, status == 403, status);
                } else if (!row.call().contains("/users/")) {
                    requireRole(row, person, role, call(row, person, Desk.GAS).status());
                }
                if (row.admits(role)) {
                    requireNothingOfTheOther(row, person);
                }
            }
        }
        assertEquals(List.of(), deviations);
    }

    /** Ways round a router or a proxy that were tried once and opened nothing. */
    @Test
    void tricksWithPathsAndHeaders_openNothing() {
        for (String path : List.of("/api/v1/users/", "//api/v1/users", "/API/v1/users", "/api/v1/users;a=b", "/api/v1/./users",
                "/api/v1/alarms/../users",
                "/api/v1/alarms/%2e%2e/users", "/api/v1/%75sers", "/health/live/../../api/v1/users", "/api/v1/users?role=ADMIN",
                        "/api/v1/users%00")) {
            refused(path, client.send("GET", path, null, "Authorization", Client.basic(name(Role.VIEWER, "all"))).status());
            refused(path, client.send("GET", path, null).status());
        }
        for (String header : List.of("X-HTTP-Method-Override", "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-User", "X-User", "X-Role", "Role")) {
            refused(header, client.send("GET", "/api/v1/users", null, "Authorization", Client.basic(name(Role.VIEWER, "all")), header,
                    header.startsWith("X-HTTP") ? "DELETE" : "admin").status());
        }
        String viewer = Client.basic(name(Role.VIEWER, "all"));
        refused("two roles", client.send("POST", "/api/v1/users", "{\"username\":\"li\",\"password\":\"correct staple 7\",\"role\":\"VIEWER\","
                + "\"role\":\"ADMIN\",\"caller\":{\"role\":\"ADMIN\"}}", "Authorization", viewer).status());
        assertEquals(List.of(), deviations);
    }

    private void refused(String trick, int status) {
        if (status < 400 || status >= 500) {
            deviations.add(trick + " -> " + status);
        }
    }

    private void requireRole(Row row, String person, Role role, int status) {
        boolean isForbidden = status == 401 || status == 403;
        expect(row, person, row.admits(role) != isForbidden && status < 500, status);
    }

    private void requireNothingOfTheOther(Row row, String person) {
        if (row.scope() == Scope.FILTERED || row.scope() == Scope.QUERY) {
            Client.Response plain = call(row, person, Desk.GAS);
            expect(row, person, !plain.text().contains(OTHER), plain.status());
        }
        if (row.scope() == Scope.QUERY) {
            int status = call(new Row(row.call(), row.least(), row.scope(), "?enterprise=" + OTHER), person, Desk.GAS).status();
            expect(row, person + " asks for " + OTHER, status == 403, status);
        }
        if (row.scope() == Scope.REFUSED || row.scope() == Scope.HIDDEN) {
            Client.Response answer = call(row, person, Desk.OTHER);
            expect(row, person + " at " + OTHER, answer.status() == (row.scope() == Scope.HIDDEN ? 404 : 403), answer.status());
        }
    }

    private void expect(Row row, String person, boolean isRight, int status) {
        if (!isRight) {
            deviations.add(row.call() + " by " + person + " -> " + status);
        }
    }

    private static String name(Role role, String scope) {
        return role.name().toLowerCase(Locale.ROOT) + '.' + scope;
    }

    /** The call with whatever it needs filled in from that point; {@code person} null is nobody. */
    private Client.Response call(Row row, String person, PointId point) {
        String[] call = row.call().split(" ");
        AccessPaths paths = new AccessPaths(desk, client);
        String more = paths.fill(row.more(), point).replace("{person}", String.valueOf(person));
        boolean isQuery = more.startsWith("?");
        String body = call[0].equals("GET") || call[0].equals("DELETE") ? null : more.isEmpty() ? "{}" : more;
        String path = paths.fill(call[1], point) + (isQuery ? more : "");
        return person == null ? client.send(call[0], path, body)
                : client.send(call[0], path, body, "Authorization", Client.basic(person));
    }
}
