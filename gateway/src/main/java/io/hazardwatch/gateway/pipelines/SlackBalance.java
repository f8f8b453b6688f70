package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.registry.PipelineSegment;

/**
 * What can be said while a line is slack. Cavities take up liquid unseen, but no more than has left the line since it was full: what flows in
 * beyond that has escaped. So a leak is seen late and without a place, and only if the line was known to be full before. One thread.
 */
final class SlackBalance {
    /** What left the line before its boiling was seen, as a share of what left after. */
    private static final double DRAINED_SHARE = 0.2;
    /** Between the gauges a slack line has another pressure than that of a straight line. */
    private static final double PACKED_SHARE = 0.5;
    /** What the mean temperature may have changed by. */
    private static final double KELVIN = 0.5;
    /** Without a flow for longer than that in all, nothing is known of the room any more. */
    private static final double UNKNOWN_SECONDS_MAX = 60;

    private final double thermal;
    /** What both meters may be wrong by whatever flows, m3/s: an offset at rest does not shrink with the flow. */
    private final double offset;
    private final double nominalFlow;
    private boolean isFull;
    private boolean isOn;
    private double packedBefore;
    private double packed;
    private double passed;
    private double elapsed;
    private double room;
    private double roomMost;
    private double flowMost;
    private double unknownSeconds;
    private double unknown;

    SlackBalance(PipelineSegment segment) {
        thermal = segment.pipe().area() * segment.pipe().length() * segment.fluid().expansion() * KELVIN;
        nominalFlow = segment.nominalFlow();
        offset = Math.sqrt(2) * segment.uncertainty().flow() * segment.nominalFlow();
    }

    /** The line is full, or it is not known to be; what was drained counts no more. */
    void full(boolean isKnown, double packedNow) {
        isOn = false;
        isFull = isKnown;
        packedBefore = packedNow;
        packed = packedNow;
        passed = 0;
        elapsed = 0;
        room = 0;
        roomMost = 0;
        flowMost = 0;
        unknownSeconds = 0;
        unknown = 0;
    }

    /** The line is slack. Flows in m3/s at the reference state, without the known difference of the meters; NaN if one is not known. */
    void add(double in, double out, double packedNow, double seconds) {
        isOn = true;
        if (Double.isNaN(in + out + packedNow)) {
            unknownSeconds += seconds;
            unknown += Math.max(flowMost, nominalFlow) * seconds;
            isFull &= unknownSeconds <= UNKNOWN_SECONDS_MAX;
            return;
        }
        packed = packedNow;
        flowMost = Math.max(flowMost, Math.max(Math.abs(in), Math.abs(out)));
        passed += Math.max(Math.abs(in), Math.abs(out)) * seconds;
        elapsed += seconds;
        room += (out - in) * seconds;
        roomMost = Math.max(roomMost, room);
    }

    /** What flowed in and has found no room, m3; NaN if the line was not known to be full before. */
    double surplus() {
        return isOn && isFull ? -room - (packed - packedBefore) : Double.NaN;
    }

    /**
     * How much of it proves nothing, m3. It grows with time even if nothing flows, and by all that may have passed while a flow was not known.
     *
     * @param share what the meters scatter, as a share of the flow
     * @param k     multiple of that
     */
    double threshold(double share, double k) {
        double meters = k * share * passed + offset * elapsed;
        return meters + unknown + DRAINED_SHARE * roomMost + PACKED_SHARE * Math.abs(packed - packedBefore) + thermal;
    }
}
