package io.hazardwatch.gateway.intake.coap;

import static io.hazardwatch.gateway.intake.coap.CoapFixture.GD_01;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.coap.CoapCounters.Result;
import io.hazardwatch.gateway.testkit.CoapPeer;
import io.hazardwatch.gateway.testkit.CoapPeer.Answer;
import io.hazardwatch.gateway.testkit.CoapPeer.Option;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Payloads in blocks, and what is too much. */
@ExtendWith(LeakCheck.class)
class CoapBoundsTest {
    private static final String VALUE = "{\"lel\":2.5}";
    private static final int MAX_AGE = 14;
    private static final int SIZE1 = 60;
    private static final int BLOCK1 = 27;

    private CoapFixture fixture;
    private CoapPeer peer;

    @BeforeEach
    void start() throws IOException {
        open(new CoapFixture());
    }

    private void open(CoapFixture opened) throws IOException {
        fixture = opened;
        peer = opened.peer();
    }

    /** In place of the one that is open. */
    private void open(CoapFixture next, CoapFixture before) throws IOException {
        peer.close();
        before.close();
        open(next);
    }

    @AfterEach
    void stop() {
        peer.close();
        fixture.close();
        assertEquals(List.of(), fixture.defects);
    }

    private String answer(int id, String uri, String payload, Option... more) throws IOException {
        peer.post(id, uri, payload, more);
        return peer.receive().text();
    }

    private Answer ask(int id, String payload, Option... more) throws IOException {
        peer.post(id, GD_01, payload, more);
        return peer.receive();
    }

    @Test
    void tooLargePayloads_areRefusedWithTheSize_asSoonAsItIsKnown() throws IOException {
        open(new CoapFixture(new CoapSettings("127.0.0.1", 0, false, -1, null, null, 100, 100, 4, 400, 10), 0, null), fixture);
        for (Answer answer : List.of(ask(1, "x".repeat(101)), ask(2, "x".repeat(16), CoapPeer.block1(0, true, 0), CoapPeer.size1(101)),
                ask(3, "x".repeat(64), CoapPeer.block1(2, false, 2)))) {
            assertEquals("ACK 4.13 TOO_LARGE", answer.text());
            assertEquals(100, answer.option(SIZE1));
        }
        assertEquals("ACK 2.04", ask(4, "x".repeat(100)).text());
        assertEquals(3, fixture.listener.counters().of(Result.TOO_LARGE));
    }

    @Test
    void payloadInBlocks_isTakenWhole() throws IOException {
        String payload = "{\"lel\":" + "1".repeat(25) + "}     ";
        Answer first = ask(1, payload.substring(0, 16), CoapPeer.block1(0, true, 0));
        assertEquals("ACK 2.31", first.text());
        assertEquals(8, first.option(BLOCK1));
        assertEquals("ACK 2.31", ask(1, payload.substring(0, 16), CoapPeer.block1(0, true, 0)).text(), "repeated");
        assertEquals("ACK 2.31", ask(2, payload.substring(16, 32), CoapPeer.block1(1, true, 0)).text());
        Answer last = ask(3, payload.substring(32), CoapPeer.block1(2, false, 0));
        assertEquals("ACK 2.04", last.text());
        assertEquals(2 << 4, last.option(BLOCK1));
        assertEquals("ACK 2.04", ask(3, payload.substring(32), CoapPeer.block1(2, false, 0)).text(), "repeated");
        assertEquals(List.of(payload), fixture.ingests.payloads());
    }

    @Test
    void blocksWithAGap_mustBeginAgain() throws IOException {
        assertEquals("ACK 2.31", ask(1, "x".repeat(16), CoapPeer.block1(0, true, 0)).text());
        assertTrue(ask(2, "x".repeat(16), CoapPeer.block1(2, true, 0)).text().startsWith("ACK 4.08"));
        assertTrue(ask(3, "x".repeat(16), CoapPeer.block1(1, true, 0)).text().startsWith("ACK 4.08"));
        assertEquals(0, fixture.ingests.count());
        assertEquals(2, fixture.listener.counters().of(Result.INCOMPLETE));
    }

