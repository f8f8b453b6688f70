package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.MeansTest;
import io.vertx.core.json.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** People subscribe their own browsers, which become verified means by a code that is pushed to them. */
class PushRoutesTest extends ApiTestCase {
    private static final String PATH = "/api/v1/push-devices";
    private static final String KEY = "B" + "A".repeat(86);

    private Client.Response send(String person, String method, String path, JsonObject body) {
        return client.send(method, path, body == null ? null : body.encode(), "Authorization", Client.basic(person));
    }

    /** Somebody who logs in by an account; a point in its name is a dash in the id. */
    private void person(String account) {
        String id = account.replace('.', '-');
        Client.Response added = send("admin.all", "POST", "/api/v1/people", new JsonObject().put("id", id).put("name", id)
                .put("enterprise", "huarun-gas"));
        assertEquals(201, added.status(), added::text);
    }

    private static JsonObject browser(String endpoint) {
        return new JsonObject().put("endpoint", endpoint).put("p256dh", KEY).put("auth", "A".repeat(22)).put("device", "telephone");
    }

    private JsonObject only(String person) {
        JsonObject devices = send(person, "GET", PATH, null).json();
        assertEquals(1, devices.getJsonArray("devices").size(), devices::encode);
        return devices.getJsonArray("devices").getJsonObject(0);
    }

    @Test
    void ownBrowser_isSubscribedVerifiedByItsCodeAndRemoved() {
        person("viewer.huarun-gas");
        JsonObject offer = send("viewer.huarun-gas", "GET", PATH, null).json();
        assertTrue(offer.getBoolean("configured") && offer.getString("publicKey").length() == 87, offer::encode);
        Client.Response added = send("viewer.huarun-gas", "POST", PATH, browser("http://127.0.0.1:1/push"));
        assertEquals(202, added.status(), added::text);
        assertEquals(null, only("viewer.huarun-gas").getString("verifiedAt"));
        String device = PATH + '/' + added.json().getString("id");
        assertEquals(409, send("viewer.huarun-gas", "POST", device + "/confirm", new JsonObject().put("code", "x")).status());
        assertEquals(200, send("viewer.huarun-gas", "POST", device + "/confirm", new JsonObject().put("code", code())).status());
        JsonObject shown = only("viewer.huarun-gas");
        assertTrue(shown.getString("verifiedAt") != null && !shown.encode().contains(KEY) && !shown.encode().contains("/push\""), shown::encode);
        JsonObject self = send("admin.all", "GET", "/api/v1/people/viewer-huarun-gas", null).json();
        assertTrue(self.getBoolean("reachableUrgently") && !self.encode().contains("http://"), self::encode);
        assertEquals(204, send("viewer.huarun-gas", "DELETE", device, null).status());
        assertFalse(send("admin.all", "GET", "/api/v1/people/viewer-huarun-gas", null).text().contains("push"));
    }

    @Test
    void ownTest_isConfirmedByItsCodeAndShownToOperatorsOfItsEnterprise() {
        person("viewer.huarun-gas");
        desk.people.tests().put(new MeansTest("viewer-huarun-gas", ContactMeansKind.SMS, "110", "device-test-1", "4711", Desk.START - 9,
                Desk.START - 1, 0,
                null));
        Client.Response shown = send("operator.huarun-gas", "GET", "/api/v1/device-tests", null);
        assertTrue(shown.text().contains("\"state\":\"NOT_CONFIRMED\""), shown::text);
        assertFalse(send("operator.north-chem", "GET", "/api/v1/device-tests", null).text().contains("4711"));
        JsonObject code = new JsonObject().put("code", "4711");
        assertEquals(409, send("operator.huarun-gas", "POST", "/api/v1/device-tests/confirm", code).status());
        assertEquals(204, send("viewer.huarun-gas", "POST", "/api/v1/device-tests/confirm", code).status());
        assertTrue(send("operator.huarun-gas", "GET", "/api/v1/device-tests", null).text().contains("\"state\":\"CONFIRMED\""));
    }

    private String code() {
        String shown = send("admin.all", "GET", "/api/v1/demo-phones", null).json().getJsonArray("messages").getJsonObject(0).getString("text");
        Matcher code = Pattern.compile("[0-9]{6}").matcher(shown);
        assertTrue(code.find(), shown);
        return code.group();
    }

    @Test
    void browserOfAnotherOrAtAnyAddress_isRefused() {
        assertEquals("NO_PERSON", send("viewer.huarun-gas", "POST", PATH, browser("http://127.0.0.1:1/push")).json().getString("reason"));
        person("viewer.huarun-gas");
        person("operator.huarun-gas");
        for (String endpoint : new String[] {"https://10.0.0.1/x", "http://example.com/x", "file:///etc/passwd", ""}) {
            assertEquals(400, send("viewer.huarun-gas", "POST", PATH, browser(endpoint)).status(), endpoint);
        }
        assertEquals(400, send("viewer.huarun-gas", "POST", PATH, browser("http://127.0.0.1:1/push").put("auth", "short")).status());
        String device = PATH + '/' + send("viewer.huarun-gas", "POST", PATH, browser("http://127.0.0.1:1/push")).json().getString("id");
        assertEquals(404, send("operator.huarun-gas", "DELETE", device, null).status());
        assertEquals(404, send("operator.huarun-gas", "POST", device + "/confirm", new JsonObject().put("code", "000000")).status());
    }
}
