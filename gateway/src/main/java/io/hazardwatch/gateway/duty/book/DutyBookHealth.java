package io.hazardwatch.gateway.duty.book;

/**
 * State of the storage of duty records.
 *
 * @param isLoaded whether it knows what was decided before; until then nothing is decided
 * @param waiting  rows that wait to be written
 * @param lost     entries that found no room to wait
 * @param problem  why the store cannot be used; empty when it can
 */
public record DutyBookHealth(boolean isLoaded, int waiting, long lost, String problem) {}
