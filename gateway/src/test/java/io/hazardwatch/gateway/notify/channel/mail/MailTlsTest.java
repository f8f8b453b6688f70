package io.hazardwatch.gateway.notify.channel.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.hazardwatch.gateway.notify.channel.mail.MailSettings.Security;
import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.SendRate;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.notify.person.TestMessage;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real mail server with TLS and log-in. */
class MailTlsTest {
    private static final long TIMEOUT_MILLIS = 60_000;
    private static final long STARTUP_MILLIS = 60_000;
    private static final String KEY_STORE = "greenmail.p12";

    @TempDir
    private Path directory;
    private final Vertx vertx = Vertx.vertx();
    private GreenMail mail;

    private void server(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(STARTUP_MILLIS);
        mail = new GreenMail(setup);
        mail.setUser("gateway@example.com", "gateway", "correct staple 7");
        mail.start();
    }

    @AfterEach
    void close() throws Exception {
        mail.stop();
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private SendResult send(Security security, String authority, String password) throws Exception {
        int port = security == Security.TLS ? mail.getSmtps().getPort() : mail.getSmtp().getPort();
        PersonChannel channel = new MailSettings(new ChannelOptions("mail", Set.of(ContactMeansKind.MAIL), Set.of(), TIMEOUT_MILLIS,
                SendRate.UNLIMITED),
                "localhost", port, security, authority, "gateway", password, "gateway@example.com", null)
                .open(new ChannelContext(vertx, Clock.SYSTEM, receipt -> { }));
        try {
            return channel.send(TestMessage.of("key", ContactMeansKind.MAIL, "li@example.com", "储罐")).toCompletionStage().toCompletableFuture()
                    .get(2 * TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } finally {
            channel.close();
        }
    }

    /** The certificate that the server has, as a file to trust. */
    private String authority() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(GreenMail.class.getResourceAsStream("/" + KEY_STORE), "changeit".toCharArray());
        byte[] certificate = store.getCertificate(store.aliases().nextElement()).getEncoded();
        return Files.writeString(directory.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n", StandardCharsets.US_ASCII).toString();
    }

    @Test
    void mailOverTls_withLogInArrives() throws Exception {
        server(ServerSetup.PROTOCOL_SMTPS);
        assertInstanceOf(SendResult.Accepted.class, send(Security.TLS, authority(), "correct staple 7"));
        MimeMessage received = mail.getReceivedMessages()[0];
        assertEquals("P1 储罐", received.getSubject());
        assertEquals("<key@example.com>", received.getMessageID());
    }

    @Test
    void serverThatNobodyVouchesFor_getsNothing() throws Exception {
        server(ServerSetup.PROTOCOL_SMTPS);
        assertInstanceOf(SendResult.Retry.class, send(Security.TLS, null, "correct staple 7"));
        assertEquals(0, mail.getReceivedMessages().length);
    }

    @Test
    void wrongPassword_isNoFaultOfTheAddress() throws Exception {
        server(ServerSetup.PROTOCOL_SMTPS);
        assertInstanceOf(SendResult.Retry.class, send(Security.TLS, authority(), "guessed"));
    }

    @Test
    void serverThatCannotEncrypt_getsNoPassword() throws Exception {
        server(ServerSetup.PROTOCOL_SMTP);
        assertInstanceOf(SendResult.Retry.class, send(Security.STARTTLS, null, "correct staple 7"));
        assertEquals(0, mail.getReceivedMessages().length);
    }
}
