package io.hazardwatch.gateway.registry;

/** A substance of a hazard source: design maximum quantity in tonnes (GB 18218-2018 counts the design maximum). */
public record Substance(String cas, String name, double tonnes) {}
