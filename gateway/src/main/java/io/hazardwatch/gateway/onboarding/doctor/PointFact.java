package io.hazardwatch.gateway.onboarding.doctor;

import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.Point;

/**
 * What is known of a point.
 *
 * @param last           null if there was none since the start
 * @param intervalMillis time between readings of late; NaN if it is not known
 * @param repeats        arrivals of late that repeated the reading before
 * @param alarmAt        latest alarm of the point, ms since the epoch; 0 if there was none
 * @param seenAt         latest acknowledgement of one; 0 if there was none
 */
public record PointFact(Point point, Reading last, double intervalMillis, int repeats, long alarmAt, long seenAt) {}
