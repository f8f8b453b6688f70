package io.hazardwatch.simulator.warn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.simulator.command.UsageException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The messages of a scenario. */
class CapWriterTest {
    private static final String FIRST = "0;A;Alert;;11B20;雷雨大风;Blue;Minor;a < b;c;31.78,119.95 80;360";
    private static final String SECOND = "600;B;Update;A;11B20;雷雨大风;Orange;Severe;d;e;31.78,119.95 80;120";

    @Test
    void laterMessage_refersToTheIssueTimeOfTheEarlierOne() throws UsageException {
        List<ScriptedWarning> script = ScriptedWarning.read(List.of("# head", SECOND, FIRST));
        CapWriter writer = new CapWriter("1");
        String first = writer.write(script.getFirst(), Instant.parse("2026-06-01T00:00:00Z"));
        assertTrue(first.contains("<sent>2026-06-01T08:00:00+08:00</sent>"), first);
        assertTrue(first.contains("<headline>a &lt; b</headline>"), first);
        assertTrue(first.contains("<circle>31.78,119.95 80</circle>"), first);
        String second = writer.write(script.getLast(), Instant.parse("2026-06-01T00:10:00Z"));
        assertTrue(second.contains("<references>simulator@weather.invalid,SIM-1-A,2026-06-01T08:00:00+08:00</references>"), second);
    }

    @Test
    void lineThatCannotBeRead_isRefused() {
        assertThrows(UsageException.class, () -> ScriptedWarning.read(List.of("0;A;Alert")));
        assertEquals("x;A;Alert;;;;;;;;;1: the first and the last column must be numbers",
                assertThrows(UsageException.class, () -> ScriptedWarning.read(List.of("x;A;Alert;;;;;;;;;1"))).getMessage());
    }
}
