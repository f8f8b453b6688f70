package io.hazardwatch.gateway.registry;

/** What a weather station of a site measures, in the unit that rules about it are written in. */
public enum WeatherMeasure {
    /** Mean wind. */
    WIND("wind", "m/s", 0, 120),
    GUST("gust", "m/s", 0, 150),
    DIRECTION("direction", "°", 0, 360),
    RAIN_RATE("rainRate", "mm/h", 0, 1_000),
    /** Strikes within the range of the detector. */
    LIGHTNING_STRIKES("lightningStrikes", "1/min", 0, 100_000),
    LIGHTNING_DISTANCE("lightningDistance", "km", 0, 1_000),
    TEMPERATURE("temperature", "°C", -80, 80),
    VISIBILITY("visibility", "m", 0, 200_000);

    private final String key;
    private final String unit;
    private final double low;
    private final double high;

    WeatherMeasure(String key, String unit, double low, double high) {
        this.key = key;
        this.unit = unit;
        this.low = low;
        this.high = high;
    }

    /** Its name in site files and tables. */
    public String key() {
        return key;
    }

    /** The unit that a point of it must have. */
    public String unit() {
        return unit;
    }

    /** Whether nature can have that value; a station that says 361° or NaN says nothing. */
    public boolean isPossible(double value) {
        return value >= low && value <= high;
    }

    /** The measure with that key, or null. */
    public static WeatherMeasure of(String key) {
        for (WeatherMeasure each : values()) {
            if (each.key.equals(key)) {
                return each;
            }
        }
        return null;
    }
}
