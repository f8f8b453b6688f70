package io.hazardwatch.gateway.response.warnings;

import io.hazardwatch.gateway.model.Text;

/**
 * What a message says, in both languages.
 *
 * @param event        short name of what it is about
 * @param area         in words
 * @param lat          centre of the area, degrees, WGS 84
 * @param lon          see {@code lat}
 * @param radiusMetres of the area
 */
public record OwnWarningText(Text event, Text headline, Text description, Text instruction, Text area, double lat, double lon, double radiusMetres) {
    /** The same about the area of another. */
    OwnWarningText placedAs(OwnWarningText other) {
        return new OwnWarningText(event, headline, description, instruction, other.area, other.lat, other.lon, other.radiusMetres);
    }
}
