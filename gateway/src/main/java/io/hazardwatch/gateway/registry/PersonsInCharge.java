package io.hazardwatch.gateway.registry;

/** The three named persons of the responsibility system (包保责任制) of a hazard source; each may be null. */
public record PersonsInCharge(String principal, String technical, String operational) {}
