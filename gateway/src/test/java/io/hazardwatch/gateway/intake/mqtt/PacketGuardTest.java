package io.hazardwatch.gateway.intake.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
class PacketGuardTest {
    private static final String CONNECT_3 = "100C 0004 4D515454 04 02 0000 0000";
    private static final String CONNECT_5 = "100D 0004 4D515454 05 02 0000 00 0000";
    private ListenerFixture fixture;

    @BeforeEach
    void open() {
        fixture = new ListenerFixture();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Each is followed by a lawful PUBLISH that must never be taken. */
    @ParameterizedTest
    @ValueSource(strings = {"4000", "8200", "A200", "5001 00", "6200", "7001 01",
        "30 02 0005", "32 03 0001 61", "32 05 0001 61 0000", "36 03 0001 61", "80 06 0001 0001 61 00", "82 06 0001 0009 61 00",
        "30 03 0001 00", "30 05 0003 EDA080", "30 04 0002 C080", "60 02 0001", "40 03 0001 77", "C001 00", "E0 03 00 05 1F"})
    void packetThatBreaksTheForm_closesAtOnceAndEatsNoOther(String packet) {
        for (int version : new int[] {4, 5}) {
            try (RawClient client = fixture.acme(version, "a")) {
                client.begin();
                client.publish(Plant.TOPIC, 1, 7, "before");
                client.send(packet);
                client.publish(Plant.TOPIC, 1, 8, "after");
                client.end();
                assertEquals("40020007", client.receive());
                assertEquals(version == 5 ? "E00181" : RawClient.CLOSED, client.receive());
                assertEquals(List.of("before"), List.copyOf(new java.util.HashSet<>(fixture.ingests.payloads())));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"100C 0004 4D515454 04 0A 0000 0000", "100C 0004 4D515454 04 22 0000 0000",
        "100C 0004 4D515454 04 03 0000 0000", "100D 0004 4D515454 04 02 0000 0001 00", "100F 0004 4D515454 04 02 0000 0003 EDA080",
        "100C 0004 4D515454 04 02 0000 0009", "1012 0004 4D515454 05 02 0000 05 27 00000002 0000",
        "1012 0004 4D515454 05 02 0000 05 27 00000000 0000", "1013 0004 4D515454 05 02 0000 06 210001 210001 0000",
        "10 8140 0004"})
    void connectThatBreaksTheForm_isClosedWithoutAnAnswer(String packet) {
        try (RawClient client = fixture.raw(4)) {
            client.send(packet);
            assertEquals(RawClient.CLOSED, client.receive());
        }
    }

    @Test
    void userPropertyWithoutItsValue_closesAtOnceAndEatsNoOther() {
        try (RawClient client = fixture.acme(5, "a")) {
            client.begin();
            client.send("30 0B 0001 61 07 26 0004 6E616D65");
            client.publish(Plant.TOPIC, 1, 8, "after");
            client.end();
            assertEquals("E00181", client.receive());
            assertEquals(List.of(), fixture.ingests.payloads());
        }
    }

    @Test
    void packetsOtherThanPublish_areBoundedLikeConnect() {
        try (RawClient client = fixture.acme(5, "a")) {
            client.send("82 8180 01");
            assertEquals("E00195", client.receive());
        }
    }

    @Test
    void clientToldToGoThatGoesOnSending_isClosed() {
        List<Integer> breaches = new ArrayList<>();
        EmbeddedChannel channel = new EmbeddedChannel(new PacketGuard(256, breaches::add));
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {0, 0}));
        assertEquals(List.of(DisconnectReason.MALFORMED_PACKET), breaches);
        for (int i = 0; i < 17; i++) {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[64 << 10]));
        }
        assertTrue(!channel.isOpen());
    }

    @Test
    void propertyGivenTwice_isAProtocolError() {
        try (RawClient client = fixture.acme(5, "a")) {
            client.send("30 0D 0001 61 08 03 0001 61 03 0001 62 7B");
            assertEquals("E00182", client.receive());
        }
    }

    /** However the network cuts it, the same bytes go on, in whole packets. */
    @Test
    void anyCutOfLawfulPackets_passesThemOnWholeAndInOrder() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] sent = HexFormat.of().parseHex((CONNECT_5 + "30 07 0001 61 00 616263" + "32 06 0001 61 0001 00" + "C000"
                + "82 07 0001 00 0001 61 00" + "30 8101 0001 61 00" + "7B".repeat(125) + "40020001" + "E000").replace(" ", ""));
        for (int round = 0; round < 300; round++) {
            List<Integer> breaches = new ArrayList<>();
            EmbeddedChannel channel = new EmbeddedChannel(new PacketGuard(1 << 16, breaches::add));
            for (int at = 0; at < sent.length;) {
                int length = Math.min(sent.length - at, 1 + random.nextInt(40));
                channel.writeInbound(Unpooled.copiedBuffer(sent, at, length));
                at += length;
            }
            ByteBuf passed = Unpooled.buffer();
            for (ByteBuf part = channel.readInbound(); part != null; part = channel.readInbound()) {
                passed.writeBytes(part);
                part.release();
            }
            assertEquals(HexFormat.of().formatHex(sent), HexFormat.of().formatHex(passed.array(), 0, passed.readableBytes()),
                    "seed " + seed);
            assertTrue(breaches.isEmpty(), "seed " + seed);
            channel.finishAndReleaseAll();
        }
    }

    @Test
    void anyBytes_endInPacketsOrOneBreachAndNeverInAnException() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            List<Integer> breaches = new ArrayList<>();
            EmbeddedChannel channel = new EmbeddedChannel(new PacketGuard(256, breaches::add));
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            channel.writeInbound(Unpooled.copiedBuffer(HexFormat.of().parseHex(
                    (random.nextBoolean() ? CONNECT_3 : CONNECT_5).replace(" ", ""))), Unpooled.wrappedBuffer(noise));
            assertTrue(breaches.size() <= 1, "seed " + seed);
            channel.finishAndReleaseAll();
        }
    }
}
