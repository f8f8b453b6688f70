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
    private static final String OTHER = Desk.OTHER.enterprise();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    /** What {@code docs/access.md} says of who has which right. */
    private static final Map<String, Set<String>> ROLES = AccessTable.rolesByRight();

    /** @param right null when nobody needs to be logged in; {@code device} when it takes the credential of a device, which no person has */
    private record Row(String call, String right, AccessScope scope, String more) {
        static Row of(String line) {
            String[] cells = line.split(" \\| ");
            return new Row(cells[0], cells[1].equals("nobody") ? null : cells[1], AccessScope.valueOf(cells[2]),
                    cells.length > 3 ? cells[3] : "");
        }

        boolean admits(Role role) {
            return right == null || role != null && ROLES.getOrDefault(right, Set.of()).contains(role.name());
        }
    }

    private final List<Row> rows = Stream.of(AccessCalls.ROWS, ResponseCalls.ROWS, ConsoleCalls.ROWS, OnboardingCalls.ROWS).flatMap(String::lines)
            .map(Row::of).toList();
    private final List<String> deviations = new ArrayList<>();

    @BeforeEach
    void open() {
        desk.weather.warn("matrix", "暴雨橙色预警");
        desk.raise(Desk.GAS, Priority.P1, Desk.START);
        desk.raise(Desk.OTHER, Priority.P1, Desk.START);
        desk.warnings.send(Desk.GAS, Desk.START);
        desk.warnings.send(Desk.OTHER, Desk.START);
        desk.permits.issue(Desk.GAS, Desk.START);
        desk.permits.issue(Desk.OTHER, Desk.START);
        desk.proposals.put(Desk.GAS, Desk.START);
        desk.proposals.put(Desk.OTHER, Desk.START);
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
            expect(row, "nobody", row.right() == null ? status != 401 : status == 401, status);
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
                if (row.scope() == AccessScope.ALL) {
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

    private void requireRole(Row row, String person, Role role, int status) {
        boolean isForbidden = status == 401 || status == 403;
        expect(row, person, row.admits(role) != isForbidden && status < 500, status);
    }

    private void requireNothingOfTheOther(Row row, String person) {
        if (row.scope() == AccessScope.FILTERED || row.scope() == AccessScope.QUERY) {
            Client.Response plain = call(row, person, Desk.GAS);
            expect(row, person, !plain.text().contains(OTHER), plain.status());
        }
        if (row.scope() == AccessScope.QUERY) {
            int status = call(new Row(row.call(), row.right(), row.scope(), "?enterprise=" + OTHER), person, Desk.GAS).status();
            expect(row, person + " asks for " + OTHER, status == 404, status);
        }
        if (row.scope() == AccessScope.HIDDEN || row.scope() == AccessScope.OVER) {
            Client.Response answer = call(row, person, Desk.OTHER);
            expect(row, person + " at " + OTHER, answer.status() == (row.scope() == AccessScope.HIDDEN ? 404 : 409), answer.status());
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
