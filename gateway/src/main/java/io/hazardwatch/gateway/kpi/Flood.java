package io.hazardwatch.gateway.kpi;

/**
 * A time of more alarms than a person can look at: from the moment the last ten minutes hold more than ten, until they hold
 * fewer than five.
 *
 * @param to       its end, or the period's
 * @param open     whether it was still going on at the period's end
 * @param count    announced from the first of those that began it
 * @param peak     most within ten minutes
 * @param firstOut the alarm that came first of those that began it
 */
public record Flood(long from, long to, boolean open, int count, int peak, String firstOut) {}
