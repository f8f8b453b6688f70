package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.Point;

/** Everything the rules remember of one point. Owned by the lane thread of the point's site. */
public final class PointState {
    private Point point;

    PointState(Point point) {
        this.point = point;
    }

    /** The point as configured at present. */
    public Point point() {
        return point;
    }

    void configure(Point next) {
        point = next;
    }
}
