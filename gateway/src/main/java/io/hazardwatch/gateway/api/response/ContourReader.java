package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.model.Names;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Checks a GeoJSON (RFC 7946) of consequence contours: {@code enterprise}, {@code site}, {@code scenario} and {@code date} beside the features,
 * which are areas with a {@code level} each. Keeps only what is drawn. Pure, one thread.
 */
public final class ContourReader {
    /** Bytes of a file. */
    public static final int LENGTH_MAX = 1 << 20;
    /** Corners of a file. */
    public static final int CORNERS_MAX = 20_000;
    private static final int FEATURES_MAX = 50;
    private static final int RINGS_MAX = 500;
    /** A triangle whose last corner repeats the first. */
    private static final int RING_MIN = 4;
    private static final int TEXT_MAX = 100;
    private static final int YEAR_MIN = 1980;
    private static final int YEAR_MAX = 2200;

    private int corners;
    private int rings;

    private ContourReader() {}

    /**
     * The contours of a file.
     *
     * @throws IllegalArgumentException if it is no such GeoJSON; the message says why
     */
    public static Contour read(String text) {
        try {
            return new ContourReader().contour(new JsonObject(text));
        } catch (DecodeException | ClassCastException | NullPointerException | IndexOutOfBoundsException malformed) {
            throw new IllegalArgumentException("must be a GeoJSON FeatureCollection of polygons with level", malformed);
        }
    }

    private Contour contour(JsonObject file) {
        require("FeatureCollection".equals(file.getValue("type")), "must be a GeoJSON FeatureCollection");
        String enterprise = name(file, "enterprise");
        String site = name(file, "site");
        JsonArray features = file.getJsonArray("features");
        require(!features.isEmpty() && features.size() <= FEATURES_MAX, "must have 1 to " + FEATURES_MAX + " features");
        JsonArray areas = new JsonArray();
        for (Object feature : features) {
            areas.add(area((JsonObject) feature));
        }
        JsonObject kept = new JsonObject().put("enterprise", enterprise).put("site", site).put("scenario", said(file, "scenario"))
                .put("date", date(file).toString()).put("areas", areas);
        return new Contour(enterprise, site, kept.encode(), areas.size());
    }

    private static String name(JsonObject file, String key) {
        Object name = file.getValue(key);
        require(name instanceof String text && Names.isName(text), key + ": must be the name of one, beside the features");
        return (String) name;
    }

    private static LocalDate date(JsonObject file) {
        try {
            LocalDate date = LocalDate.parse(file.getString("date", ""));
            require(date.getYear() >= YEAR_MIN && date.getYear() < YEAR_MAX, "date: must be between " + YEAR_MIN + " and " + YEAR_MAX);
            return date;
        } catch (DateTimeException none) {
            throw new IllegalArgumentException("date: must be the day of the assessment, such as 2025-06-30", none);
        }
    }

    /** Words in both languages: {@code {"zh":…,"en":…}}, or one text for both. */
    private static JsonObject said(JsonObject from, String key) {
        Object value = from.getValue(key);
        JsonObject both = value instanceof String text ? new JsonObject().put("zh", text).put("en", text) : (JsonObject) value;
        String zh = both == null ? "" : both.getString("zh", "");
        String en = both == null ? "" : both.getString("en", zh);
        require(!zh.isBlank() && !en.isBlank() && zh.length() <= TEXT_MAX && en.length() <= TEXT_MAX,
                key + ": must be a text of up to " + TEXT_MAX + " characters, or zh and en");
        return new JsonObject().put("zh", zh).put("en", en);
    }

    private JsonObject area(JsonObject feature) {
        JsonObject geometry = feature.getJsonObject("geometry");
        JsonArray coordinates = geometry.getJsonArray("coordinates");
        JsonArray lines = new JsonArray();
        String type = geometry.getString("type");
        switch (type) {
            case "Polygon" -> coordinates.forEach(ring -> lines.add(ring((JsonArray) ring)));
            case "MultiPolygon" -> coordinates.forEach(polygon -> ((JsonArray) polygon).forEach(ring -> lines.add(ring((JsonArray) ring))));
            default -> throw new IllegalArgumentException("must have Polygon and MultiPolygon only, not " + type);
        }
        require(!lines.isEmpty(), "must have a ring in each feature");
        return new JsonObject().put("level", said(feature.getJsonObject("properties"), "level")).put("lines", lines);
    }

    private JsonArray ring(JsonArray from) {
        require(++rings <= RINGS_MAX, "must have at most " + RINGS_MAX + " rings");
        corners += from.size();
        require(corners <= CORNERS_MAX, "must have at most " + CORNERS_MAX + " corners");
        JsonArray ring = new JsonArray();
        for (Object place : from) {
            double lon = ((JsonArray) place).getDouble(0);
            double lat = ((JsonArray) place).getDouble(1);
            require(Math.abs(lon) <= 180 && Math.abs(lat) <= 90,
                    "must have longitudes and latitudes in degrees, in this order, not " + lon + ", " + lat);
            ring.add(new JsonArray().add(lon).add(lat));
        }
        require(ring.size() >= RING_MIN && ring.getJsonArray(0).equals(ring.getJsonArray(ring.size() - 1)),
                "must have rings of at least " + RING_MIN + " corners, the last as the first");
        return ring;
    }

    private static void require(boolean isMet, String rule) {
        if (!isMet) {
            throw new IllegalArgumentException(rule);
        }
    }
}
