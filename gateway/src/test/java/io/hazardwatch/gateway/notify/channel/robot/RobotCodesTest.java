package io.hazardwatch.gateway.notify.channel.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.notify.channel.http.HttpPeer;
import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.MessageText;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.SendRate;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.notify.person.TestMessage;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What robots answer with status 200, and how requests to them are signed. */
@ExtendWith(LeakCheck.class)
class RobotCodesTest {
    private final Vertx vertx = Vertx.vertx();
    private HttpPeer service;
    private PersonChannel robot;

    private SendResult send(RobotKind kind, String secret, String answer, PersonMessage message) throws Exception {
        service = new HttpPeer(answer, null, HttpPeer.Request::body);
        robot = new RobotSettings(new ChannelOptions("robot", Set.of(ContactMeansKind.APP), Set.of(), 60_000, SendRate.UNLIMITED), kind,
                service.url("/send?access_token=t"), secret).open(new ChannelContext(vertx, new FakeClock(TestMessage.AT), receipt -> { }));
        return robot.send(message).toCompletionStage().toCompletableFuture().get(120, TimeUnit.SECONDS);
    }

    private static PersonMessage message(String words) {
        return TestMessage.of("k", ContactMeansKind.APP, "13800138000", words);
    }

    @AfterEach
    void close() throws Exception {
        robot.close();
        service.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"DINGTALK|{\"errcode\":130101,\"errmsg\":\"send too fast\"}|60000",
        "WECOM|{\"errcode\":45009,\"errmsg\":\"freq out of limit\"}|60000", "FEISHU|{\"code\":9499,\"msg\":\"too many request\"}|60000",
        "DINGTALK|{\"errcode\":310000,\"errmsg\":\"sign not match\"}|0", "FEISHU|{\"code\":19021,\"msg\":\"sign match fail\"}|0",
        "WECOM|{\"errcode\":\"0\"}|0", "FEISHU|{}|0", "FEISHU|[]|0"})
    void codeInA200_isNoSuccess(RobotKind kind, String answer, long afterMillis) throws Exception {
        SendResult.Retry retry = assertInstanceOf(SendResult.Retry.class, send(kind, null, answer, message("gas")));
        assertEquals(afterMillis, retry.afterMillis());
    }

    @Test
    void dingTalk_isSignedInTheAddress() throws Exception {
        send(RobotKind.DINGTALK, "SEC-1", "{\"errcode\":0}", message("gas"));
        String line = service.requests().getFirst().line();
        assertTrue(line.matches("POST /send\\?access_token=t&timestamp=1763781234567&sign=[A-Za-z0-9%]{43,80} HTTP/1.1"), line);
    }

    @Test
    void feishu_isSignedInTheBody() throws Exception {
        send(RobotKind.FEISHU, "SEC-1", "{\"code\":0}", message("gas"));
        JsonObject body = new JsonObject(service.requests().getFirst().body());
        assertEquals("1763781234", body.getString("timestamp"));
        assertEquals(44, body.getString("sign").length());
    }

    @Test
    void longText_isCutBetweenCharacters() throws Exception {
        MessageText text = new MessageText("t", "b", "储🔥".repeat(1_000), "s");
        assertInstanceOf(SendResult.Accepted.class, send(RobotKind.WECOM, null, "{\"errcode\":0}", TestMessage.of("k", ContactMeansKind.APP,
                "u", text)));
        String sent = new JsonObject(service.requests().getFirst().body()).getJsonObject("text").getString("content");
        assertTrue(sent.getBytes(StandardCharsets.UTF_8).length <= 2_048);
        assertFalse(Character.isHighSurrogate(sent.charAt(sent.length() - 1)));
    }

    @Test
    void secrets_areInNoText() throws IOException {
        service = new HttpPeer("{}", null, HttpPeer.Request::body);
        RobotSettings settings = new RobotSettings(new ChannelOptions("robot", Set.of(ContactMeansKind.APP)), RobotKind.DINGTALK,
                "https://x/?access_token=abc",
                "SEC-1");
        robot = settings.open(new ChannelContext(vertx, new FakeClock(0), receipt -> { }));
        assertFalse(settings.toString().contains("abc") || settings.toString().contains("SEC"), settings::toString);
    }
}
