package io.hazardwatch.gateway.pipelines;

/**
 * What fault-free history has taught about a segment; kept over restarts.
 *
 * @param seconds     how long it has been learning
 * @param bias        share of the flow by which the meters of the ends differ
 * @param variances   by window, of the loss as a share of the flow
 * @param worst       largest loss by uncertainty that was no leak, fading over a month
 * @param friction    by gap between stations, loss of pressure by metre and (m3/s)^1.8; 0 = not known yet
 */
public record LearntSegment(double seconds, double bias, double[] variances, double worst, double[] friction) {
    public LearntSegment {
        variances = variances.clone();
        friction = friction.clone();
    }

    @Override
    public double[] variances() {
        return variances.clone();
    }

    @Override
    public double[] friction() {
        return friction.clone();
    }
}
