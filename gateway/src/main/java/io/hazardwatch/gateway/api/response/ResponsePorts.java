package io.hazardwatch.gateway.api.response;

/** The ports of permits, of our warnings and of response cards. */
public record ResponsePorts(Permits permits, OwnWarnings warnings, Cards cards) {}
