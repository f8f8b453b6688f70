package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Toledo 2022: 3,712 alarms in twelve hours; Milford Haven 1994: 275 in the last eleven minutes. In a flood of 275 on a whole
 * gateway the list has every P1 above every P3, the alarm that was first by the devices' clocks is named although it was
 * among the last to arrive, and the flood is found as one.
 */
@ExtendWith(LeakCheck.class)
class Story46And47FloodTest {
    private static final int ALARMS = 275;
    private static final int FIRST = 200;
    private static final long SPREAD_MILLIS = 11 * 60_000;

    @TempDir
    private Path directory;

    private static String priority(int point) {
        return point % 25 == 0 ? "P1" : point % 5 == 0 ? "P2" : "P3";
    }

    private void writeSite() throws Exception {
        StringBuilder yaml = new StringBuilder("enterprise: acme\nsite: yard\ntimezone: UTC\ndevices:\n  - id: d\n    points:\n");
        for (int i = 0; i < ALARMS; i++) {
            yaml.append("      - {id: p%d, staleAfter: 0s, limits: {H: {at: 50, priority: %s}}}%n".formatted(i, priority(i)));
        }
        Files.createDirectories(directory.resolve("config/sites"));
        Files.writeString(directory.resolve("config/sites/yard.yaml"), yaml);
    }

    /** The first to happen is sent when most others are there already. */
    private static void flood(Publisher publisher, long from) throws Exception {
        for (int i = 0; i < ALARMS; i++) {
            long at = i == FIRST ? from : from + 1 + i * SPREAD_MILLIS / ALARMS;
            publisher.publish("hazard/v1/acme/yard/d/telemetry", "{\"ts\":%d,\"values\":{\"p%d\":60}}".formatted(at, i));
        }
    }

    @Test
    void floodOfTwoHundredAndSeventyFive_showsWhatCameFirstAndHidesNoP1() throws Exception {
        writeSite();
        long from = System.currentTimeMillis() - SPREAD_MILLIS - 5_000;
        try (RunningGateway gateway = RunningGateway.start(directory); Publisher publisher = gateway.publisher("acme")) {
            flood(publisher, from);
            List<JsonNode> open = gateway.client().alarms("state=open&limit=1000&grouped=true&enterprise=acme");
            assertEquals(ALARMS, open.size());
            List<String> priorities = open.stream().map(alarm -> alarm.get("priority").asText()).toList();
            assertEquals(priorities.stream().sorted().toList(), priorities, "no P1 below a P3");
            assertEquals(IntStream.range(0, ALARMS).filter(i -> priority(i).equals("P1")).count(),
                    priorities.stream().filter("P1"::equals).count());
            checkSequence(gateway.client().get("/api/v1/soe?enterprise=acme&from=" + (from - 1_000)).body());
            JsonNode floods = gateway.client().get("/api/v1/floods?enterprise=acme&from=" + (from - 1_000)).body().get("floods");
            assertEquals(1, floods.size());
            assertEquals(ALARMS, floods.get(0).get("count").asInt());
            assertTrue(floods.get(0).get("open").asBoolean());
        }
    }

    private static void checkSequence(JsonNode answer) {
        JsonNode events = answer.get("events");
        assertEquals(ALARMS, events.size());
        assertEquals("acme/yard/d/p" + FIRST, events.get(0).get("point").asText());
        assertTrue(events.get(0).get("firstOut").asBoolean());
        List<String> times = new ArrayList<>();
        events.forEach(event -> times.add(event.get("at").asText()));
        assertEquals(times.stream().sorted().toList(), times);
    }
}
