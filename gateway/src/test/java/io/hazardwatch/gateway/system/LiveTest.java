package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS_BACK_AT_ONCE;
import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the control room sees the moment it happens, and what its acknowledgements do. */
@ExtendWith(LeakCheck.class)
class LiveTest {
    private static final String A = alarmId("gd-1", "a");
    private static final String B = alarmId("gd-1", "b");

    @TempDir
    private Path directory;
    private RunningGateway gateway;
    private Publisher publisher;
    private ControlRoom room;

    @BeforeEach
    void start() throws Exception {
        new PlantFiles(directory).site(device("gd-1", point("a", GAS_BACK_AT_ONCE), point("b", GAS_BACK_AT_ONCE)));
        gateway = RunningGateway.start(directory);
        publisher = gateway.publisher(PlantFiles.ENTERPRISE);
        room = new ControlRoom(gateway.client());
    }

    @AfterEach
    void stop() throws Exception {
        publisher.close();
        gateway.close();
    }

    @Test
    void violationAndAcknowledgement_areSeenAsTheyHappen() throws Exception {
        publish("{\"b\":30}");
        try (LiveSocket live = live("")) {
            JsonNode snapshot = live.next();
            assertEquals("snapshot", snapshot.get("type").asText());
            assertEquals(1, snapshot.get("alarms").size());
            assertEquals(B, snapshot.at("/alarms/0/id").asText());
            publish("{\"a\":30}");
            JsonNode raised = live.next();
            check(raised, A, "B");
            assertEquals(1, raised.at("/alarm/annSeq").asLong());
            assertTrue(raised.get("seq").asLong() > snapshot.get("seq").asLong());
            List<String> ofTheMoment = List.of("rationalisation", "now", "refused", "shelving", "skill"); // and of who asks
            assertEquals(((ObjectNode) room.alarm(A)).without(ofTheMoment), ((ObjectNode) raised.get("alarm")).without(ofTheMoment));
            assertEquals(200, room.acknowledge(raised.get("alarm")).status());
            JsonNode acked = live.next();
            check(acked, A, "C");
            assertEquals(RunningGateway.USER, acked.at("/alarm/ackedBy").asText());
        }
    }

    @Test
    void consoleComesBack_getsWhatItMissedWithoutAGap() throws Exception {
        publish("{\"a\":30}");
        long seen;
        try (LiveSocket live = live("")) {
            seen = live.next().get("seq").asLong();
        }
        publish("{\"b\":30}");
        room.acknowledge(room.alarm(A));
        publish("{\"a\":1}");
        try (LiveSocket live = live("?since=" + seen)) {
            JsonNode first = live.next();
            check(first, B, "B");
            assertEquals(seen + 1, first.get("seq").asLong());
            JsonNode second = live.next();
            check(second, A, "C");
            assertEquals(seen + 2, second.get("seq").asLong());
            JsonNode third = live.next();
            check(third, A, "A");
            assertEquals(seen + 3, third.get("seq").asLong());
        }
    }

    @Test
    void consoleComesBackWithASequenceFromElsewhere_isToldToStartAnew() throws Exception {
        publish("{\"a\":30}");
        try (LiveSocket live = live("?since=999999")) {
            assertEquals("reset", live.next().get("type").asText());
            assertEquals(A, live.next().at("/alarms/0/id").asText());
        }
    }

    @Test
    void acknowledgementOfWhatIsNoLongerShown_isRefusedWithThePresentAlarm() throws Exception {
        publish("{\"a\":30}");
        JsonNode first = room.alarm(A);
        publish("{\"a\":1}");
        publish("{\"a\":31}");
        GatewayClient.Answer stale = room.acknowledge(first);
        assertEquals(409, stale.status());
        JsonNode present = stale.body().get("alarm");
        assertEquals(first.get("annSeq").asLong() + 1, present.get("annSeq").asLong());
        assertEquals("B", room.state(A));
        assertEquals(200, room.acknowledge(present).status());
        assertEquals("C", room.state(A));
    }

    @Test
    void priorityRisesAfterTheAcknowledgement_itIsTakenBack() throws Exception {
        publish("{\"a\":30}");
        JsonNode high = room.alarm(A);
        assertEquals(200, room.acknowledge(high).status());
        try (LiveSocket live = live("")) {
            assertEquals("C", live.next().at("/alarms/0/state").asText());
            publish("{\"a\":60}");
            JsonNode risen = live.next();
            check(risen, A, "B");
            assertEquals("P1", risen.at("/alarm/priority").asText());
            assertEquals("HH", risen.at("/alarm/rule").asText());
            assertEquals(high.get("occurrence"), risen.at("/alarm/occurrence"));
            assertEquals(high.get("annSeq").asLong() + 1, risen.at("/alarm/annSeq").asLong());
            assertEquals(409, room.acknowledge(high).status());
            assertEquals("B", room.state(A));
        }
    }

    private LiveSocket live(String query) {
        return new LiveSocket(gateway.httpPort(), RunningGateway.USER, RunningGateway.PASSWORD, query);
    }

    private void publish(String json) throws Exception {
        publisher.publish(topic("gd-1"), json);
    }

    private static void check(JsonNode frame, String alarm, String state) {
        assertEquals("alarm", frame.get("type").asText(), frame::toString);
        assertEquals(alarm, frame.at("/alarm/id").asText());
        assertEquals(state, frame.at("/alarm/state").asText());
    }
}
