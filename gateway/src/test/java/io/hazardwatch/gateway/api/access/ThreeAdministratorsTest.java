package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client.Response;
import io.hazardwatch.gateway.api.http.AccessSettings;
import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.http.HttpLimits;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With three administrators no role does the work of two of them, and ADMIN does nothing. */
class ThreeAdministratorsTest extends ApiTestCase {
    private static final Set<Capability> SYSTEM = EnumSet.of(Capability.CHANGE_CONFIGURATION, Capability.DECOMMISSION_ALARMS,
            Capability.EDIT_PEOPLE, Capability.MANAGE_CREDENTIALS);
    private static final Set<Capability> SECURITY = EnumSet.of(Capability.MANAGE_ACCOUNTS);
    private static final Set<Capability> AUDIT = EnumSet.of(Capability.READ_ACCESS_LOG);

    ThreeAdministratorsTest() {
        super(ApiSettings.plain(0, HttpLimits.STANDARD).with(AccessSettings.STANDARD.split()));
    }

    @BeforeEach
    void split() {
        desk.users.isSplit = true;
    }

    private static boolean hasAny(Role role, Set<Capability> work) {
        return role.granted(true).stream().anyMatch(work::contains);
    }

    @Test
    void noRole_doesTheWorkOfTwo() {
        for (Role role : Role.values()) {
            long works = List.of(SYSTEM, SECURITY, AUDIT).stream().filter(work -> hasAny(role, work)).count();
            assertTrue(works <= 1, role + " does the work of " + works);
        }
        assertTrue(Role.SYSTEM_ADMIN.granted(true).containsAll(SYSTEM));
        assertTrue(Role.SECURITY_ADMIN.granted(true).containsAll(SECURITY));
        assertTrue(Role.AUDIT_ADMIN.granted(true).containsAll(AUDIT));
        assertTrue(Arrays.stream(Role.values()).filter(role -> hasAny(role, SECURITY)).allMatch(Role.SECURITY_ADMIN::equals));
    }

    @Test
    void withoutTheSplit_rolesGrantWhatTheTableSays() {
        Arrays.stream(Role.values()).forEach(role -> assertEquals(role.granted(), role.granted(false)));
    }

    @Test
    void administrators_areRefusedEachOthersWork() {
        assertEquals(200, client.get("security_admin.all", "/api/v1/users").status());
        assertEquals(403, client.get("security_admin.all", "/api/v1/access-log").status());
        assertEquals(403, client.post("security_admin.all", "/api/v1/people", new JsonObject()).status());
        assertEquals(200, client.get("audit_admin.all", "/api/v1/access-log").status());
        assertEquals(403, client.get("audit_admin.all", "/api/v1/users").status());
        assertEquals(403, client.get("system_admin.all", "/api/v1/users").status());
        assertEquals(403, client.get("system_admin.all", "/api/v1/access-log").status());
        assertEquals(200, client.get("system_admin.all", "/api/v1/enterprises/huarun-gas/credentials").status());
    }

    @Test
    void admin_doesNothingButReadItsOwnSession() {
        Response me = client.get("admin", "/api/v1/session");
        assertEquals(List.of("OWN_ACCOUNT"), me.json().getJsonArray("rights").getList());
        for (String path : List.of("/api/v1/alarms", "/api/v1/users", "/api/v1/access-log", "/api/v1/break-glass")) {
            assertEquals(403, client.get("admin", path).status(), path);
        }
        assertEquals(403, client.get("enterprise_admin.huarun-gas", "/api/v1/users").status());
        assertEquals(200, client.get("enterprise_admin.huarun-gas", "/api/v1/enterprises/huarun-gas/credentials").status());
    }

    @Test
    void admin_isGivenToNobody() {
        JsonObject wanted = new JsonObject().put("username", "li").put("password", "correct staple 7").put("role", "ADMIN");
        Response refused = client.post("security_admin.all", "/api/v1/users", wanted);
        assertEquals("ADMIN_SPLIT", refused.json().getString("reason"));
        assertEquals(201, client.post("security_admin.all", "/api/v1/users", wanted.put("role", "SYSTEM_ADMIN")).status());
        assertFalse(Role.ENTERPRISE_ADMIN.mayManage(Role.SECURITY_ADMIN));
    }
}
