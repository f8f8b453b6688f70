package io.hazardwatch.gateway.intake.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message waits for the journal to have its own alarms; on its connection what came behind waits with it, elsewhere nothing does. */
@ExtendWith(LeakCheck.class)
class AckIsolationTest {
    private static final String PINGRESP = "D000";
    private static final int CONNECTIONS = 6;
    private static final int MESSAGES = 40;
    private final ListenerFixture fixture = new ListenerFixture(ListenerFixture.settings(1, 0, 1000));

    @AfterEach
    void closeDoor() {
        fixture.awaitConnections(0);
        fixture.close();
    }

    @Test
    void journalBlocked_otherConnectionsAreAcknowledged() {
        fixture.ingests.commitAlarms(0);
        try (RawClient loud = fixture.acme(4, "a"); RawClient calm = fixture.acme(5, "b")) {
            loud.publish(Plant.TOPIC, 1, 1, "alarm");
            loud.publish(Plant.TOPIC, 1, 2, "{}");
            assertEquals(PINGRESP, loud.ping());
            calm.publish(Plant.TOPIC, 1, 3, "{}");
            assertEquals("40020003", calm.receive());
            assertTrue(loud.isQuiet());
            fixture.ingests.commitAlarms(1);
            assertEquals("40020001", loud.receive());
            assertEquals("40020002", loud.receive());
        }
    }

    @Test
    void connectionWithHeldAcknowledgementsEnds_othersGoOn() {
        fixture.ingests.commitAlarms(0);
        try (RawClient calm = fixture.acme(4, "b")) {
            try (RawClient loud = fixture.acme(4, "a")) {
                loud.publish(Plant.TOPIC, 1, 1, "alarm");
                assertEquals(PINGRESP, loud.ping());
            }
            fixture.awaitConnections(1);
            calm.publish(Plant.TOPIC, 1, 2, "{}");
            assertEquals("40020002", calm.receive());
            fixture.ingests.commitAlarms(1);
            calm.publish(Plant.TOPIC, 1, 3, "alarm");
            fixture.ingests.commitAlarms(2);
            assertEquals("40020003", calm.receive());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void seeded_acknowledgementsComeInOrderAsFarAsTheJournalIs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        fixture.ingests.commitAlarms(0);
        List<RawClient> clients = new ArrayList<>();
        int[] received = new int[CONNECTIONS];
        List<int[]> alarms = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                clients.add(fixture.acme(4, "c" + i));
            }
            for (int id = 1; id <= MESSAGES; id++) {
                for (int i = 0; i < CONNECTIONS; i++) {
                    boolean isAlarm = random.nextInt(12) == 0;
                    clients.get(i).publish(Plant.TOPIC, 1 + random.nextInt(2), id, isAlarm ? "alarm" : "{}");
                    int count = (id - 1) * CONNECTIONS + i + 1;
                    Await.until("taken", () -> fixture.ingests.count() == count);
                    if (isAlarm) {
                        alarms.add(new int[] {i, id});
                    }
                }
            }
            for (int committed = 0; committed <= alarms.size(); committed += 1 + random.nextInt(3)) {
                fixture.ingests.commitAlarms(committed);
                expectUpTo(clients, received, alarms.subList(committed, alarms.size()), seed);
            }
            fixture.ingests.commitAlarms(alarms.size());
            expectUpTo(clients, received, List.of(), seed);
        } finally {
            clients.forEach(RawClient::close);
        }
    }

    private static void expectUpTo(List<RawClient> clients, int[] received, List<int[]> uncommitted, long seed) {
        for (int i = 0; i < CONNECTIONS; i++) {
            int client = i;
            int held = uncommitted.stream().filter(each -> each[0] == client).mapToInt(each -> each[1]).min().orElse(MESSAGES + 1);
            while (received[i] + 1 < held) {
                String ack = clients.get(i).receive();
                assertEquals("%04X".formatted(++received[i]), ack.substring(4), "seed " + seed + ", connection " + i);
            }
            assertTrue(clients.get(i).isQuiet(), "seed " + seed + ", connection " + i);
        }
    }
}
