package io.hazardwatch.gateway.intake.coap;

import static io.hazardwatch.gateway.intake.coap.CoapFixture.GD_01;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.EnterpriseQuota;
import io.hazardwatch.gateway.intake.QuotaTurn;
import io.hazardwatch.gateway.intake.QuotaTurns;
import io.hazardwatch.gateway.intake.coap.CoapCounters.Result;
import io.hazardwatch.gateway.testkit.CoapPeer;
import io.hazardwatch.gateway.testkit.CoapPeer.Option;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an enterprise may send in a second, two messages here. */
@ExtendWith(LeakCheck.class)
class CoapQuotaTest {
    private static final String VALUE = "{\"lel\":2.5}";
    private static final int STEP_MILLIS = 250;

    private CoapFixture fixture;
    private CoapPeer peer;

    @BeforeEach
    void start() throws IOException {
        fixture = new CoapFixture(new EnterpriseQuota(0, 2, 0, 0, 0, 0, 0));
        peer = fixture.peer();
    }

    @AfterEach
    void stop() {
        peer.close();
        fixture.close();
        assertEquals(List.of(), fixture.defects);
    }

    private String answer(int id, String payload, Option... more) throws IOException {
        peer.post(id, GD_01, payload, more);
        return peer.receive().text();
    }

    @Test
    void requestsHaveTheirTurn_besideAnotherInputThatTakesAllItCan() throws IOException {
        QuotaTurn busy = new QuotaTurns(fixture.enterprises).of("acme");
        int accepted = 0;
        for (int i = 0; i < 40; i++) {
            takeAll(busy);
            fixture.clock.advance(STEP_MILLIS);
            takeAll(busy);
            accepted += answer(i, VALUE).equals("ACK 2.04") ? 1 : 0;
        }
        assertTrue(accepted >= 8, accepted + " of 20 that the enterprise may send in these 10 s");
        assertEquals(40 - accepted, fixture.listener.counters().of(Result.QUOTA));
    }

    private void takeAll(QuotaTurn turn) {
        while (turn.take(fixture.clock.nanos(), fixture.clock.millis()) == 0) {
            turn.taken(1, fixture.clock.nanos(), fixture.clock.millis());
        }
    }

    @Test
    void payloadInBlocks_isOneMessage() throws IOException {
        String payload = VALUE + " ".repeat(16 * 16 - VALUE.length());
        for (int block = 0; block < 16; block++) {
            assertEquals(block < 15 ? "ACK 2.31" : "ACK 2.04",
                    answer(block, payload.substring(16 * block, 16 * (block + 1)), CoapPeer.block1(block, block < 15, 0)));
        }
        assertEquals("ACK 2.04", answer(100, VALUE));
        assertEquals("ACK 5.03 QUOTA", answer(101, VALUE));
        assertEquals(List.of(payload, VALUE), fixture.ingests.payloads());
    }

    @Test
    void requestThatFindsNoRoom_costsNothing() throws IOException {
        assertEquals("ACK 2.04", answer(1, VALUE));
        fixture.ingests.makeRoom(0);
        assertEquals("ACK 5.03 NO_ROOM", answer(2, VALUE));
        fixture.ingests.makeRoom(2);
        assertEquals("ACK 2.04", answer(3, VALUE));
        assertEquals("ACK 5.03 QUOTA", answer(4, VALUE));
    }
}