    @Test
    void laterBlock_isFreeOnlyIfItBringsAPayloadForward() throws IOException {
        open(new CoapFixture(CoapFixture.plain(), 1, null), fixture);
        assertEquals("ACK 2.31", ask(1, "x".repeat(16), CoapPeer.block1(0, true, 0)).text());
        assertEquals("ACK 2.31", ask(2, "x".repeat(16), CoapPeer.block1(1, true, 0)).text());
        assertEquals("ACK 5.03 QUOTA", ask(3, "", CoapPeer.block1(2, true, 0)).text(), "one that holds nothing could come without end");
        assertEquals("ACK 2.31", ask(4, "x".repeat(16), CoapPeer.block1(2, true, 0)).text());
        assertEquals("ACK 5.03 QUOTA", answer(5, GD_01 + "&n=1", "x".repeat(16), CoapPeer.block1(1, true, 0)), "nothing was begun");
        assertEquals(2, fixture.listener.counters().of(Result.QUOTA));
    }

    @Test
    void firstBlockForThePlaceOfAnother_isRefusedAtOnce() throws IOException {
        assertEquals("ACK 4.03 NOT_AUTHORISED", answer(1, "v1/other/depot/gd-01?u=acme&p=secret", "x".repeat(16), CoapPeer.block1(0, true, 0)));
    }

    @Test
    void moreTransfersInBlocksThanThereIsRoomFor_areTold() throws IOException {
        for (int i = 0; i < 4; i++) {
            assertEquals("ACK 2.31", answer(i, "v1/acme/depot/gd-01?u=acme&p=secret&n=" + i, "x".repeat(16), CoapPeer.block1(0, true, 0)));
        }
        assertEquals("ACK 5.03 NO_ROOM", answer(5, "v1/acme/depot/gd-01?u=acme&p=secret&n=5", "x".repeat(16), CoapPeer.block1(0, true, 0)));
        assertEquals(1, fixture.listener.counters().of(Result.NO_ROOM));
        assertTrue(answer(6, "v1/acme/depot/gd-01?u=acme&p=secret&n=5", "x".repeat(16), CoapPeer.block1(1, true, 0)).startsWith("ACK 4.08"));
        assertTrue(answer(7, "v1/acme/depot/gd-01?u=acme&p=secret&n=0", "x".repeat(16), CoapPeer.block1(2, false, 0)).startsWith("ACK 4.08"));
        assertEquals("ACK 2.31", answer(8, "v1/acme/depot/gd-01?u=acme&p=secret&n=5", "x".repeat(16), CoapPeer.block1(0, true, 0)));
    }

    @Test
    void requestBeyondTheRateOfItsCredential_isToldWhenToComeAgain() throws IOException {
        open(new CoapFixture(CoapFixture.plain(), 1, null), fixture);
        assertEquals("ACK 2.04", ask(1, VALUE).text());
        Answer answer = ask(2, VALUE);
        assertEquals("ACK 5.03 QUOTA", answer.text());
        assertEquals(2, answer.option(MAX_AGE));
        assertEquals(1, fixture.listener.counters().of(Result.QUOTA));
        fixture.clock.advance(1_000);
        assertEquals("ACK 2.04", ask(3, VALUE).text());
    }

    @Test
    void laneWithoutRoom_isTold_andNothingIsTaken() throws IOException {
        fixture.ingests.makeRoom(0);
        Answer answer = ask(1, VALUE);
        assertEquals("ACK 5.03 NO_ROOM", answer.text());
        assertTrue(answer.option(MAX_AGE) > 0);
        fixture.ingests.makeRoom(1);
        assertEquals("ACK 2.04", ask(2, VALUE).text());
        assertEquals(1, fixture.ingests.count());
    }

    @Test
    void moreRequestsThanMayWait_areTold() throws IOException {
        fixture.ingests.withhold();
        for (int i = 0; i < CoapFixture.WAITING_MAX; i++) {
            peer.post(i, GD_01, VALUE);
        }
        assertEquals("ACK 5.03 NO_ROOM", ask(100, VALUE).text());
        fixture.ingests.makeAllDurable();
        for (int i = 0; i < CoapFixture.WAITING_MAX; i++) {
            assertEquals("ACK 2.04", peer.receive().text());
        }
        assertEquals("ACK 2.04", ask(101, VALUE).text());
    }
}
