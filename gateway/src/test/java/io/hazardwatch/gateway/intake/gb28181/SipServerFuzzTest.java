package io.hazardwatch.gateway.intake.gb28181;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.decode.gb28181.SipParser;
import io.hazardwatch.gateway.intake.gb28181.Gb28181Counters.Result;
import io.hazardwatch.gateway.testkit.LowerPlatform;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged datagrams of every kind from a registered platform: never an exception, every answer readable, and the next good one is taken. */
class SipServerFuzzTest extends SipServerFixture {
    private static final long SEED = Long.getLong("seed", 20_261_201);
    private static final int DATAGRAMS = 20_000;
    private static final String PIECES = "\r\n :;,<>@\"=/&0";

    private byte[] damaged(byte[] good, Random random) {
        byte[] bytes = random.nextInt(20) == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
        for (int changes = random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
            int other = random.nextInt(4) == 0 ? random.nextInt(256) : PIECES.charAt(random.nextInt(PIECES.length()));
            bytes[random.nextInt(bytes.length)] = (byte) other;
        }
        return bytes;
    }

    @Test
    void damagedDatagrams_areSurvived_andGoodOnesTaken() {
        Random random = new Random(SEED);
        List<String> asked = register(86_400);
        String call = LowerPlatform.between(asked.getLast(), "Call-ID: ", "\r\n");
        String challenge = send(lower.register(3600), HOME).getFirst();
        for (int i = 0; i < DATAGRAMS; i++) {
            byte[] good = switch (i % 7) {
                case 0 -> lower.register(random.nextInt(4_000), challenge);
                case 1 -> lower.message(lower.catalog(LowerPlatform.queryNumber(asked.getFirst()), 2, ONE + " ON", TWO + " OFF"));
                case 2 -> lower.message(lower.keepAlive("OK", TWO));
                case 3 -> lower.notice(call, lower.event(ONE, "VLOST"));
                case 4 -> LowerPlatform.confirm(asked.getFirst());
                case 5 -> LowerPlatform.confirm(asked.getLast());
                default -> lower.register(3600);
            };
            clock.advance(10);
            for (SipOutgoing answer : server.receive(damaged(good, random), random.nextInt(50) == 0 ? FOREIGN : HOME, clock.nanos())) {
                assertNotNull(SipParser.parse(answer.bytes()).message(), () -> new String(answer.bytes(), StandardCharsets.ISO_8859_1));
            }
            if (i % 100 == 0) {
                look(server);
            }
        }
        for (Result result : List.of(Result.ACCEPTED, Result.CHALLENGED, Result.MALFORMED, Result.FOREIGN_ADDRESS, Result.NOT_SERVED)) {
            assertTrue(counters.of(result) > 10, result + " only " + counters.of(result) + ": this damage proves little");
        }
        clock.advance(SipServer.STRANGER_MILLIS);
        register(3600);
        assertEquals("200", status(lower.keepAlive("OK")));
    }
}
