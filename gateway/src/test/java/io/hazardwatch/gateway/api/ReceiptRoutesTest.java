package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.notify.person.ReceiptVerdict.Reason;
import org.junit.jupiter.api.Test;

/** What providers report is taken with a proof only; everything else is refused by reason and counted. */
class ReceiptRoutesTest extends ApiTestCase {
    private Client.Response report(String channel, String body, String... headers) {
        return client.send("POST", "/receipts/" + channel, body, headers);
    }

    @Test
    void receiptWithProof_isTakenTwiceAndWithoutLogIn() {
        for (int i = 0; i < 2; i++) {
            Client.Response taken = report("sms", "{\"id\":\"m-1\"}", "X-Token", "secret");
            assertEquals("200 OK", taken.status() + " " + taken.text());
        }
        assertEquals(2, desk.phones.receipts.size());
        assertEquals(2, desk.phones.counts.of(Reason.TAKEN));
    }

    @Test
    void receiptThatIsForgedUnreadableOrForNobody_isRefusedAndCounted() {
        assertEquals(401, report("sms", "{\"id\":\"m-1\"}").status());
        assertEquals(401, report("sms", "{\"id\":\"m-1\"}", "X-Token", "guess", "Authorization", Client.basic("admin")).status());
        assertEquals("UNREADABLE", report("sms", "{\"name\":1}", "X-Token", "secret").json().getString("reason"));
        assertEquals(404, report("demo-phone", "{}", "X-Token", "secret").status());
        assertEquals(404, report("nobody", "{}").status());
        assertEquals(413, report("sms", "x".repeat(70_000), "X-Token", "secret").status());
        assertEquals(2, desk.phones.counts.of(Reason.WRONG_SIGNATURE));
        assertEquals(1, desk.phones.counts.of(Reason.UNREADABLE));
        assertEquals(2, desk.phones.counts.of(Reason.NOT_EXPECTED));
        assertEquals(0, desk.phones.receipts.size());
    }
}
