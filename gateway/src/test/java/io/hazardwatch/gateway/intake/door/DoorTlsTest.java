package io.hazardwatch.gateway.intake.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.SelfSigned;
import java.net.InetAddress;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class DoorTlsTest {
    @TempDir
    Path directory;

    @Test
    void overTls_messagesAreTakenAndReasonsTold() throws Exception {
        SelfSigned signed = SelfSigned.in(directory);
        try (DoorFixture fixture = new DoorFixture(DoorFixture.tlsSettings(signed.certificate(), signed.key()));
                RawClient client = tls(fixture.door.tlsPort(), signed)) {
            assertEquals("00", client.connect("a", "acme", "secret", 60).substring(6, 8));
            for (int id = 1; id <= 100; id++) {
                client.publish(Plant.TOPIC, 1, id, "{\"lel\":" + id + "}");
            }
            for (int id = 1; id <= 100; id++) {
                assertEquals("4002%04X".formatted(id), client.receive());
            }
            client.send("F000");
            assertEquals("E00182", client.receive());
            assertEquals(RawClient.CLOSED, client.receive());
            fixture.awaitConnections(0);
            assertEquals(-1, fixture.door.port());
        }
    }

    @Test
    void plainTextOnTheTlsPort_isClosedAndCounted() {
        SelfSigned signed = SelfSigned.in(directory);
        try (DoorFixture fixture = new DoorFixture(DoorFixture.tlsSettings(signed.certificate(), signed.key()));
                RawClient client = new RawClient(fixture.door.tlsPort(), 4)) {
            client.send("100C 0004 4D515454 04 02 003C 0000");
            assertTrue(client.receive().matches("closed|15.*"));
            Await.until("counted", () -> fixture.door.counters().protocolErrors() == 1);
            fixture.awaitConnections(0);
        }
    }

    private static RawClient tls(int port, SelfSigned signed) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(signed.trust());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return new RawClient(context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port), 5);
    }
}
