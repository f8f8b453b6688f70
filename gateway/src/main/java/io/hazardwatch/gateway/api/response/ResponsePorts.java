package io.hazardwatch.gateway.api.response;

/** The ports of permits and of our warnings. */
public record ResponsePorts(Permits permits, OwnWarnings warnings) {}
