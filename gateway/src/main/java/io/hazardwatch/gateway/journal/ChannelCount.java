package io.hazardwatch.gateway.journal;

/**
 * Counts of the notices planned for one channel within a period.
 *
 * @param inTime accepted within a minute of the commit
 * @param repeated accepted after more than one attempt
 */
public record ChannelCount(String channel, long planned, long accepted, long inTime, long failed, long repeated) {}
