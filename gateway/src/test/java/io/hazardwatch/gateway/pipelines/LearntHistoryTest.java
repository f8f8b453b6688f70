package io.hazardwatch.gateway.pipelines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.hazardwatch.gateway.testkit.SiteText;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was learnt of a segment belongs to its pipe and instruments, and what a balance has seen to its gauges. */
class LearntHistoryTest {
    private static final String KEY = "acme/yard/main";
    private static final String SITE = """
            devices:
              - id: a
                points: [{id: flow, unit: m3/h, period: 1s}, {id: newer, unit: m3/h, period: 1s}, {id: p, unit: MPa, period: 1s}]
              - id: b
                points: [{id: flow, unit: m3/h, period: 1s}, {id: p, unit: MPa, period: 1s}]
            pipelines:
              - id: main
                name: %s
                length: 40000
                diameter: 0.3
                wall: 0.007
                elasticity: 2.0e11
                nominalFlow: 320
                fluid: {density: %s, bulkModulus: 1.5e9, viscosity: 4.0e-6, vapourPressure: 60000, expansion: 8.3e-4}
                elevation: [{place: 0, height: 20}, {place: 40000, height: 25}]
                stations:
                  - {id: a, name: %s, place: 0, flow: a/%s, pressure: a/p}
                  - {id: b, name: b, place: 40000, flow: b/flow, pressure: b/p}
            """;

    private static PipelineWatch watch(String name, String density, String meter) {
        PipelineWatch watch = new PipelineWatch();
        watch.configure(SiteText.load(SITE.formatted(name, density, name, meter)));
        return watch;
    }

    private static PipelineWatch learnt() {
        PipelineWatch watch = watch("first", "840", "flow");
        StoredSegment fresh = watch.stored().getFirst();
        watch.restore(new StoredSegment(KEY, fresh.fingerprint(), new LearntSegment(86_400, 0.001, new double[BalanceWindow.values().length], 1,
                new double[1]), List.of()));
        assertEquals(86_400, watch.stored().getFirst().learnt().seconds());
        return watch;
    }

    private static double secondsLearntAfter(String name, String density, String meter) {
        PipelineWatch watch = learnt();
        watch.configure(SiteText.load(SITE.formatted(name, density, name, meter)));
        return watch.stored().getFirst().learnt().seconds();
    }

    /** The same while the gateway is stopped: what was stored meets another configuration. */
    private static double secondsLearntAfterARestart(String name, String density, String meter) {
        PipelineWatch watch = watch(name, density, meter);
        watch.restore(learnt().stored().getFirst());
        return watch.stored().getFirst().learnt().seconds();
    }

    @Test
    void anotherMeterOrFluid_learnsAnew_anotherNameOfSegmentOrStationDoesNot() {
        assertEquals(86_400, secondsLearntAfter("second", "840", "flow"));
        assertEquals(0, secondsLearntAfter("first", "840", "newer"));
        assertEquals(0, secondsLearntAfter("first", "700", "flow"));
    }

    @Test
    void anotherMeterOrFluidWhileTheGatewayIsStopped_learnsAnew_anotherNameDoesNot() {
        assertEquals(86_400, secondsLearntAfterARestart("first", "840", "flow"));
        assertEquals(86_400, secondsLearntAfterARestart("second", "840", "flow"));
        assertEquals(0, secondsLearntAfterARestart("first", "840", "newer"));
        assertEquals(0, secondsLearntAfterARestart("first", "700", "flow"));
    }

    /** A release that kept no fingerprint could not say so. */
    @Test
    void storedWithoutFingerprint_goesOn() {
        PipelineWatch watch = watch("first", "840", "newer");
        watch.restore(new StoredSegment(KEY, null, learnt().stored().getFirst().learnt(), List.of()));
        assertEquals(86_400, watch.stored().getFirst().learnt().seconds());
    }

    private static MassBalance balance(int seconds, int gauges) {
        MassBalance balance = new MassBalance(PipelineTrial.segment(true, Double.NaN));
        balance.known(gauges);
        for (int i = 0; i < seconds; i++) {
            balance.add(0, 0, 0, 0.08, 15, 1);
        }
        return balance;
    }

    @Test
    void fewerGauges_makeThePackingLessSure() {
        WindowBalance all = balance(120, 3).window(BalanceWindow.MINUTE, 0, 3);
        WindowBalance one = balance(120, 1).window(BalanceWindow.MINUTE, 0, 3);
        assertTrue(all.isKnown() && one.threshold() > 1.2 * all.threshold(), all + " beside " + one);
    }

    /** It is called each second while a segment cannot be balanced. */
    @Test
    void forgetting_leavesNothingBehind_andTakesNoMemory() {
        MassBalance balance = balance(120, 3);
        balance.restart();
        assertFalse(balance.window(BalanceWindow.MINUTE, 0, 3).isKnown());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < 1_000; i++) {
            balance.restart();
        }
        assertTrue(threads.getThreadAllocatedBytes(thread) - before < 100_000, "a ring of a day has 400,000 bytes");
    }
}
