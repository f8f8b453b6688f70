package io.hazardwatch.gateway.onboarding.imports;

/**
 * What is said of a site that is not there yet.
 *
 * @param name for people; null for its id
 * @param kind as site files have it; null for {@code other}
 * @param lat  latitude; null if it is not known
 * @param lon  longitude; null if it is not known
 * @param write writes a text as YAML
 */
public record NewSite(String name, String kind, Double lat, Double lon, java.util.function.UnaryOperator<String> write) {
    /** The file of a site without devices. */
    String text(String enterprise, String site) {
        StringBuilder text = new StringBuilder("enterprise: ").append(enterprise).append("\nsite: ").append(site).append('\n');
        if (name != null) {
            text.append("name: ").append(write.apply(name)).append('\n');
        }
        text.append("kind: ").append(kind == null ? "other" : write.apply(kind)).append('\n');
        if (lat != null && lon != null) {
            text.append("location: {lat: ").append(lat).append(", lon: ").append(lon).append("}\n");
        }
        return text.append("devices: []\n").toString();
    }
}
