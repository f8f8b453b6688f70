package io.hazardwatch.gateway.api;

/** Lines of RFC 4180. One thread. */
final class Csv {
    private static final String TYPE = "text/csv; charset=utf-8";
    /** What spreadsheets take for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder();
    private boolean begun;

    /** The media type. */
    static String type() {
        return TYPE;
    }

    /** A text of people; never read as a formula. */
    Csv text(String value) {
        if (value == null) {
            return cell("");
        }
        return cell(!value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value);
    }

    /** A number; nothing when there is none. */
    Csv number(double value) {
        return cell(Double.isNaN(value) ? "" : value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value) : Double.toString(value));
    }

    /** A time, UTC; nothing when it is 0. */
    Csv time(long millis) {
        return cell(millis == 0 ? "" : Times.utc(millis));
    }

    private Csv cell(String value) {
        if (begun) {
            text.append(',');
        }
        begun = true;
        if (value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
            text.append('"').append(value.replace("\"", "\"\"")).append('"');
        } else {
            text.append(value);
        }
        return this;
    }

    /** Ends the line. */
    Csv end() {
        text.append("\r\n");
        begun = false;
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
