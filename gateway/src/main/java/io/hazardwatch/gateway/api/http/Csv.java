package io.hazardwatch.gateway.api.http;

import io.vertx.ext.web.RoutingContext;

/** Lines of RFC 4180. One thread. */
public final class Csv {
    private static final String TYPE = "text/csv; charset=utf-8";
    /** What spreadsheets take for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
    /** By it spreadsheets know UTF-8. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final StringBuilder text = new StringBuilder();
    private boolean begun;

    /** What the table begins with: the byte order mark for a browser, whose user will open it in a spreadsheet, or when asked for. */
    public static String beginning(RoutingContext ctx) {
        String accept = ctx.request().getHeader("Accept");
        boolean isWanted = ctx.request().getParam("bom") == null ? accept != null && accept.contains("text/html")
                : new Query(ctx).flag("bom");
        return isWanted ? BYTE_ORDER_MARK : "";
    }

    /** The media type. */
    public static String type() {
        return TYPE;
    }

    /** A text of people; never read as a formula. */
    public Csv text(String value) {
        if (value == null) {
            return cell("");
        }
        return cell(!value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value);
    }

    /** A number; nothing when there is none. */
    public Csv number(double value) {
        return cell(Double.isNaN(value) ? "" : value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value) : Double.toString(value));
    }

    /** A time, UTC; nothing when it is 0. */
    public Csv time(long millis) {
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
    public Csv end() {
        text.append("\r\n");
        begun = false;
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
