package io.hazardwatch.simulator.gb26875;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A detector of system 1.1. */
record Part(int type, int loop, int address) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})/(\\d{1,5})/(\\d{1,5})");

    /** Reads {@code TYPE/LOOP/ADDRESS}. */
    static final class Converter implements ITypeConverter<Part> {
        @Override
        public Part convert(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("must be TYPE/LOOP/ADDRESS, such as 40/2/15");
            }
            return new Part(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
        }
    }
}
