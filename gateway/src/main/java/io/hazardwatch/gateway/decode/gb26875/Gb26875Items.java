package io.hazardwatch.gateway.decode.gb26875;

import io.hazardwatch.gateway.model.FireFigure;
import io.hazardwatch.gateway.model.FireSubject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which figures of a device's frames are points. One thread fills it; then any. */
public final class Gb26875Items {
    /**
     * One figure that is a point.
     *
     * @param point number of the point
     * @param step  what one step of an analogue value is
     */
    record Target(FireFigure figure, int point, double step) {}

    private final Map<FireSubject, List<Target>> targets = new HashMap<>();
    private final boolean isOthersIgnored;

    /** @param isOthersIgnored whether nobody misses a subject of which nothing is a point */
    public Gb26875Items(boolean isOthersIgnored) {
        this.isOthersIgnored = isOthersIgnored;
    }

    /**
     * Makes a figure a point.
     *
     * @param point number of the point
     * @param step  what one step of an analogue value is
     */
    public void add(FireSubject subject, FireFigure figure, int point, double step) {
        targets.computeIfAbsent(subject, each -> new ArrayList<>()).add(new Target(figure, point, step));
    }

    /** What is a point of that subject; null if nothing is. */
    List<Target> of(FireSubject subject) {
        List<Target> exact = targets.get(subject);
        return exact == null ? targets.get(subject.ofAnySystem()) : exact;
    }

    boolean isOthersIgnored() {
        return isOthersIgnored;
    }
}
