package io.hazardwatch.gateway.equipment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.equipment.CameraState.Reach;
import io.hazardwatch.gateway.registry.Camera;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.testkit.SiteText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cameras are asked every five minutes, spread over them; two failures in a row make one offline, one answer brings it back. */
class CameraBookTest {
    private static final long START = 1_800_000_000_000L;
    private static final long PERIOD = CameraBook.PERIOD_MILLIS;
    private static final String TWO = """
            cameras:
              - {id: east, url: "rtsp://10.0.0.1/live"}
              - {id: west, check: none}
            devices: []
            """;

    private final CameraBook book = new CameraBook();
    private long now = START;

    private static Registry many(int count) {
        return SiteText.load("devices: []\ncameras:\n" + IntStream.range(0, count).mapToObj(i -> "  - {id: cam-" + i + ", url: \"rtsp://10.0.0.1/"
                + i + "\"}\n").collect(Collectors.joining()));
    }

    /** Lets a period pass and answers what was due. */
    private void ask(Registry registry, boolean isReachable) {
        book.due(registry, now, 100).forEach(each -> book.answered(each, isReachable, now));
        now += PERIOD;
        List<CameraBook.Due> due = book.due(registry, now, 100);
        assertEquals(1, due.size());
        book.answered(due.getFirst(), isReachable, now);
    }

    private CameraState of(Registry registry, String id) {
        Site site = registry.sites().getFirst();
        Camera camera = site.plant().guarded().camera(id);
        return book.of(site, camera);
    }

    @Test
    void twoFailuresInARow_areOffline_sinceTheFirst_untilOneAnswer() {
        Registry registry = SiteText.load(TWO);
        ask(registry, false);
        assertEquals(new CameraState(Reach.UNKNOWN, 0, now), of(registry, "east"), "one failure says nothing");
        assertEquals(Map.of(), book.offline());
        long failed = now;
        ask(registry, false);
        assertEquals(new CameraState(Reach.OFFLINE, failed, now), of(registry, "east"));
        assertEquals(List.of(failed), List.copyOf(book.offline().values()));
        ask(registry, false);
        assertEquals(failed, of(registry, "east").sinceMillis(), "it does not begin anew");
        ask(registry, true);
        assertEquals(new CameraState(Reach.ONLINE, now, now), of(registry, "east"));
        assertEquals(Map.of(), book.offline());
        long back = now;
        ask(registry, false);
        assertEquals(new CameraState(Reach.ONLINE, back, now), of(registry, "east"), "one lost packet");
        ask(registry, true);
        ask(registry, false);
        assertEquals(Reach.ONLINE, of(registry, "east").reach(), "not in a row");
        assertEquals(CameraState.UNCHECKED, of(registry, "west"));
    }

    @Test
    void cameras_areSpreadOverThePeriod_eachOnce_andNotAskedTwiceAtOnce() {
        Registry registry = many(300);
        book.due(registry, START, 1_000);
        int[] parts = new int[10];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = book.due(registry, START + (i + 1) * PERIOD / parts.length, 1_000).size();
            assertTrue(parts[i] > 10 && parts[i] < 60, () -> "of 300 in a tenth of the period: " + Arrays.toString(parts));
        }
        assertTrue(IntStream.of(parts).sum() >= 299, "each is due within the first period");
        assertEquals(List.of(), book.due(registry, START + 10 * PERIOD, 1_000).stream().skip(1).toList(), "those that are asked are not asked again");
    }

    @Test
    void noMoreThanFit_areAsked_andTheOthersFollow() {
        Registry registry = many(50);
        book.due(registry, START, 1_000);
        List<CameraBook.Due> first = book.due(registry, START + PERIOD, 16);
        assertEquals(16, first.size());
        List<CameraBook.Due> second = book.due(registry, START + PERIOD, 16);
        assertTrue(second.stream().noneMatch(first::contains));
        assertEquals(16, second.size());
    }

    @Test
    void anotherAddress_beginsAnew_aRemovedCameraIsForgotten_andOthersGoOn() {
        Registry registry = SiteText.load(TWO);
        ask(registry, false);
        ask(registry, false);
        Registry same = SiteText.load(TWO + "name: other\n");
        book.due(same, now, 100);
        assertEquals(Reach.OFFLINE, of(same, "east").reach());
        Registry moved = SiteText.load(TWO.replace("10.0.0.1", "10.0.0.2"));
        book.due(moved, now, 100);
        assertEquals(CameraState.UNKNOWN, of(moved, "east"));
        assertEquals(Map.of(), book.offline());
        ask(moved, false);
        ask(moved, false);
        assertEquals(1, book.offline().size());
        book.due(SiteText.load("devices: []\n"), now, 100);
        assertEquals(Map.of(), book.offline());
    }

    @Test
    void clockThatIsSetBack_doesNotSilenceTheChecks() {
        Registry registry = SiteText.load(TWO);
        ask(registry, true);
        now -= 86_400_000;
        ask(registry, true);
        assertEquals(now, of(registry, "east").checkedMillis());
    }
}
