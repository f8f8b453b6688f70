package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.accounts.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A viewer gets no account by odd paths and headers. */
class PathTricksTest extends ApiTestCase {
    private final List<String> deviations = new ArrayList<>();

    private static String name(Role role, String scope) {
        return role.name().toLowerCase(Locale.ROOT) + '.' + scope;
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
}
