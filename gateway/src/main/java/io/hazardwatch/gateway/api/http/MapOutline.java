package io.hazardwatch.gateway.api.http;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/**
 * Checks a GeoJSON (RFC 7946) that is drawn beneath the sites and keeps of it what is drawn: lines and areas with their {@code name} and {@code
 * kind}. Pure, any thread.
 */
public final class MapOutline {
    /** Characters of a file. */
    public static final int LENGTH_MAX = 4 << 20;
    private static final int CORNERS_MAX = 200_000;
    private static final int NAME_MAX = 100;
    private static final Set<String> KINDS = Set.of("area", "water", "road", "rail", "boundary");

    private final JsonArray shapes = new JsonArray();
    private int corners;

    private MapOutline() {}

    /**
     * The shapes: {@code [{"kind","name","isArea","lines":[[[lon,lat],…],…]},…]}.
     *
     * @throws IllegalArgumentException if it is no such GeoJSON; the message says why
     */
    public static String read(String text) {
        try {
            JsonObject file = new JsonObject(text);
            if (!"FeatureCollection".equals(file.getValue("type")) || !(file.getValue("features") instanceof JsonArray)) {
                throw new IllegalArgumentException("must be a GeoJSON FeatureCollection");
            }
            MapOutline outline = new MapOutline();
            for (Object feature : file.getJsonArray("features")) {
                outline.feature((JsonObject) feature);
            }
            return outline.shapes.encode();
        } catch (DecodeException | ClassCastException | NullPointerException | IndexOutOfBoundsException malformed) {
            throw new IllegalArgumentException("must be a GeoJSON FeatureCollection of lines and polygons", malformed);
        }
    }

    private void feature(JsonObject feature) {
        JsonObject geometry = feature.getJsonObject("geometry");
        JsonObject said = feature.getJsonObject("properties", new JsonObject());
        JsonArray coordinates = geometry.getJsonArray("coordinates");
        JsonArray lines = new JsonArray();
        String type = geometry.getString("type");
        switch (type) {
            case "LineString" -> add(lines, coordinates);
            case "MultiLineString", "Polygon" -> coordinates.forEach(line -> add(lines, (JsonArray) line));
            case "MultiPolygon" -> coordinates.forEach(area -> ((JsonArray) area).forEach(line -> add(lines, (JsonArray) line)));
            default -> throw new IllegalArgumentException("must have LineString, MultiLineString, Polygon and MultiPolygon only, not " + type);
        }
        if (lines.isEmpty()) {
            return;
        }
        String name = text(said, "name");
        String kind = text(said, "kind");
        shapes.add(new JsonObject().put("kind", KINDS.contains(kind) ? kind : "boundary")
                .put("name", name.substring(0, Math.min(name.length(), NAME_MAX)))
                .put("isArea", type.endsWith("Polygon")).put("lines", lines));
    }

    /** Programs that write maps state a property without a value as null. */
    private static String text(JsonObject said, String name) {
        Object value = said == null ? null : said.getValue(name);
        return value == null ? "" : value.toString();
    }

    /** A line without a corner is allowed and is drawn nowhere. */
    private void add(JsonArray lines, JsonArray from) {
        if (!from.isEmpty()) {
            lines.add(line(from));
        }
    }

    private JsonArray line(JsonArray from) {
        JsonArray line = new JsonArray();
        for (Object place : from) {
            double lon = ((JsonArray) place).getDouble(0);
            double lat = ((JsonArray) place).getDouble(1);
            if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
                throw new IllegalArgumentException("must have longitudes and latitudes in degrees, in this order, not " + lon + ", " + lat);
            }
            if (++corners > CORNERS_MAX) {
                throw new IllegalArgumentException("must have at most " + CORNERS_MAX + " corners");
            }
            line.add(new JsonArray().add(lon).add(lat));
        }
        return line;
    }
}
