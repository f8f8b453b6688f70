package io.hazardwatch.simulator.coap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hazardwatch.simulator.field.Peer;
import io.hazardwatch.simulator.field.RefusedException;
import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.plant.Quality;
import io.hazardwatch.simulator.plant.Sample;
import io.hazardwatch.simulator.publish.Credential;
import io.hazardwatch.simulator.wire.Telemetry.Row;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class CoapSpeakerTest {
    private static final Row ROW = new Row(1_767_225_600_000L, List.of(new Sample("lel", 2.5, Quality.GOOD)));
    private static final byte ACKNOWLEDGEMENT = 0x60;

    private final List<byte[]> received = new ArrayList<>();
    private DatagramSocket gateway;

    @BeforeEach
    void open() throws IOException {
        gateway = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private CoapSpeaker speaker() throws IOException {
        return new CoapSpeaker(new Peer("127.0.0.1", gateway.getLocalPort()), new DeviceId("e", "s", "d"), new Credential("user", "secret"));
    }

    /** Receives a datagram and sends each of the answers, in which {@code ID} and {@code TOKEN} stand for those of the request. */
    private void answer(String... answers) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
        gateway.receive(packet);
        byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        received.add(bytes);
        for (String each : answers) {
            String hex = each.replace("ID", HexFormat.of().formatHex(bytes, 2, 4)).replace("TOKEN", HexFormat.of().formatHex(bytes, 4, 6));
            byte[] out = HexFormat.of().parseHex(hex.replace(" ", ""));
            gateway.send(new DatagramPacket(out, out.length, packet.getSocketAddress()));
        }
    }

    private Thread answering(String... answers) {
        return Thread.ofPlatform().start(() -> {
            try {
                answer(answers);
            } catch (IOException closed) {
                throw new IllegalStateException(closed);
            }
        });
    }

    @Test
    void request_isWrittenAsTheStandardSays() {
        byte[] written = CoapMessages.post(0x1234, new byte[] {1, 2}, List.of("v1", "a-long-segment"), List.of("u=x"),
                "{}".getBytes(StandardCharsets.UTF_8));
        assertEquals("4202" + "1234" + "0102" + "b27631" + "0d01" + HexFormat.of().formatHex("a-long-segment".getBytes(StandardCharsets.UTF_8))
                + "1132" + "33753d78" + "ff7b7d", HexFormat.of().formatHex(written));
    }

    @Test
    void answerWithTheAcknowledgement_isTaken() throws Exception {
        Thread gatewaySide = answering("6244 ID TOKEN");
        try (CoapSpeaker speaker = speaker()) {
            speaker.bring(ROW);
        }
        gatewaySide.join();
        ByteBuffer first = ByteBuffer.wrap(received.getFirst());
        assertEquals(0x42, first.get(0));
    }

    @Test
    void answerByItself_isAcknowledged() throws Exception {
        Thread gatewaySide = answering("6000 ID", "4244 7777 TOKEN");
        try (CoapSpeaker speaker = speaker()) {
            speaker.bring(ROW);
            gatewaySide.join();
            do {
                answer(); // a busy machine may have let the request be sent again
            } while (received.getLast()[0] != ACKNOWLEDGEMENT);
        }
        assertEquals("60007777", HexFormat.of().formatHex(received.getLast()));
    }

    @Test
    void requestThatIsRefusedForGood_isSaidWithItsReason() throws Exception {
        Thread gatewaySide = answering("6280 ID TOKEN c0 ff 4e4f545f4a534f4e");
        try (CoapSpeaker speaker = speaker()) {
            assertEquals("coap: 4.0 NOT_JSON", assertThrows(RefusedException.class, () -> speaker.bring(ROW)).getMessage());
        }
        gatewaySide.join();
    }

    @Test
    void datagramThatIsCutOff_isABrokenLink() throws Exception {
        Thread gatewaySide = answering("6280 ID TOKEN d5");
        try (CoapSpeaker speaker = speaker()) {
            assertThrows(IOException.class, () -> speaker.bring(ROW));
        }
        gatewaySide.join();
    }
}
