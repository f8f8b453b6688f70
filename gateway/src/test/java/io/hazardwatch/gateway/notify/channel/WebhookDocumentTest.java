package io.hazardwatch.gateway.notify.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.journal.Notice;
import io.hazardwatch.gateway.journal.NoticeState;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.DeliveryResult;
import io.hazardwatch.gateway.notify.NoticeMessage;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/webhooks.md says a receiver can do, done as it stands there with what a webhook really sends. */
class WebhookDocumentTest {
    private static final Path PAGE = Path.of(System.getProperty("hazardwatch.root"), "docs/webhooks.md");
    private static final String SECRET = "一个密钥 with spaces";

    @TempDir
    private Path directory;
    private final Vertx vertx = Vertx.vertx();
    private final WireMockServer receiver =
            new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    private LoggedRequest request;

    @BeforeEach
    void send() throws Exception {
        receiver.start();
        receiver.stubFor(post(anyUrl()).willReturn(ok()));
        Webhook webhook = new Webhook(vertx, new WebhookSettings("scada", receiver.url("/hook"), SECRET,
                EnumSet.allOf(Priority.class)), alarm -> new JsonObject(), 60_000);
        Notice notice = new Notice(1, 7, "acme.yard.gd-1.lel.high", 1, 1, TransitionType.ALARM_RAISED, Priority.P1, "scada",
                NoticeState.CLAIMED, 0, 1, 1, 0, null);
        assertEquals(DeliveryResult.ACCEPTED, webhook.send(new NoticeMessage(notice, null, 1_763_781_234_567L)).toCompletionStage()
                .toCompletableFuture().get(120, TimeUnit.SECONDS));
        webhook.close();
        request = receiver.findAll(postRequestedFor(anyUrl())).getFirst();
    }

    @AfterEach
    void close() throws Exception {
        receiver.stop();
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void exampleOfTheDocument_acceptsWhatWeSendAndNothingElse() throws Exception {
        byte[] body = request.getBody();
        assertTrue(isValid(SECRET, body));
        assertFalse(isValid("another secret", body));
        body[body.length / 2] ^= 1;
        assertFalse(isValid(SECRET, body));
    }

    @Test
    void fieldsAndHeaders_areThoseOfTheDocument() throws Exception {
        String page = Files.readString(PAGE);
        for (String field : new JsonObject(request.getBodyAsString()).fieldNames()) {
            assertTrue(page.contains('`' + field + '`'), field);
        }
        request.getHeaders().keys().stream().filter(name -> name.startsWith("X-") || name.startsWith("Idem"))
                .forEach(name -> assertTrue(page.contains('`' + name + '`'), name));
    }

    private boolean isValid(String secret, byte[] body) throws Exception {
        Matcher example = Pattern.compile("(?s)```java\n(.*?)```").matcher(Files.readString(PAGE));
        assertTrue(example.find());
        Path source = Files.writeString(directory.resolve("WebhookSignature.java"), example.group(1));
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", directory.toString(), source.toString()));
        try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
            Method check = loader.loadClass("WebhookSignature").getMethod("isValid", String.class, String.class,
                    byte[].class, String.class);
            return (boolean) check.invoke(null, secret, request.getHeader("X-HazardWatch-Timestamp"), body,
                    request.getHeader("X-HazardWatch-Signature"));
        }
    }
}
