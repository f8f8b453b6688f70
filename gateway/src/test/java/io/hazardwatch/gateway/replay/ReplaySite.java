package io.hazardwatch.gateway.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Turns a replay into an ordinary site file. The reference counts samples ("confirm n"); we count time, so n samples
 * become an on-delay of n - 1 periods less half a period, which is met by the n-th sample in a row and by none before.
 */
final class ReplaySite {
    static final String ENTERPRISE = "replay";

    private final String site;
    private final Spec spec;
    private final List<Samples.Sample> samples;

    ReplaySite(String site, Spec spec, List<Samples.Sample> samples) {
        this.site = site;
        this.spec = spec;
        this.samples = samples;
    }

    String topic() {
        return "hazard/v1/" + ENTERPRISE + '/' + site + "/rig/telemetry";
    }

    String point() {
        return ENTERPRISE + '/' + site + "/rig/value";
    }

    String alarmId() {
        return point().replace('/', '.') + '.' + spec.rule();
    }

    void write(Path directory) throws IOException {
        Files.writeString(directory.resolve(site + ".yaml"), """
                enterprise: %s
                site: %s
                name: {en: "%s"}
                kind: other
                timezone: UTC
                devices:
                  - id: rig
                    points:
                      - id: value
                        name: {en: value}
                        unit: u
                        period: %ds
                        staleAfter: 24h
                        %s
                """.formatted(ENTERPRISE, site, spec.id(), Math.max(1, periodMillis() / 1000),
                spec.isRate() ? rate() : limit()));
    }

    private String limit() {
        return "limits: {%s: {at: %s, deadband: %s, onDelay: %dms, offDelay: 0s, priority: P2}}".formatted(
                spec.rule().equals("high") ? "H" : "L", at(), deadband(), onDelayMillis());
    }

    /** We alarm at the limit, the reference only beyond it; the next number beyond makes the two the same. */
    private double at() {
        return spec.rule().equals("high") ? Math.nextUp(spec.threshold()) : Math.nextDown(spec.threshold());
    }

    /** The way back ends where the reference's does, although the limit was moved by one step of a double. */
    private double deadband() {
        double inside = spec.rule().equals("high") ? spec.threshold() - spec.deadband() : spec.threshold() + spec.deadband();
        return spec.deadband() == 0 ? 0 : Math.abs(inside - at());
    }

    private String rate() {
        String sign = spec.rule().equals("rise") ? "" : "-";
        return "rate: [{id: %s, method: difference, change: \"%s%s u\", window: %ds, onDelay: 0s, priority: P2}]"
                .formatted(spec.rule(), sign, spec.threshold(), spec.windowSeconds());
    }

    long onDelayMillis() {
        return spec.confirm() == 1 ? 0 : (spec.confirm() - 1) * periodMillis() - periodMillis() / 2;
    }

    /** The middle of all distances between samples. */
    long periodMillis() {
        long[] gaps = new long[samples.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = samples.get(i + 1).millis() - samples.get(i).millis();
        }
        java.util.Arrays.sort(gaps);
        return gaps[gaps.length / 2];
    }
}
