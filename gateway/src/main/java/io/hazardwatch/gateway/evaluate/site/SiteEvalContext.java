package io.hazardwatch.gateway.evaluate.site;

/** What makes a site's rules look: a reading, a finding or a tick. One per site, used over and over. Lane thread. */
final class SiteEvalContext {
    /** An event time this much before its arrival was old when it came. */
    private static final long LATE_MILLIS = 300_000;

    /** The gateway's clock. */
    long now;
    /** The deciding device's time. */
    long event;
    boolean late;
    /** Whether something was heard; time alone never ends an alarm. */
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
