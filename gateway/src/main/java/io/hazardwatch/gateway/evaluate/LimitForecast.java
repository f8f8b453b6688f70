package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.Verdict;

/** Forecast of a trend about a limit, and why an early warning is raised or not. */
enum LimitForecast {
    /** The window holds too little. */
    UNMEASURED(Verdict.SILENT),
    /** The limit's own alarm is active: the warning has come true and is suppressed by design. */
    LIMIT_REACHED(Verdict.OK),
    /** Not moving towards the limit by more than one standard error. */
    NO_TREND(Verdict.OK),
    /** More than one and a half horizons away. */
    FAR(Verdict.OK),
    /** Beyond the horizon, not far. */
    DISTANT(Verdict.BETWEEN),
    /** Less than three standard errors: may be noise. */
    WEAK_TREND(Verdict.BETWEEN),
    /** Still near its normal value. */
    NEAR_NORMAL(Verdict.BETWEEN),
    /** The limit is within the horizon. */
    COMING(Verdict.VIOLATED);

    private final Verdict verdict;

    LimitForecast(Verdict verdict) {
        this.verdict = verdict;
    }

    Verdict verdict() {
        return verdict;
    }

    /** The more urgent of two forecasts; the constants are in that order. */
    static LimitForecast worse(LimitForecast a, LimitForecast b) {
        return a.ordinal() >= b.ordinal() ? a : b;
    }
}
