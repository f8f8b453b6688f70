package io.hazardwatch.gateway.api.escalation;

/**
 * How many messages there were about an alarm, those included that are no longer kept one by one.
 *
 * @param messages  all of them
 * @param accepted  those that a provider took
 * @param delivered those that arrived at the device
 * @param failed    those that reached nobody
 * @param pruned    those that are only counted any more
 */
public record MessageCounts(long messages, long accepted, long delivered, long failed, long pruned) {}
