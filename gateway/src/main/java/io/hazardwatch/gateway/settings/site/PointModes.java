package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.settings.yaml.YamlMap;

/** The {@code modes} of a point, read later when the units of the site are known. */
record PointModes(String point, YamlMap modes) {}
