package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.settings.yaml.YamlMap;

/** The {@code modes} of a point, to be read once the units of the site are known. */
record PointModes(String point, YamlMap modes) {}
