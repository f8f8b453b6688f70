package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.model.RejectReason;

/**
 * A reject as one line of a file: fields separated by tabs, readable for people; a line cut off at any byte harms only itself.
 */
final class RejectedJson {
    private static final int FIELDS = 10;
    /** Longest text of one field; topics may be far longer than anybody reads. */
    private static final int TEXT_MAX = 2_048;
    private static final String NONE = "\\N";
    private static final String END = ".";

    private RejectedJson() {}

    /** The line, with its end. */
    static String of(Rejected rejected) {
        MessageOrigin origin = rejected.origin();
        return String.join("\t", Long.toString(rejected.arrivalMillis()), escaped(origin.input()), escaped(origin.credentialId()),
                escaped(origin.credential()), escaped(origin.topic()), rejected.reason().name(), escaped(rejected.detail()),
                escaped(rejected.excerpt()), Integer.toString(rejected.length()), END) + '\n';
    }

    /** Parses a line; null when it is incomplete or not of this format. */
    static Rejected read(String line, String enterprise) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS || !fields[FIELDS - 1].equals(END)) {
            return null;
        }
        try {
            MessageOrigin origin = new MessageOrigin(plain(fields[1]), plain(fields[2]), plain(fields[3]), enterprise, plain(fields[4]));
            return new Rejected(Long.parseLong(fields[0]), origin, RejectReason.valueOf(fields[5]), plain(fields[6]),
                    plain(fields[7]), Integer.parseInt(fields[8]));
        } catch (IllegalArgumentException damaged) {
            return null;
        }
    }

    private static String escaped(String text) {
        if (text == null) {
            return NONE;
        }
        String bounded = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
        return bounded.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String plain(String field) {
        if (field.equals(NONE)) {
            return null;
        }
        StringBuilder text = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            text.append(c == '\\' && i + 1 < field.length() ? unescaped(field.charAt(++i)) : c);
        }
        return text.toString();
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> c;
        };
    }
}
