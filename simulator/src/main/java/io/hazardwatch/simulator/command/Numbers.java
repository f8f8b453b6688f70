package io.hazardwatch.simulator.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converters for numeric options, each with its own lower bound. */
public final class Numbers {
    private Numbers() {}

    /** A number of 0 or more. */
    public static final class NotNegative implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return number(text, 0);
        }
    }

    /** A factor for the speed of time: 0.001 or more. */
    public static final class Factor implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return number(text, 0.001);
        }
    }

    /** A rate per second: 0.1 or more. */
    public static final class PerSecond implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return number(text, 0.1);
        }
    }

    /** A whole number of 0 or more. */
    public static final class WholeFromZero implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, 0);
        }
    }

    /** A whole number of 1 or more. */
    public static final class WholeFromOne implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, 1);
        }
    }

    private static int whole(String text, int least) {
        double value = number(text, least);
        if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
            throw new TypeConversionException("is no whole number");
        }
        return (int) value;
    }

    /** Parses a number of at least {@code least}. NaN is refused, because no comparison with it holds. */
    private static double number(String text, double least) {
        double value = parse(text);
        if (!(value >= least)) {
            throw new TypeConversionException("must be at least " + least);
        }
        return value;
    }

    private static double parse(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw new TypeConversionException("is no number");
        }
    }
}
