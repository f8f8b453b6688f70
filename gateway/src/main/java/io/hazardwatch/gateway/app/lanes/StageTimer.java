package io.hazardwatch.gateway.app.lanes;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Duration of one stage of the path: {@code hazardwatch_stage_seconds{stage}}. Any thread. */
public final class StageTimer {
    private final Timer timer;

    public StageTimer(MeterRegistry meters, String stage) {
        this.timer = Timer.builder("hazardwatch.stage").tag("stage", stage)
                .description("Time one stage of the path takes, sampled")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100)).maximumExpectedValue(Duration.ofSeconds(10))
                .register(meters);
    }

    public void record(long nanos) {
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }
}
