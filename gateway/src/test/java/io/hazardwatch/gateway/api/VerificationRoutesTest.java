package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A means is verified by the code that arrived there. */
class VerificationRoutesTest extends ApiTestCase {
    private static final String PATH = "/api/v1/people/person-huarun-gas/verifications/";
    private static final String MEANS = "\"kind\":\"sms\",\"address\":\"+86 10 7654321\"";

    private Client.Response post(String call, String body) {
        return client.send("POST", PATH + call, body, "Authorization", Client.basic("admin.all"));
    }

    @Test
    void codeOnThePhone_verifiesTheMeansOnce() {
        Client.Response sent = post("code", "{" + MEANS + "}");
        assertEquals(202, sent.status(), sent::text);
        assertEquals("demo-phone", sent.json().getString("channel"));
        String shown = client.send("GET", "/api/v1/demo-phones", null, "Authorization", Client.basic("admin.all")).json().getJsonArray("messages")
                .getJsonObject(0).getString("text");
        Matcher code = Pattern.compile("[0-9]{6}").matcher(shown);
        assertTrue(code.find(), shown);
        assertEquals("WRONG_CODE", post("confirm", "{" + MEANS + ",\"code\":\"x\"}").json().getString("reason"));
        Client.Response confirmed = post("confirm", "{" + MEANS + ",\"code\":\"" + code.group() + "\"}");
        assertEquals(200, confirmed.status(), confirmed::text);
        assertTrue(confirmed.text().contains("\"verifiedBy\":\"admin.all\""), confirmed::text);
        assertEquals("NOT_ASKED", post("confirm", "{" + MEANS + ",\"code\":\"" + code.group() + "\"}").json().getString("reason"));
    }

    @Test
    void draftOfATemplate_isShownOrRefusedWithWhatIsWrong() {
        String path = "/api/v1/messages/preview";
        String good = "{\"language\":\"en\",\"purpose\":\"call\",\"form\":\"title\",\"template\":\"{head} at {place}\"}";
        Client.Response shown = client.send("POST", path, good, "Authorization", Client.basic("admin.all"));
        assertTrue(shown.json().getBoolean("usable") && shown.json().getString("title").endsWith("at Example tank farm"), shown::text);
        Client.Response late = client.send("POST", path, good.replace("{head} at", "at"), "Authorization", Client.basic("admin.all"));
        assertEquals(false, late.json().getBoolean("usable"), "the priority comes first");
        Client.Response broken = client.send("POST", path, good.replace("{place}", "{nobody}"), "Authorization", Client.basic("admin.all"));
        assertEquals(400, broken.status(), broken::text);
        assertTrue(broken.json().getString("rule").contains("nobody"), broken::text);
    }

    @Test
    void codesForOthersOrTooOften_areRefused() {
        assertEquals(400, post("code", "{\"kind\":\"sms\",\"address\":\"+86 1\"}").status());
        assertEquals(202, post("code", "{" + MEANS + "}").status());
        assertEquals(429, post("code", "{" + MEANS + "}").status());
    }
}
