package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.TestMessage;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Channels show how they are doing, and take a test message when asked. */
class ChannelRoutesTest extends ApiTestCase {
    private static final String ADDRESS = "+86 10 7654321";

    private JsonObject channel(String id) {
        return client.send("GET", "/api/v1/channels", null, "Authorization", Client.basic("admin.all")).json().getJsonArray("channels").stream()
                .map(JsonObject.class::cast).filter(each -> each.getString("id").equals(id)).findFirst().orElseThrow();
    }

    private Client.Response test(String user, String channel, JsonObject means) {
        return client.send("POST", "/api/v1/channels/" + channel + "/test", means.encode(), "Authorization", Client.basic(user));
    }

    private static JsonObject means(String person, String address) {
        return new JsonObject().put("person", person).put("kind", "sms").put("address", address);
    }

    @Test
    void providerTakesTheTest_itsResultStands_andAnotherMustWait() {
        assertNull(channel("demo-phone").getValue("lastTest"));
        Client.Response taken = test("admin.all", "demo-phone", means("person-huarun-gas", ADDRESS));
        assertEquals(List.of(200, "accepted"), List.of(taken.status(), taken.json().getString("result")), taken::text);
        JsonObject shown = channel("demo-phone");
        assertEquals("accepted", shown.getJsonObject("lastTest").getString("result"));
        assertEquals("admin.all", shown.getJsonObject("lastTest").getString("by"));
        assertEquals(1, shown.getInteger("accepted"));
        String told = client.send("GET", "/api/v1/demo-phones", null, "Authorization", Client.basic("admin.all")).text();
        assertTrue(told.contains("test of channel demo-phone by admin.all"), told);
        Client.Response again = test("admin.all", "demo-phone", means("person-huarun-gas", ADDRESS));
        assertEquals("TOO_OFTEN", again.json().getString("reason"));
        clock.advance(10_000);
        assertEquals(200, test("admin.all", "demo-phone", means("person-huarun-gas", ADDRESS)).status());
    }

    @Test
    void telephoneOfAHousehold_isNotShown_butItsName() {
        for (MessagePurpose purpose : List.of(MessagePurpose.HOUSEHOLD, MessagePurpose.HOUSEHOLD_NEWS)) {
            PersonMessage call = TestMessage.of("k-" + purpose, ContactMeansKind.SMS, "+86 139 0000 4711", "gas");
            desk.phones.send(new PersonMessage(call.key(), "household:huarun-gas/lpg-depot-01/flat-1", call.means(), call.address(), call.language(),
                    call.nature(), purpose, call.priority(), call.text(), call.answer(), call.sentAt()));
        }
        Client.Response told = client.send("GET", "/api/v1/demo-phones", null, "Authorization", Client.basic("admin.all"));
        assertEquals(List.of("household_news ***", "household ***"), told.json().getJsonArray("messages").stream().map(each -> (JsonObject) each)
                .map(each -> each.getString("purpose") + ' ' + each.getString("address")).toList());
        assertFalse(told.text().contains("139 0000"), told.text());
        told.json().getJsonArray("messages").forEach(each -> assertEquals(new JsonObject().put("zh", "一栋 101").put("en", "Flat 1"),
                ((JsonObject) each).getJsonObject("personName")));
    }

    /** Nothing listens at the address of that provider. */
    @Test
    void providerDoesNotAnswer_theTestSaysSo() {
        Client.Response refused = test("admin.all", "sms", means("person-huarun-gas", ADDRESS));
        assertEquals(List.of(200, "retry"), List.of(refused.status(), refused.json().getString("result")), refused::text);
        JsonObject shown = channel("sms");
        assertEquals(1, shown.getInteger("failuresInARow"));
        assertEquals(shown.getString("lastError"), shown.getJsonObject("lastTest").getString("detail"));
    }

    @Test
    void meansOfNobody_ofAnotherEnterprise_orNotOfTheChannel_areRefused() {
        assertEquals(400, test("admin.all", "demo-phone", means("person-huarun-gas", "+86 1")).status());
        assertEquals(404, test("admin.all", "nowhere", means("person-huarun-gas", ADDRESS)).status());
        assertEquals(400, test("admin.all", "push", means("person-huarun-gas", ADDRESS)).status());
        assertEquals(404, test("enterprise_admin.huarun-gas", "demo-phone", means("person-north-chem", ADDRESS)).status());
        assertEquals(403, test("operator.huarun-gas", "demo-phone", means("person-huarun-gas", ADDRESS)).status());
    }
}
