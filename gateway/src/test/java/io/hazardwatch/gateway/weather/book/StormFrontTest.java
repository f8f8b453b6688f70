package io.hazardwatch.gateway.weather.book;

import static io.hazardwatch.gateway.weather.book.WeatherRig.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A storm front in fake time, from the first sign to the all clear, by the scenario that the simulator plays in real time. */
class StormFrontTest {
    private static final Path SCENARIO = Path.of(System.getProperty("hazardwatch.root", ".."), "config/scenarios/warnings/storm-front.csv");
    private static final long MINUTE = 60_000;
    private static final SiteName LATE = new SiteName("e", "s2");

    private final WeatherRig rig = new WeatherRig(3);
    private final List<String> ids = new ArrayList<>();

    /** Hands in a line of the scenario at its time; returns that time. */
    private long play(String[] cells) {
        long now = NOW + Long.parseLong(cells[0]) * 1_000;
        rig.book.receive(rig.message(cells[1], Integer.parseInt(cells[0]) / 60 % 60, cells[2], cells[8], cells[3].isEmpty() ? ""
                : "cma@example.cn," + WeatherRig.at(cells[3], cells[3].equals("A") ? 0 : 10), "<circle>" + cells[10] + "</circle>"), now);
        ids.add(WeatherRig.id(cells[1]));
        return now;
    }

    private void confirm(String id, SiteName site, String except, long now) {
        rig.book.view(id, each -> true, now).actions().get(site).stream().map(view -> view.action().id()).filter(action -> !action.equals(except))
                .forEach(action -> rig.book.confirm(id, new ActionRecord(site, action, now, "li-wei", true, "", "", "", 0), now));
    }

    @Test
    void front_isMatchedToldAnsweredConfirmedEscalatedAndClearedToWhoeverWasTold() throws IOException {
        List<String[]> script = Files.readAllLines(SCENARIO).stream().filter(line -> !line.startsWith("#")).map(line -> line.split(";", -1)).toList();
        long first = play(script.getFirst());
        assertEquals(3, rig.book.view(ids.getFirst(), site -> true, first).matches().size());
        assertEquals(60, rig.calls.getFirst().answer().minutes());
        rig.send(first + 3_000);
        rig.book.answer(ids.getFirst(), site -> true, "li-wei", first + MINUTE);
        rig.calls.clear();
        rig.notices.clear();

        long second = play(script.get(1));
        assertEquals(List.of(WarningNotice.Kind.HIGHER), rig.calls.stream().map(WarningCall::kind).toList());
        assertEquals(20, rig.calls.getFirst().answer().minutes());
        rig.send(second + 2_000);
        rig.book.answer(ids.get(1), site -> true, "li-wei", second + 5 * MINUTE);
        rig.calls.clear();
        rig.notices.clear();
        List<SiteName> sites = rig.book.view(ids.get(1), site -> true, second).matches().stream().map(SiteMatch::site).toList();
        sites.forEach(site -> confirm(ids.get(1), site, site.equals(LATE) ? "rain-drains" : "", second + 6 * MINUTE));
        rig.book.look(second + 90 * MINUTE - 1);
        assertTrue(rig.calls.stream().allMatch(call -> call.isAboutActions() && call.sites().equals(List.of(LATE))));
        assertEquals(1, rig.calls.size());
        rig.book.takeActions(rig.calls.getFirst().key(), "boss", second + 90 * MINUTE);
        confirm(ids.get(1), LATE, "", second + 90 * MINUTE);
        assertTrue(rig.ended.stream().anyMatch(each -> each.endsWith("actions done")));
        assertFalse(WarningFigures.of(rig.book.times(0, NOW + 1_000 * MINUTE, site -> true, second)).isEmpty());

        long last = play(script.getLast());
        Set<String> told = rig.notices.stream().filter(notice -> notice.kind() == WarningNotice.Kind.CANCELLED)
                .map(notice -> notice.to().person()).collect(Collectors.toSet());
        assertEquals(Set.of("li-wei", "boss"), told);
        assertTrue(rig.book.view(ids.get(1), site -> true, last).matches().stream().noneMatch(SiteMatch::isOpen));
    }
}
