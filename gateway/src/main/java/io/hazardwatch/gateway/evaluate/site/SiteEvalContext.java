package io.hazardwatch.gateway.evaluate.site;

/** What triggers the evaluation of a site's rules: a reading, a finding or a tick. One per site, reused. Lane thread. */
final class SiteEvalContext {
    /** A reading this much older than its arrival is late. */
    private static final long LATE_MILLIS = 300_000;

    /** The gateway's clock. */
    long now;
    /** Event time of the deciding reading. */
    long event;
    boolean late;
    /** Whether a reading arrived; time alone never ends an alarm. */
    boolean heard;

    void heard(long eventMillis, long arrivalMillis) {
        now = arrivalMillis;
        event = eventMillis;
        late = arrivalMillis - eventMillis > LATE_MILLIS;
        heard = true;
    }

    void tick(long nowMillis) {
        now = nowMillis;
        event = nowMillis;
        late = false;
        heard = false;
    }
}
