package io.hazardwatch.gateway.onboarding;

import java.util.List;

/**
 * What was found about a proposal before anybody approves it.
 *
 * @param isComplete  whether the tests have ended
 * @param problem     why they could not be finished; empty if they were
 * @param rulesProven rules of changed points that can fire
 * @param dead        rules that cannot, as {@code point: rule}
 * @param backTests   points with other limits, with what both sets of limits do on the last 30 days
 * @param untested    points with other limits that were not tried on stored readings, because there were too many
 */
public record ProposalEvidence(boolean isComplete, String problem, int rulesProven, List<String> dead, List<PointBackTest> backTests,
                               int untested) {
    /** Not tested yet. */
    public static final ProposalEvidence PENDING = new ProposalEvidence(false, "", 0, List.of(), List.of(), 0);

    public ProposalEvidence {
        dead = List.copyOf(dead);
        backTests = List.copyOf(backTests);
    }

    /**
     * Both sets of limits on stored readings.
     *
     * @param point    {@code enterprise/site/device/point}
     * @param readings how many there were
     * @param present  alarms of the limits in force, {@code proposed} of the proposed ones
     * @param end      whether the whole period was read
     */
    public record PointBackTest(String point, long readings, int present, int proposed, String end) {}
}
