package io.hazardwatch.gateway.evaluate.site;

/**
 * Detects redundant sensors that are really one source: all of them equal to the last digit through
 * {@value #ROUNDS} different values in a row. Sensors that rest at the same value prove nothing, because a gas detector in clean
 * air does. A round is over when every sensor has been heard again. Lane thread.
 */
final class CommonCause {
    static final int ROUNDS = 10;

    private final PointInput[] inputs;
    private final int[] heardBefore;
    private double lastValue = Double.NaN;
    private int alike;
    private boolean isKnown;

    CommonCause(PointInput[] inputs) {
        this.inputs = inputs;
        this.heardBefore = new int[inputs.length];
    }

    /** What is known after the readings so far. */
    Ternary truth(long now) {
        if (isRoundOver()) {
            closeRound(now);
        }
        return isKnown ? alike >= ROUNDS ? Ternary.TRUE : Ternary.FALSE : Ternary.UNKNOWN;
    }

    private boolean isRoundOver() {
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].heardCount() == heardBefore[i]) {
                return false;
            }
        }
        return true;
    }

    private void closeRound(long now) {
        isKnown = true;
        double first = inputs[0].value();
        boolean isAlike = true;
        for (int i = 0; i < inputs.length; i++) {
            heardBefore[i] = inputs[i].heardCount();
            isKnown &= inputs[i].isGood(now);
            isAlike &= inputs[i].value() == first;
        }
        if (!isAlike || !isKnown) {
            alike = 0;
        } else if (first != lastValue) {
            alike = Math.min(alike + 1, ROUNDS);
        }
        lastValue = first;
    }
}
