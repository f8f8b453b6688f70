package io.hazardwatch.gateway.notify.channel.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.notify.channel.http.HttpPeer;
import io.hazardwatch.gateway.notify.channel.provider.ProviderRequest.Encoding;
import io.hazardwatch.gateway.notify.channel.provider.ReceiptRules.OutcomeRule;
import io.hazardwatch.gateway.notify.person.AsksForPatience;
import io.hazardwatch.gateway.notify.person.CanAnswerEndlessly;
import io.hazardwatch.gateway.notify.person.CanAnswerGarbage;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.CodeReply;
import io.hazardwatch.gateway.notify.person.ContractPeer;
import io.hazardwatch.gateway.notify.person.KnowsAddresses;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.ReceiptRequest;
import io.hazardwatch.gateway.notify.person.ReceiptSource;
import io.hazardwatch.gateway.notify.person.ReceiptVerdict;
import io.hazardwatch.gateway.notify.person.ReceiptVerdict.Reason;
import io.hazardwatch.gateway.notify.person.RemoteChannelContract;
import io.hazardwatch.gateway.notify.person.ReportsFailure;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.notify.person.TestMessage;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A provider over HTTP, described by settings. */
class ProviderChannelTest extends RemoteChannelContract implements ReportsFailure, AsksForPatience, CanAnswerGarbage, CanAnswerEndlessly,
        KnowsAddresses {
    private static final String SECRET = "s3cret";
    private HttpPeer provider;

    @Override
    protected ContractPeer openPeer() throws IOException {
        provider = new HttpPeer("{\"code\":\"OK\",\"id\":\"m-1\"}", "{\"code\":\"NO_SUCH_NUMBER\"}",
                request -> new JsonObject(request.body()).getString("text"));
        return provider;
    }

    @Override
    protected ChannelSettings settings() {
        ProviderRequest request = new ProviderRequest("POST", provider.url("/send?to={{to}}"), Map.of("X-Key", "{{secret.app}}"), Encoding.JSON,
                Map.of("to", List.of("{{digits}}"), "text", "{{brief}}", "id", "{{key}}", "count", "=1", "flash", "=false"),
                new RequestSigning(RequestSigning.Kind.HMAC_SHA256, "X-Signature", SECRET));
        ProviderResponse response = new ProviderResponse("/code", Set.of("OK"), "/id", List.of("/code"), Set.of("NO_SUCH_NUMBER"),
                Set.of("LIMIT"), true);
        return new ProviderSettings(options("sms"), request, response, Map.of("app", "key\r\nX-Evil: 1"), receipts());
    }

    private static ReceiptRules receipts() {
        return new ReceiptRules(new ReceiptProof(ReceiptProof.Kind.HMAC_SHA256, "X-Proof", SECRET, "X-Time"), "/reports", List.of("/id"),
                "/key", "/words",
                List.of(new OutcomeRule(ReceiptOutcome.DELIVERED, Map.of("/ok", "true")),
                        new OutcomeRule(ReceiptOutcome.TAKEN, Map.of("/ok", "call", "/digit", "1")),
                        new OutcomeRule(ReceiptOutcome.NO_KEY, Map.of("/ok", "call"))), ReceiptOutcome.UNDELIVERED, "/text", "/from", "{\"code\":0}");
    }

    @Override
    protected ContactMeansKind means() {
        return ContactMeansKind.SMS;
    }

    @Override
    protected String address() {
        return "+86 138-0013-8000";
    }

    @Test
    void request_carriesTheMessageKeyAndSignatureAndNothingElse() throws Exception {
        assertEquals(new SendResult.Accepted("m-1", true), send(message("gas")));
        HttpPeer.Request request = provider.requests().getFirst();
        assertEquals("POST /send?to=%2B86%20138-0013-8000 HTTP/1.1", request.line());
        assertEquals(RequestSigning.hmacHex(SECRET, request.body().getBytes(StandardCharsets.UTF_8)), request.header("X-Signature"));
        assertEquals("key  X-Evil: 1", request.header("X-Key"));
        JsonObject body = new JsonObject(request.body());
        assertEquals(List.of("8613800138000"), body.getJsonArray("to").getList());
        assertEquals("key-1", body.getString("id"));
        assertEquals(1, body.getInteger("count"));
        assertFalse(body.getBoolean("flash"));
    }

    private ReceiptVerdict report(String body, String time, String secret) {
        String proof = RequestSigning.hmacHex(secret, (time + '.' + body).getBytes(StandardCharsets.UTF_8));
        return ((ReceiptSource) channel).take(new ReceiptRequest(Map.of("x-proof", "sha256=" + proof, "x-time", time, "content-type",
                "application/json"), Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String now() {
        return String.valueOf(System.currentTimeMillis() / 1_000);
    }

    @Test
    void receipts_lateDoubleAndUnknown_arePassedOnAsTheyAre() {
        String body = "{\"reports\":[{\"id\":\"m-1\",\"ok\":true},{\"id\":\"m-1\",\"ok\":true},{\"key\":\"k\",\"ok\":\"call\",\"digit\":1},"
                + "{\"id\":\"m-2\",\"ok\":\"call\"},{\"id\":\"m-3\",\"ok\":\"?\",\"words\":\"" + "x".repeat(500) + "\"},{\"strange\":1},7,null]}";
        ReceiptVerdict verdict = report(body, now(), SECRET);
        assertEquals(new ReceiptVerdict(Reason.TAKEN, 5, "application/json", "{\"code\":0}"), verdict);
        assertEquals(List.of(ReceiptOutcome.DELIVERED, ReceiptOutcome.DELIVERED, ReceiptOutcome.TAKEN, ReceiptOutcome.NO_KEY,
                ReceiptOutcome.UNDELIVERED), receipts.stream().map(receipt -> receipt.outcome()).toList());
        assertTrue(receipts.stream().allMatch(receipt -> receipt.detail() == null || receipt.detail().length() <= 200));
    }

    @Test
    void reply_isPassedOnWithItsSender() {
        assertEquals(Reason.TAKEN, report("{\"reports\":{\"from\":\"13800138000\",\"text\":\"4711\"}}", now(), SECRET).reason());
        CodeReply reply = replies.remove();
        assertEquals("13800138000 4711 sms", reply.address() + ' ' + reply.text() + ' ' + reply.channel());
        assertTrue(receipts.isEmpty());
    }

    @Test
    void receiptsWithoutProofOrSense_areRefusedByReason() {
        String body = "{\"reports\":[{\"id\":\"m-1\",\"ok\":true}]}";
        assertEquals(Reason.WRONG_SIGNATURE, report(body, now(), "guessed").reason());
        assertEquals(Reason.WRONG_SIGNATURE, report(body, "soon", SECRET).reason());
        assertEquals(Reason.TOO_OLD, report(body, "1000000000", SECRET).reason());
        assertEquals(Reason.WRONG_SIGNATURE, ((ReceiptSource) channel).take(new ReceiptRequest(Map.of(), Map.of(), new byte[0])).reason());
        for (String unreadable : List.of("", "not json", "[]", "{}", "{\"reports\":[]}", "{\"reports\":[7]}", "\u0000", "[".repeat(5_000))) {
            assertEquals(Reason.UNREADABLE, report(unreadable, now(), SECRET).reason(), unreadable);
        }
        assertTrue(receipts.isEmpty() && replies.isEmpty());
    }

    @Test
    void formOfAlibaba_isSignedAndItsNestedTextCannotBreakOut() {
        ProviderRequest request = new ProviderRequest("POST", "https://dysmsapi.aliyuncs.com/", Map.of(), Encoding.FORM,
                Map.of("PhoneNumbers", "{{digits}}", "TemplateParam", Map.of("text", "{{brief}}")),
                new RequestSigning(RequestSigning.Kind.ALIYUN_RPC, "testId", "testSecret"));
        ProviderRequest.Ready ready = request.ready(Placeholders.of(TestMessage.of("k", ContactMeansKind.SMS, address(), "\",\"x\":\"&a=b"),
                Map.of()), TestMessage.AT, "n");
        String body = ready.body().toString();
        assertTrue(body.contains("TemplateParam=%7B%22text%22%3A%22P1%20brief%20%5C%22%2C%5C%22x%5C%22%3A%5C%22%26a%3Db%22%7D"), body);
        assertTrue(body.contains("Signature=") && body.contains("Timestamp=2025-11-22T03%3A13%3A54Z"), body);
        assertInstanceOf(String.class, ready.headers().get("Content-Type"));
    }
}
