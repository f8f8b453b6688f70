package io.hazardwatch.gateway.notify.channel.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.interaso.webpush.VapidKeys;
import io.hazardwatch.gateway.notify.channel.http.HttpPeer;
import io.hazardwatch.gateway.notify.person.AsksForPatience;
import io.hazardwatch.gateway.notify.person.Behaviour;
import io.hazardwatch.gateway.notify.person.CanAnswerEndlessly;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.ContractPeer;
import io.hazardwatch.gateway.notify.person.IgnoresAnswers;
import io.hazardwatch.gateway.notify.person.KnowsAddresses;
import io.hazardwatch.gateway.notify.person.MessageText;
import io.hazardwatch.gateway.notify.person.PushAccess;
import io.hazardwatch.gateway.notify.person.PushKeyText;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.ReceiptRequest;
import io.hazardwatch.gateway.notify.person.ReceiptVerdict.Reason;
import io.hazardwatch.gateway.notify.person.RemoteChannelContract;
import io.hazardwatch.gateway.notify.person.ReportsFailure;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.notify.person.TestMessage;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.PushSubscription;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notifications reach the browser alone, signed by the gateway, and go nowhere but to push services. */
class PushChannelTest extends RemoteChannelContract implements ReportsFailure, AsksForPatience, CanAnswerEndlessly, IgnoresAnswers, KnowsAddresses {
    private final BrowserKeys browser = browser();
    private final PushKeyText keys = PushKeyText.made();
    private final VapidKeys gateway = VapidKeys.create(keys.publicKey(), keys.privateKey());
    private String publicKey = browser.publicKey();
    private HttpPeer service;
    private List<String> hosts = List.of("127.0.0.1");

