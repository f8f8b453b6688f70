package io.hazardwatch.gateway.evaluate.stats;

import io.hazardwatch.gateway.registry.RateMethod;
import io.hazardwatch.gateway.registry.RateSetting;

/**
 * Statistics over the readings of a rate rule's window. Times are event times in ms since the epoch, values in the point's
 * unit. Lane thread.
 */
public sealed interface RateWindow permits SlopeWindow, ChangeWindow {
    /** The empty window of {@code setting}. */
    static RateWindow of(RateSetting setting) {
        return setting.method() == RateMethod.DIFFERENCE ? new ChangeWindow(setting) : new SlopeWindow(setting);
    }

    /**
     * Takes a reading newer than all before; a reading more than a window later starts anew. After a refill a reading may be
     * older than the newest: it was reported before the restart and is skipped, or the device's clock was set back by more than
     * a window, which starts anew.
     */
    void add(long event, double value);

    /** Adds the contents of {@code past}, which has the same setting; all of it is older than {@link #oldest}. */
    void precede(RateWindow past);

    /** Event time of the first reading since the window was empty; {@link Long#MAX_VALUE} while it is empty. */
    long oldest();

    /** Takes a reading older than the newest; false when it is older than the window. */
    boolean addLate(long event, double value);

    /** Corrects the value of the newest reading. */
    void correctNewest(double value);

    /** Empties the window. */
    void reset();

    /** Event time of the newest reading. */
    long newest();

    /**
     * Verdict of the window about the limit; SILENT when it holds too little to measure.
     *
     * @param active whether the alarm is active; only then does the accuracy of a return matter
     */
    Verdict verdict(boolean active);

    /** Whether a violation is more than noise; asked only of a violation. */
    boolean isConfirmed();

    /** The rate per second, negative when falling; 0 when it cannot be measured. */
    double perSecond();
}
