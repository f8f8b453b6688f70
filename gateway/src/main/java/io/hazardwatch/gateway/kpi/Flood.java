package io.hazardwatch.gateway.kpi;

/**
 * An alarm flood, more alarms than an operator can handle: from the moment the last ten minutes contain more than ten alarms
 * until they contain fewer than five. Times in ms since the epoch.
 *
 * @param to       its end, or the end of the period
 * @param open     whether it continued beyond the period
 * @param count    announced alarms, including those of the ten minutes that began it
 * @param peak     most alarms within ten minutes
 * @param firstOut id of the first of the alarms that began it
 */
public record Flood(long from, long to, boolean open, int count, int peak, String firstOut) {}
