package io.hazardwatch.gateway.pipelines;

/** A time over which the mass balance is drawn up. */
public enum BalanceWindow {
    MINUTE(60), TEN_MINUTES(600), HOUR(3_600), DAY(86_400);

    private final int seconds;

    BalanceWindow(int seconds) {
        this.seconds = seconds;
    }

    /** Its length, s. */
    public int seconds() {
        return seconds;
    }
}