    private static BrowserKeys browser() {
        try {
            return new BrowserKeys();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected ContractPeer openPeer() throws IOException {
        service = new HttpPeer("", "410 Gone", "gone", request -> shown(request).getString("body"));
        return service;
    }

    private JsonObject shown(HttpPeer.Request request) {
        return new JsonObject(browser.decrypted(request.content()));
    }

    @Override
    protected ChannelSettings settings() {
        return new PushSettings(options("push"), "mailto:alarms@example.com", new PushServices(hosts));
    }

    @Override
    protected PushAccess push() {
        return new PushAccess(id -> id.equals(address()) ? new PushSubscription(id, "li-wei", service.url("/push/abc"), publicKey,
                browser.secret(), "phone", 0) : null, () -> keys);
    }

    @Override
    protected ContactMeansKind means() {
        return ContactMeansKind.PUSH;
    }

    @Override
    protected String address() {
        return "push-1";
    }

    @Test
    void notification_isUrgentSignedForTheServiceAndOpensTheAnswerPage() throws Exception {
        assertEquals(new SendResult.Accepted("key-1", true), send(message("gas")));
        HttpPeer.Request request = service.requests().getFirst();
        assertEquals("POST /push/abc HTTP/1.1", request.line());
        assertEquals(List.of("aes128gcm", "86400", "high"), List.of(request.header("Content-Encoding"), request.header("TTL"),
                request.header("Urgency")));
        assertTrue(request.header("Topic").matches("[A-Za-z0-9_-]{1,32}"), request.head());
        JsonObject shown = shown(request);
        assertEquals(List.of("P1 gas", "https://alarms.example.com/answer/abc", "zh"),
                List.of(shown.getString("title"), shown.getString("link"), shown.getString("lang")));
        requireSigned(request.header("Authorization"));
    }

    private void requireSigned(String authorization) throws GeneralSecurityException {
        String token = authorization.replaceAll(".*t=([^,]+).*", "$1").strip();
        String[] parts = token.split("\\.");
        JsonObject claims = new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        assertTrue(service.url("").startsWith(claims.getString("aud")), claims::encode);
        assertEquals("mailto:alarms@example.com", claims.getString("sub"));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(gateway.getPublicKey());
        signature.update((parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertTrue(signature.verify(Base64.getUrlDecoder().decode(parts[2])));
        assertTrue(authorization.contains("k=" + ((PushChannel) channel).publicKey()), authorization);
    }

    @Test
    void longText_isCutBetweenCharactersAndStillTaken() throws Exception {
        String words = "储罐🔥".repeat(2_000);
        assertInstanceOf(SendResult.Accepted.class,
                send(TestMessage.of("k", ContactMeansKind.PUSH, address(), new MessageText("P1", "b", words, "s"))));
        HttpPeer.Request request = service.requests().getFirst();
        assertTrue(request.content().length <= 4_096, () -> "bytes: " + request.content().length);
        assertTrue(words.startsWith(shown(request).getString("body")));
        assertFalse(Character.isHighSurrogate(shown(request).getString("body").charAt(shown(request).getString("body").length() - 1)));
    }

    @Test
    void browserThatNobodyKnows_isUnreachable() throws Exception {
        assertInstanceOf(SendResult.Unreachable.class, send(TestMessage.of("k", ContactMeansKind.PUSH, "push-2", "gas")));
        assertEquals(List.of(), service.requests());
    }

    @ParameterizedTest
    @ValueSource(ints = {86, 85, 20, 1})
    void keyThatIsNone_isUnreachable(int length) throws Exception {
        publicKey = "B" + "A".repeat(length);
        assertInstanceOf(SendResult.Unreachable.class, send(message("gas")));
    }

    @Test
    void hostThatTheSettingsDoNotName_getsNothing_andTheSubscriptionIsKept() throws Exception {
        channel.close();
        hosts = PushServices.USUAL;
        channel = opened();
        assertTrue(assertInstanceOf(SendResult.Retry.class, send(message("gas"))).isOfMessage(), "other browsers are served");
        assertEquals(List.of(), service.requests());
    }

    @Test
    void browserReportsWithItsProof_isDeliveredAndSeen_othersAreRefused() throws Exception {
        send(message("gas"));
        JsonObject shown = shown(service.requests().getFirst());
        PushChannel push = (PushChannel) channel;
        assertEquals(Reason.UNREADABLE, push.take(report("no json")).reason());
        assertEquals(Reason.UNREADABLE, push.take(report(new JsonObject().put("key", "key-1").put("event", "taken").encode())).reason());
        JsonObject report = new JsonObject().put("key", "key-2").put("proof", shown.getString("proof")).put("event", "shown");
        assertEquals(Reason.WRONG_SIGNATURE, push.take(report(report.encode())).reason());
        assertEquals(Reason.WRONG_SIGNATURE, push.take(report(report.copy().put("key", "key-1").putNull("proof").encode())).reason());
        assertEquals(List.of(), List.copyOf(receipts));
        push.take(report(report.put("key", shown.getString("key")).encode()));
        push.take(report(report.put("event", "opened").encode()));
        assertEquals(List.of(ReceiptOutcome.DELIVERED, ReceiptOutcome.SEEN), receipts.stream().map(receipt -> receipt.outcome()).toList());
        assertEquals("key-1", receipts.peek().key());
    }

    private static ReceiptRequest report(String body) {
        return new ReceiptRequest(Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"https://fcm.googleapis.com/fcm/send/x, true", "https://updates.push.services.mozilla.com/wpush/v2/x, true",
        "http://fcm.googleapis.com/x, false", "https://fcm.googleapis.com.evil.example/x, false", "https://evil.example/fcm.googleapis.com, false",
        "https://user@fcm.googleapis.com/x, false", "https://127.0.0.1/x, false", "http://127.0.0.1/x, false", "https://10.0.0.1/x, false",
        "https://[::1]/x, false", "file:///etc/passwd, false", "nonsense, false"})
    void endpoint_countsOnlyAtAPushService(String endpoint, boolean isAllowed) {
        assertEquals(isAllowed, new PushServices(PushServices.USUAL).allows(endpoint));
    }

    @Test
    void behaviourOfAPushServiceThatIsGone_endsTheSubscription() throws Exception {
        service.behave(Behaviour.UNKNOWN_RECIPIENT);
        assertEquals(new SendResult.Unreachable("the browser has ended its subscription (HTTP 410)"), send(message("gas")));
    }
}
