package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.Point;
import java.util.List;

/** The newest reading of a point that some rule of its site uses. Lane thread. */
public final class PointInput {
    /** How long after the start a point without a stale time may be silent before it counts as bad. */
    private static final long AWAITED_MILLIS = 300_000;

    private Point point;
    private final long startMillis;
    private boolean isHeard;
    /** Of the last reading to arrive. */
    private long arrivalMillis;
    private double value = Double.NaN;
    private byte quality = Quality.BAD.code();
    /** Number of active alarms about the instrument itself: while there are any its value is uncertain. */
    private int doubts;
    private int heardCount;
    private List<PointListener> listeners = List.of();

    PointInput(Point point, long nowMillis) {
        this.point = point;
        this.startMillis = nowMillis;
        this.arrivalMillis = nowMillis;
    }

    Point point() {
        return point;
    }

    /** The rules that use it. */
    List<PointListener> listeners() {
        return listeners;
    }

    void readBy(List<PointListener> rules) {
        listeners = rules;
    }

    void configure(Point next) {
        point = next;
    }

    /**
     * Takes a reading; one that is not the newest only counts as a sign of life.
     *
     * @param isNewest whether the point's own rules have judged nothing newer; they recognise a clock that was set back
     * @return whether its value was taken
     */
    boolean take(long arrival, double newValue, byte newQuality, boolean isNewest) {
        arrivalMillis = arrival;
        if (isNewest) {
            isHeard = true;
            heardCount++;
            value = newValue;
            quality = newQuality;
        }
        return isNewest;
    }

    void doubt(int change) {
        doubts = Math.max(0, doubts + change);
    }

    /** Number of readings so far, modulo the size of an int. */
    int heardCount() {
        return heardCount;
    }

    double value() {
        return value;
    }

    /** Whether nothing has arrived since the start and it is not yet overdue. */
    boolean isAwaited(long now) {
        long patience = point.staleAfterMillis() > 0 ? point.staleAfterMillis() : AWAITED_MILLIS;
        return !isHeard && now - startMillis < patience;
    }

    boolean isFresh(long now) {
        return point.staleAfterMillis() == 0 || now - arrivalMillis < point.staleAfterMillis();
    }

    /** Whether its value may raise an alarm. */
    boolean isUsable(long now) {
        return isHeard && quality < Quality.BAD.code() && value >= point.rangeLow() && value <= point.rangeHigh()
                && !Double.isInfinite(value) && isFresh(now);
    }

    /** Whether its value may also clear an alarm. */
    boolean isGood(long now) {
        return quality == 0 && doubts == 0 && isUsable(now);
    }

    /** When it becomes stale or counts as missing if nothing more arrives; only times after {@code now} matter. */
    long turnsAtMillis(long now) {
        long turns = Long.MAX_VALUE;
        if (point.staleAfterMillis() > 0) {
            turns = arrivalMillis + point.staleAfterMillis();
        } else if (!isHeard) {
            turns = startMillis + AWAITED_MILLIS;
        }
        return turns > now ? turns : Long.MAX_VALUE;
    }
}
