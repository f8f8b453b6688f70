package io.hazardwatch.gateway.decode;

import java.math.BigInteger;

/**
 * Computes the double nearest to {@code digits x 10^exponent} where a few multiplications determine it with certainty.
 *
 * <p>Small numbers: digits and power of ten are both exact doubles, so one IEEE operation rounds once, correctly (Clinger
 * 1990). Others: digits times a 128-bit power of five gives the product to within two units of its last place; unless the
 * border between two doubles lies in that gap, the rounding is settled. Otherwise the result is NaN, and the caller must
 * compute it differently. Any thread.
 */
final class NearestDouble {
    private static final double[] EXACT_TEN = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
        1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    private static final long EXACT_DIGITS = 1L << 53;
    private static final int SMALLEST = -325;
    private static final int LARGEST = 308;

    /** 5^n normalised to 128 bits, rounded down: upper and lower half, and floor(log2 5^n). */
    private static final long[] UPPER = new long[LARGEST - SMALLEST + 1];
    private static final long[] LOWER = new long[LARGEST - SMALLEST + 1];
    private static final int[] LOG2 = new int[LARGEST - SMALLEST + 1];

    static {
        for (int n = SMALLEST; n <= LARGEST; n++) {
            tabulate(n);
        }
    }

    private NearestDouble() {}

    private static void tabulate(int n) {
        BigInteger power = BigInteger.valueOf(5).pow(Math.abs(n));
        int bits = power.bitLength();
        // 1/5^k lies strictly between 2^-bits and 2^(1-bits), as 5^k is no power of two for k > 0
        BigInteger scaled = n < 0 ? BigInteger.ONE.shiftLeft(127 + bits).divide(power) : power.shiftLeft(128 - bits);
        UPPER[n - SMALLEST] = scaled.shiftRight(64).longValue();
        LOWER[n - SMALLEST] = scaled.longValue();
        LOG2[n - SMALLEST] = n < 0 ? -bits : bits - 1;
    }

    /** The nearest double, or NaN if these multiplications cannot determine it; {@code digits} is not negative. */
    static double of(long digits, int exponent) {
        if (digits <= EXACT_DIGITS && exponent >= -22 && exponent <= 22) {
            return exponent < 0 ? digits / EXACT_TEN[-exponent] : digits * EXACT_TEN[exponent];
        }
        if (digits == 0) {
            return 0;
        }
        return exponent < SMALLEST || exponent > LARGEST ? Double.NaN : byProduct(digits, exponent);
    }

    private static double byProduct(long digits, int exponent) {
        int shift = Long.numberOfLeadingZeros(digits);
        long factor = digits << shift;
        long upper = UPPER[exponent - SMALLEST];
        long carried = Math.unsignedMultiplyHigh(factor, LOWER[exponent - SMALLEST]);
        long low = factor * upper + carried;
        long carry = Long.compareUnsigned(low, carried) < 0 ? 1 : 0;
        long high = Math.unsignedMultiplyHigh(factor, upper) + carry;
        int top = (int) (high >>> 63);
        return rounded(high, low, 10 + top, 63 + top + LOG2[exponent - SMALLEST] + exponent - shift);
    }

    /** Keeps 53 bits of {@code high:low}; the true product is less than two units of {@code low} larger. */
    private static double rounded(long high, long low, int spareBits, int exponent2) {
        long half = 1L << spareBits - 1;
        long spare = high & (half << 1) - 1;
        boolean justBelowHalf = spare == half - 1 && Long.compareUnsigned(low, -2) >= 0;
        boolean justHalf = spare == half && low == 0;
        long kept = high >>> spareBits;
        long mantissa = spare >= half ? kept + 1 : kept;
        int exponent = exponent2 + (int) (mantissa >>> 53);
        if (justBelowHalf || justHalf || exponent < Double.MIN_EXPONENT || exponent > Double.MAX_EXPONENT) {
            return Double.NaN;
        }
        long fraction = mantissa << 12 >>> 12;
        return Double.longBitsToDouble((long) exponent + Double.MAX_EXPONENT << 52 | fraction);
    }
}
