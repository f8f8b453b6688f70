package io.hazardwatch.gateway.api.http;

/**
 * What the console's map shows beneath the sites.
 *
 * @param outline GeoJSON in WGS 84, see {@link MapOutline}; null = none
 * @param tiles   address of a tile server with {@code {z}}, {@code {x}} and {@code {y}}; null = none, and nothing is fetched from outside
 * @param datum   of the tiles
 * @param credit  whom the tiles are owed to; empty = nobody is named
 */
public record MapSettings(String outline, String tiles, Datum datum, String credit) {
    /** Sites on an empty ground. */
    public static final MapSettings NONE = new MapSettings(null, null, Datum.WGS84, "");

    /** Which coordinates a map is drawn in. */
    public enum Datum {
        /** As satellites have it; CGCS2000 is the same to a metre. */
        WGS84,
        /** Shifted by some hundred metres, as Amap and Tencent draw. */
        GCJ02
    }

    /** Scheme, host and port of the tile server; empty if there is none. */
    public String origin() {
        if (tiles == null) {
            return "";
        }
        int path = tiles.indexOf('/', tiles.indexOf("://") + 3);
        return path < 0 ? tiles : tiles.substring(0, path);
    }
}
