package io.hazardwatch.gateway.notify.channel.smpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.SendRate;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.notify.person.TestMessage;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.SelfSigned;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS only a message centre with the certificate of its name is spoken to. */
@ExtendWith(LeakCheck.class)
class SmppTlsTest {
    @TempDir
    private Path directory;

    @Test
    void certificateOfTheAuthority_isSpokenTo_anotherIsNot() throws Exception {
        SelfSigned certificate = SelfSigned.in(directory);
        Vertx vertx = Vertx.vertx();
        KeyManagerFactory keys = new PemKeyCertOptions().addCertPath(certificate.certificate().toString())
                .addKeyPath(certificate.key().toString()).getKeyManagerFactory(vertx);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        try (MessageCentre centre = new MessageCentre(context.getServerSocketFactory())) {
            assertInstanceOf(SendResult.Retry.class, sent(vertx, centre, null));
            assertInstanceOf(SendResult.Accepted.class, sent(vertx, centre, certificate.certificate().toString()));
            assertEquals(1, centre.received().size());
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static SendResult sent(Vertx vertx, MessageCentre centre, String authority) throws Exception {
        PersonChannel channel = new SmppSettings(new ChannelOptions("sms", Set.of(ContactMeansKind.SMS), Set.of(), 60_000,
                SendRate.UNLIMITED), "localhost", centre.port(), true, authority, "gateway", "secret", "", "", false, 30_000, List.of())
                .open(new ChannelContext(vertx, Clock.SYSTEM, receipt -> { }));
        try {
            return channel.send(TestMessage.of("k", ContactMeansKind.SMS, "+8613800001001", "gas")).toCompletionStage().toCompletableFuture()
                    .get(120, TimeUnit.SECONDS);
        } finally {
            channel.close();
        }
    }
}
