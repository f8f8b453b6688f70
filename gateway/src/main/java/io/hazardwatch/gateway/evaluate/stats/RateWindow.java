package io.hazardwatch.gateway.evaluate.stats;

import io.hazardwatch.gateway.registry.RateMethod;
import io.hazardwatch.gateway.registry.RateSetting;

/** The readings of a rate rule's window, condensed; times are event times in ms, values in the point's unit. */
public sealed interface RateWindow permits SlopeWindow, ChangeWindow {
    /** The empty window of {@code setting}. */
    static RateWindow of(RateSetting setting) {
        return setting.method() == RateMethod.DIFFERENCE ? new ChangeWindow(setting) : new SlopeWindow(setting);
    }

    /**
     * Takes a reading newer than all before; one that comes more than a window later starts anew. After a refill it may
     * be older: then it was told before the restart and is left out, or the device's clock was set back by more than a
     * window and all starts anew.
     */
    void add(long event, double value);

    /** Takes what {@code past}, of the same setting, holds; all of that is older than {@link #oldest}. */
    void precede(RateWindow past);

    /** Event time of the first reading taken since it was empty; {@link Long#MAX_VALUE} while it is. */
    long oldest();

    /** Takes a reading older than the newest; false when it is older than the window. */
    boolean addLate(long event, double value);

    /** The newest reading had another value after all. */
    void correctNewest(double value);

    /** Forgets all. */
    void reset();

    /** Event time of the newest reading. */
    long newest();

    /**
     * What the window says about the limit; SILENT when it holds too little to be measured.
     *
     * @param active whether the alarm is active, which is when it matters how well the way back is proven
     */
    Verdict verdict(boolean active);

    /** Whether a violation is more than noise; asked only of a violation. */
    boolean isConfirmed();

    /** The rate per second, negative when falling; 0 when it cannot be measured. */
    double perSecond();
}
