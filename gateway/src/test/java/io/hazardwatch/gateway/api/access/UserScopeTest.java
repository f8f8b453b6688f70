package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserScopeTest extends ApiTestCase {
    private static JsonObject user(String role, Object... scope) {
        JsonObject user = new JsonObject().put("username", "chen").put("password", "correct staple 7").put("role", role);
        for (int i = 0; i < scope.length; i += 2) {
            user.put((String) scope[i], scope[i + 1]);
        }
        return user;
    }

    private Client.Response make(String by, JsonObject user) {
        return client.post(by, "/api/v1/users", user);
    }

    private static JsonObject area(String digits) {
        return new JsonObject().put("areas", new JsonArray().add(digits));
    }

    @Test
    void scope_isTakenAndToldAsWritten() {
        JsonObject made = make("admin", user("REGULATOR", "scope", area("320481").put("kinds", new JsonArray().add("lpg_depot")))).json();
        assertEquals(new JsonObject("{\"sites\":[],\"areas\":[\"320481\"],\"kinds\":[\"lpg_depot\"]}"), made.getJsonObject("scope"));
        assertNull(made.getString("enterprise"));
        assertNull(make("admin", user("VIEWER", "enterprise", "huarun-gas")).json().getValue("scope"));
    }

    @Test
    void badMember_isRefused() {
        assertEquals(400, make("admin", user("REGULATOR", "scope", area("jiangsu"))).status());
        assertEquals(400, make("admin", user("REGULATOR", "scope", "everything")).status());
    }

    @Test
    void nobody_givesMoreThanTheOwnScope() {
        desk.users.scopes.put("admin.of-area", new Scope(null, List.of(), List.of("3204"), List.of()));
        assertEquals(403, make("admin.of-area", user("VIEWER")).status());
        assertEquals(403, make("admin.of-area", user("VIEWER", "scope", area("32"))).status());
        assertEquals(201, make("admin.of-area", user("VIEWER", "scope", area("320481"))).status());
        assertEquals(404, make("admin.huarun-gas", user("VIEWER", "enterprise", "north-chem")).status());
        assertEquals("huarun-gas", make("admin.huarun-gas", user("VIEWER", "scope", area("32"))).json().getString("enterprise"));
    }

    @Test
    void person_isOfAnEnterpriseOfWhichTheAccountSeesSomething() {
        List<String> sites = List.of("huarun-gas/lpg-depot-01");
        desk.users.scopes.put("admin.of-site", new Scope(null, sites, List.of(), List.of()));
        JsonObject scope = new JsonObject().put("sites", new JsonArray(sites));
        assertEquals(400, make("admin.of-site", user("DUTY", "scope", scope, "person", "person-north-chem")).status());
        assertEquals(201, make("admin.of-site", user("DUTY", "scope", scope, "person", "person-huarun-gas")).status());
    }

    @Test
    void administratorOfAnEnterprise_makesNoAdministratorsRegulatorsAndAuditors() {
        for (String role : List.of("ADMIN", "REGULATOR", "AUDITOR")) {
            assertEquals("ROLE", make("enterprise_admin.huarun-gas", user(role)).json().getString("reason"), role);
        }
        assertEquals(201, make("enterprise_admin.huarun-gas", user("SUPERVISOR")).status());
        assertEquals(201, make("enterprise_admin.huarun-gas", user("ENTERPRISE_ADMIN")).status());
        assertEquals(400, make("admin", user("ENTERPRISE_ADMIN")).status());
    }
}
