package io.hazardwatch.simulator.field;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where the gateway listens for a language. */
public record Peer(String host, int port) {
    private static final Pattern TEXT = Pattern.compile("[^:]+:\\d{1,5}");

    /** Reads {@code HOST:PORT}. */
    public static final class Converter implements ITypeConverter<Peer> {
        @Override
        public Peer convert(String text) {
            if (!TEXT.matcher(text).matches()) {
                throw new TypeConversionException("must be HOST:PORT");
            }
            int colon = text.indexOf(':');
            return new Peer(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        }
    }
}
