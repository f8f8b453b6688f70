package io.hazardwatch.gateway.weather;

/**
 * Bounds of one message.
 *
 * @param bytesMax    of the message, decompressed
 * @param pointsMax   of all its polygons
 * @param depthMax    of nested elements
 * @param elementsMax elements or values
 * @param millisMax   time for reading it, ms
 */
public record WarningLimits(int bytesMax, int pointsMax, int depthMax, int elementsMax, long millisMax) {
    private static final int MIB = 1 << 20;
    /** One MiB, 10,000 points, two seconds. */
    public static final WarningLimits STANDARD = new WarningLimits(MIB, 10_000, 16, 50_000, 2_000);
    /** Largest size that may be set. */
    public static final int BYTES_MAX = 4 * MIB;

    /** The same with another size. */
    public WarningLimits withBytes(int bytes) {
        return new WarningLimits(bytes, pointsMax, depthMax, elementsMax, millisMax);
    }
}
