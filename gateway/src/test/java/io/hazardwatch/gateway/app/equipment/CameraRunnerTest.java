package io.hazardwatch.gateway.app.equipment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hazardwatch.gateway.equipment.CameraBook;
import io.hazardwatch.gateway.equipment.CameraState;
import io.hazardwatch.gateway.equipment.CameraState.Reach;
import io.hazardwatch.gateway.equipment.ChannelBook;
import io.hazardwatch.gateway.equipment.EquipmentKey;
import io.hazardwatch.gateway.model.CameraFault;
import io.hazardwatch.gateway.model.ChannelReport;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.SiteText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cameras are asked a few at once; a defect of the probe is reported and ends nothing. */
class CameraRunnerTest {
    private static final long START = 1_800_000_000_000L;

    private Registry registry = SiteText.load("devices: []\ncameras:\n" + IntStream.range(0, 40).mapToObj(i -> "  - {id: cam-" + i
            + ", url: \"rtsp://10.0.0.1/" + i + "\"}\n").collect(Collectors.joining()));
    private final List<Runnable> waiting = new ArrayList<>();
    private final List<String> defects = new ArrayList<>();
    private final List<String> journaled = new ArrayList<>();
    private ChannelReport report = ChannelReport.UNHEARD;
    private final FakeClock clock = new FakeClock(START);

    private final CameraRunner.Journal journal = new CameraRunner.Journal() {
        @Override
        public void changed(EquipmentKey camera, CameraState state, long nowMillis) {
            journaled.add(camera.id() + ' ' + state.reach());
        }

        @Override
        public void changed(ChannelBook.PlatformChange change, long nowMillis) {
            journaled.add(change.platform().id() + ' ' + change.state().reach() + ' ' + change.cameras());
        }
    };

    private CameraRunner runner(Predicate<String> probe) {
        CameraRunner runner = new CameraRunner(probe, waiting::add, (platform, channel, now, nanos) -> report, () -> registry,
                journal, clock, Thread::new, (where, defect) -> defects.add(where));
        runner.look(clock.millis());
        clock.advance(CameraBook.PERIOD_MILLIS);
        return runner;
    }

    /** Runs what waits. */
    private int run() {
        List<Runnable> tasks = List.copyOf(waiting);
        waiting.clear();
        tasks.forEach(Runnable::run);
        return tasks.size();
    }

    private Reach reach(CameraRunner runner, int camera) {
        Site site = registry.sites().getFirst();
        return runner.of(site, site.plant().guarded().camera("cam-" + camera)).reach();
    }

    @Test
    void fewAreAskedAtOnce_andTheOthersAsTheyAnswer() {
        CameraRunner runner = runner(url -> !url.endsWith("/7"));
        runner.look(clock.millis());
        runner.look(clock.millis());
        assertEquals(CameraRunner.AT_ONCE, run(), "no more while those do not answer");
        runner.look(clock.millis());
        assertEquals(CameraRunner.AT_ONCE, run());
        runner.look(clock.millis());
        assertEquals(8, run());
        assertEquals(Reach.ONLINE, reach(runner, 3));
        assertEquals(Reach.UNKNOWN, reach(runner, 7));
        assertNull(runner.hint());
        clock.advance(CameraBook.PERIOD_MILLIS);
        for (int i = 0; i < 3; i++) {
            runner.look(clock.millis());
            run();
        }
        assertEquals(Reach.OFFLINE, reach(runner, 7));
        assertEquals("1 camera is offline; see points/unprotected", runner.hint());
        assertEquals(List.of("cam-7 OFFLINE"), journaled, "that cameras are online after a start is no news");
    }

    @Test
    void cameraOfAPlatform_isAskedByNobody_andCountsWithTheOthers() {
        registry = SiteText.load("devices: []\ncameras:\n  - {id: cam-0, gb28181: {platform: \"34020000002000000777\","
                + " channel: \"34020000001320000001\"}}\n  - {id: cam-1, url: \"rtsp://10.0.0.1/1\"}\n");
        report = new ChannelReport(true, CameraFault.CHANNEL_OFF, START);
        CameraRunner runner = runner(url -> false);
        assertEquals(Reach.OFFLINE, reach(runner, 0));
        assertEquals("1 camera is offline; see points/unprotected", runner.hint());
        runner.look(clock.millis());
        assertEquals(1, run());
        clock.advance(CameraBook.PERIOD_MILLIS);
        runner.look(clock.millis());
        assertEquals(1, run());
        assertEquals(2, runner.offline().size());
        assertEquals("2 cameras are offline; see points/unprotected", runner.hint());
        assertEquals(List.of("cam-0 OFFLINE", "cam-1 OFFLINE"), journaled);
    }

    @Test
    void defectOfTheProbe_isReported_andTheCameraIsAskedAgain() {
        CameraRunner runner = runner(url -> {
            throw new IllegalStateException("defect");
        });
        runner.look(clock.millis());
        run();
        assertEquals(CameraRunner.AT_ONCE, defects.size());
        runner.look(clock.millis());
        assertEquals(CameraRunner.AT_ONCE, run());
    }
}
