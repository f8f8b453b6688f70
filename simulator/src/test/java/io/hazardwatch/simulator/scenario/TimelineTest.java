package io.hazardwatch.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.simulator.command.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static List<String> play(String extra) throws UsageException {
        Scenario scenario = ScenarioReader.read("t.yaml", """
                name: {zh: 测试, en: Test}
                seed: 1
                duration: 5s
                devices:
                  - {id: a/b/c, points: {p: {base: 1}}}
                  - {id: a/b/d, period: 2s, points: {p: {base: 2}}}
                """ + extra);
        List<String> told = new ArrayList<>();
        new Timeline(scenario).forEachRemaining(event -> told.add(switch (event) {
            case Event.Message message -> message.atMillis() + " " + message.device().device() + " " + message.stampMillis();
            case Event.Link link -> link.atMillis() + " " + (link.up() ? "up" : "down");
        }));
        return told;
    }

    @Test
    void twoPeriods_eachDeviceKeepsItsOwn() throws UsageException {
        assertEquals(List.of("0 c 0", "0 d 0", "1000 c 1000", "2000 c 2000", "2000 d 2000", "3000 c 3000", "4000 c 4000",
                "4000 d 4000"), play(""));
    }

    @Test
    void cutWithReplay_backlogComesOldestFirstWhenTheLinkIsBack() throws UsageException {
        assertEquals(List.of("0 c 0", "0 d 0", "1000 down", "3000 up", "3000 c 1000", "3000 c 2000", "3000 c 3000",
                "4000 c 4000", "4000 d 2000", "4000 d 4000"), play("links: [{of: a, from: 1s, to: 3s}]"));
    }

    @Test
    void cutWithLoss_nothingComesLater() throws UsageException {
        assertEquals(List.of("0 c 0", "0 d 0", "1000 down", "2000 d 2000", "3000 up", "3000 c 3000", "4000 c 4000",
                "4000 d 4000"), play("links: [{of: a/b/c, from: 1s, to: 3s, backlog: lose}]"));
    }

    @Test
    void cutBeyondTheEnd_linkComesBackAtTheEnd() throws UsageException {
        List<String> told = play("links: [{of: a, from: 3s, to: 9s}]");
        assertEquals("5000 up", told.get(told.size() - 1));
    }

    @Test
    void wrongClock_movesTheStampOnly() throws UsageException {
        List<String> told = play("clocks: [{of: a/b/d, from: 2s, to: 3s, offset: -10s}]");
        assertTrue(told.contains("2000 d -8000"), told::toString);
        assertTrue(told.contains("4000 d 4000"), told::toString);
    }
}
