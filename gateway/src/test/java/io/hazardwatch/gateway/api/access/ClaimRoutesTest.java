package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimRoutesTest extends ApiTestCase {
    private static final String PATH = "/api/v1/enterprises/huarun-gas/claims";

    private Client.Response claim(String serial, String code) {
        return client.send("POST", "/api/v1/claim", new JsonObject().put("serial", serial).put("code", code).encode());
    }

    private List<Note> journaled() {
        return desk.notes.stream().filter(note -> note.type() == TransitionType.CREDENTIAL_CHANGED).toList();
    }

    @Test
    void place_isPreparedListedAndWithdrawn_andTheCodeIsNotJournaled() {
        JsonObject wanted = new JsonObject().put("serial", "SN-1000").put("device", "lpg-depot-01/gd-07");
        assertEquals(403, client.post("operator", PATH, wanted).status());
        JsonObject prepared = client.post("admin", PATH, wanted).json();
        assertEquals("code-of-gd-07", prepared.getString("code"));
        assertEquals("2025-12-22T03:13:54.567+00:00", prepared.getString("expiresAt"));
        assertEquals(409, client.post("admin", PATH, wanted.copy().put("serial", "SN-2000")).status());
        for (String bad : List.of("SN", "SN 1000", "-1000", "x".repeat(49), "SN\u00001000", "序列号一千")) {
            assertEquals(400, client.post("admin", PATH, wanted.copy().put("serial", bad)).status(), bad);
        }
        assertEquals(400, client.post("admin", PATH, wanted.copy().put("days", 366)).status());
        assertEquals(400, client.post("admin", PATH, wanted.copy().put("device", "tk-01")).status(), "the device of another enterprise");
        assertEquals(400, client.post("admin", PATH, wanted.copy().put("dayz", 1)).status());
        JsonObject listed = client.get("admin", PATH).json().getJsonArray("claims").getJsonObject(0);
        assertEquals("open", listed.getString("state"));
        assertFalse(listed.encode().contains("code-of"), listed::encode);
        assertEquals(204, client.send("DELETE", PATH + "/SN-1000", null, "Authorization", Client.basic("admin")).status());
        assertEquals(404, client.send("DELETE", PATH + "/SN-2000", null, "Authorization", Client.basic("admin")).status());
        assertEquals(List.of("admin", "admin"), journaled().stream().map(Note::actor).toList());
        assertFalse(desk.notes.toString().contains("code-of"));
    }

    @Test
    void repeatedPreparation_showsNoCodeAgain() {
        String wanted = "{\"serial\":\"SN-1000\",\"device\":\"gd-07\"}";
        assertEquals(201, client.send("POST", PATH, wanted, "Authorization", Client.basic("admin"), "Idempotency-Key", "k").status());
        Client.Response again = client.send("POST", PATH, wanted, "Authorization", Client.basic("admin"), "Idempotency-Key", "k");
        assertEquals("SHOWN_ONCE", again.json().getString("reason"));
    }

    @Test
    void device_getsItsCredentialAndPlace() {
        JsonObject made = claim("SN-1000", "RIGHT").json();
        assertEquals("token-1 secret-1 huarun-gas lpg-depot-01 gd-07", String.join(" ", made.getString("username"), made.getString("password"),
                made.getString("enterprise"), made.getString("site"), made.getString("device")));
        String csr = "{\"serial\":\"SN-1000\",\"code\":\"right\",\"csr\":\"%s\"}";
        assertEquals("certificate of SN-1000", client.send("POST", "/api/v1/claim", csr.formatted("x")).json().getString("certificate"));
        Client.Response refused = client.send("POST", "/api/v1/claim", csr.formatted("bad"));
        assertEquals("csr", refused.json().getString("parameter"));
        assertEquals(List.of("device huarun-gas/lpg-depot-01/gd-07", "device huarun-gas/lpg-depot-01/gd-07"),
                journaled().stream().map(Note::actor).toList());
        assertFalse(desk.notes.toString().contains("token-1") || desk.notes.toString().contains("secret-1"));
    }

    @Test
    void unknownSerialNumberAndWrongCode_areAnsweredAlike_andALockIsJournaled() {
        Client.Response unknown = claim("SN-9999", "wrong");
        assertEquals(401, unknown.status());
        assertEquals(unknown.text(), claim("SN-1000", "wrong").text());
        assertEquals(unknown.text(), claim("SN-1000", "last").text(), "nor does a lock show");
        assertEquals(1, journaled().size());
        assertEquals("device huarun-gas/lpg-depot-01/gd-07 (unproven)", journaled().getFirst().actor());
        assertEquals(400, claim("SN-1000", "not a code!").status());
        assertEquals(400, claim("SN-1000", "x".repeat(65)).status());
        assertEquals(413, client.send("POST", "/api/v1/claim", "{\"csr\":\"" + "x".repeat(40_000) + "\"}").status());
    }

    @Test
    void triesThatWereNotWrong_areNotCounted() {
        for (int i = 0; i <= LogInThrottle.FREE_ADDRESS; i++) {
            assertEquals(503, claim("SN-1000", "away").status());
        }
        String bad = "{\"serial\":\"SN-1000\",\"code\":\"right\",\"csr\":\"bad\"}";
        for (int i = 0; i <= LogInThrottle.FREE_ADDRESS; i++) {
            assertEquals("csr", client.send("POST", "/api/v1/claim", bad).json().getString("parameter"));
        }
        for (int i = 0; i <= LogInThrottle.FREE_ADDRESS; i++) {
            assertEquals(400, claim("SN-1000", "not a code!").status());
        }
        assertEquals(201, claim("SN-1000", "right").status());
    }

    @Test
    void wrongTriesOfAnAddress_areSlowed_andRightOnesAreNot() {
        for (int right = 0; right < 60; right++) {
            assertEquals(201, claim("SN-1000", "right").status());
        }
        for (int wrong = 0; wrong < LogInThrottle.FREE_ADDRESS; wrong++) {
            assertEquals(401, claim("SN-" + (3000 + wrong), "wrong").status());
        }
        Client.Response slowed = claim("SN-1000", "right");
        assertEquals(429, slowed.status());
        assertTrue(slowed.header("Retry-After") != null, slowed::text);
    }
}
