package io.hazardwatch.gateway.app.settings;

/** The {@code modes} of a point, to be read once the units of the site are known. */
record PointModes(String point, Fields modes) {}
