package io.hazardwatch.gateway.decode.sparkplug;

/**
 * One metric of a payload.
 *
 * @param name         empty when only the alias is sent
 * @param alias        -1 when missing
 * @param timestamp    ms since the epoch; -1 when missing
 * @param datatype     code of the type; 0 when missing
 * @param isHistorical whether it was kept by the node and sent later
 * @param isNull       whether it has no value
 * @param kind         how the value was sent
 * @param bits         the value as sent: an integer, or the bits of a float or double
 * @param quality      the property of that name: 0 bad, 192 good, 500 stale; -1 when missing
 */
public record SparkplugMetric(String name, long alias, long timestamp, int datatype, boolean isHistorical, boolean isNull, Kind kind, long bits,
                              int quality) {
    /** Type codes of integers that may be negative. */
    private static final int INT8 = 1;
    private static final int INT16 = 2;
    private static final int INT32 = 3;
    private static final int UINT64 = 8;
    private static final double TWO_TO_64 = 0x1p64;

    /** How a value was sent. */
    public enum Kind { NONE, INTEGER, FLOAT, DOUBLE, BOOLEAN, OTHER }

    /**
     * The value as a number; a boolean is 1 or 0. NaN when it is none.
     *
     * @param bornAs the type in the birth, for a metric that is sent without its type
     */
    public double number(int bornAs) {
        int type = datatype == 0 ? bornAs : datatype;
        return switch (kind) {
            case FLOAT -> Float.intBitsToFloat((int) bits);
            case DOUBLE -> Double.longBitsToDouble(bits);
            case BOOLEAN -> bits == 0 ? 0 : 1;
            case INTEGER -> integer(type);
            default -> Double.NaN;
        };
    }

    private double integer(int type) {
        return switch (type) {
            case INT8 -> (byte) bits;
            case INT16 -> (short) bits;
            case INT32 -> (int) bits;
            case UINT64 -> bits >= 0 ? bits : bits + TWO_TO_64;
            default -> bits;
        };
    }
}
