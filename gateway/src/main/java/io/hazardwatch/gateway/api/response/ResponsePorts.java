package io.hazardwatch.gateway.api.response;

/** The ports of permits, of our warnings, of response cards and of calls to neighbours. */
public record ResponsePorts(Permits permits, OwnWarnings warnings, Cards cards, NeighbourCalls calls) {}
