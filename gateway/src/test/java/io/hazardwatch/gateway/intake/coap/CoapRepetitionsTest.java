package io.hazardwatch.gateway.intake.coap;

import static io.hazardwatch.gateway.intake.coap.CoapFixture.GD_01;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.intake.coap.CoapCounters.Result;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.CoapPeer;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests with a message id that was used before. */
@ExtendWith(LeakCheck.class)
class CoapRepetitionsTest {
    private static final String VALUE = "{\"lel\":2.5}";

    private CoapFixture fixture;
    private CoapPeer peer;

    @BeforeEach
    void start() throws IOException {
        fixture = new CoapFixture();
        peer = fixture.peer();
    }

    @AfterEach
    void stop() {
        peer.close();
        fixture.close();
        assertEquals(List.of(), fixture.defects);
    }

    private String answer(int id, String uri, String payload) throws IOException {
        peer.post(id, uri, payload);
        return peer.receive().text();
    }

    @Test
    void repetition_getsTheSameAnswer_andCountsOnce() throws IOException {
        assertEquals("ACK 2.04", answer(7, GD_01, VALUE));
        assertEquals("ACK 2.04", answer(7, GD_01, VALUE));
        assertEquals("ACK 2.04", answer(8, GD_01, VALUE));
        assertEquals(2, fixture.ingests.count());
        assertEquals(1, fixture.listener.counters().duplicates());
        fixture.clock.advance(1_000 * RecentRequests.LIFETIME_SECONDS);
        assertEquals("ACK 2.04", answer(7, GD_01, VALUE));
        assertEquals(3, fixture.ingests.count(), "the id may be used anew");
    }

    /** A device that begins its ids anew at each wake-up, and one that has the address of another. */
    @Test
    void otherRequestWithAnIdThatWasUsed_isANewOne_andOnlyItsOwnRepetitionIsNone() throws IOException {
        String other = "{\"lel\":61.5}";
        assertEquals("ACK 2.04", answer(7, GD_01, VALUE));
        assertEquals("ACK 2.04", answer(7, GD_01, other));
        assertEquals("ACK 2.04", answer(7, GD_01, other));
        assertEquals("ACK 4.04 UNKNOWN_DEVICE", answer(7, "v1/acme/depot/gd-99?u=acme&p=secret", other));
        assertEquals(List.of(VALUE, other), fixture.ingests.payloads());
        assertEquals(1, fixture.listener.counters().duplicates());
        assertEquals(2, fixture.listener.counters().reusedIds());
    }

    /** A device that begins anew before its first request is answered can tell the two answers apart neither by id nor by token. */
    @Test
    void requestThatWaits_hasNoAnswerAnyMore_onceItsSenderHasMadeAnotherOfItsIdAndToken() throws IOException {
        fixture.ingests.withhold();
        peer.post(7, GD_01, VALUE);
        Await.until("the first is offered", () -> fixture.ingests.count() == 1);
        peer.post(7, GD_01, "{\"lel\":61.5}");
        Await.until("the second is offered", () -> fixture.ingests.count() == 2);
        fixture.ingests.makeDurable(1);
        Await.until("the first is durable", () -> fixture.listener.counters().of(Result.ACCEPTED) == 1);
        peer.post(7, GD_01, "{\"lel\":61.5}");
        Await.until("the second is asked for again", () -> fixture.listener.counters().duplicates() == 1);
        fixture.ingests.makeAllDurable();
        assertEquals("ACK 2.04", peer.receive().text());
        peer.post(8, GD_01, VALUE);
        assertEquals(8, peer.receive().id(), "there was one answer");
    }

    @Test
    void requestThatWaits_hasItsAnswer_thoughAStrangerHasMadeAnotherOfItsIdAndToken() throws IOException {
        fixture.ingests.withhold();
        peer.post(7, GD_01, VALUE);
        Await.until("it is offered", () -> fixture.ingests.count() == 1);
        assertEquals("ACK 4.01", answer(7, "v1/acme/depot/gd-01?u=acme&p=wrong", VALUE));
        fixture.ingests.makeAllDurable();
        assertEquals("ACK 2.04", peer.receive().text());
    }

    @Test
    void strangerWithTheIdOfARequest_doesNotMakeItsRepetitionANewOne() throws IOException {
        assertEquals("ACK 2.04", answer(7, GD_01, VALUE));
        assertEquals("ACK 4.01", answer(7, "v1/acme/depot/gd-01?u=acme&p=wrong", VALUE));
        assertEquals("ACK 2.04", answer(7, GD_01, VALUE));
        assertEquals(1, fixture.ingests.count());
        assertEquals(1, fixture.listener.counters().duplicates());
        assertEquals(0, fixture.listener.counters().reusedIds());
    }

    @Test
    void repetitionOfARefusal_getsTheSameAnswer() throws IOException {
        assertEquals("ACK 4.00 NOT_JSON", answer(7, GD_01, "bad"));
        assertEquals("ACK 4.00 NOT_JSON", answer(7, GD_01, "bad"));
        assertEquals(1, fixture.ingests.count());
    }
}
