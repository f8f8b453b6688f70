package io.hazardwatch.gateway.intake.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.SelfSigned;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who is refused before a log-in is told by what came. */
@ExtendWith(LeakCheck.class)
class StrangersTest {
    @TempDir
    Path directory;

    private static void send(int port, byte[] first) {
        try (RawClient client = new RawClient(port, 4)) {
            client.send(first);
            assertNotNull(client.receive());
        }
    }

    private static void told(ListenerFixture fixture, String... wanted) {
        Await.until(List.of(wanted) + " are told", () -> fixture.lines.strangers().equals(List.of(wanted)));
    }

    @Test
    void plainPort_tellsTlsHttpRubbishAndUnknownNames() {
        try (ListenerFixture fixture = new ListenerFixture()) {
            send(fixture.listener.port(), new byte[] {0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0});
            told(fixture, "TLS_ON_PLAIN_PORT 127.0.0.1 null");
            send(fixture.listener.port(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            told(fixture, "TLS_ON_PLAIN_PORT 127.0.0.1 null", "HTTP_ON_MQTT_PORT 127.0.0.1 null");
            send(fixture.listener.port(), new byte[] {0, 0, 0, 0, 0});
            told(fixture, "TLS_ON_PLAIN_PORT 127.0.0.1 null", "HTTP_ON_MQTT_PORT 127.0.0.1 null", "NOT_MQTT 127.0.0.1 null");
        }
    }

    @Test
    void logIn_tellsAnUnknownName() {
        try (ListenerFixture fixture = new ListenerFixture(); RawClient nobody = fixture.raw(5)) {
            assertEquals("86", nobody.connect("a", "nobody", "x", 0).substring(6, 8));
            told(fixture, "UNKNOWN_USERNAME 127.0.0.1 nobody");
        }
    }

    @Test
    void tlsPort_tellsPlainClientsAndThoseThatDoNotTrustIt() throws Exception {
        SelfSigned signed = SelfSigned.in(directory);
        try (ListenerFixture fixture = new ListenerFixture(ListenerFixture.tlsSettings(signed.certificate(), signed.key()))) {
            send(fixture.listener.tlsPort(), new byte[] {0x10, 12, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 0});
            told(fixture, "PLAIN_ON_TLS_PORT  null");
            try (SSLSocket doubting = (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(),
                    fixture.listener.tlsPort())) {
                assertThrows(SSLException.class, doubting::startHandshake);
            }
            told(fixture, "PLAIN_ON_TLS_PORT  null", "CERTIFICATE_NOT_TRUSTED  null");
        }
    }
}
