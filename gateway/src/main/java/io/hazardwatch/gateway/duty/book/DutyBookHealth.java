package io.hazardwatch.gateway.duty.book;

/**
 * How the book gets on with its store.
 *
 * @param isLoaded whether it knows what was decided before; until then nothing is decided
 * @param waiting  rows that wait to be written
 * @param lost     entries that found no room to wait
 * @param problem  why the store cannot be used; empty when it can
 */
public record DutyBookHealth(boolean isLoaded, int waiting, long lost, String problem) {}
