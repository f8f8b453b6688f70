package io.hazardwatch.gateway.api.http;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.vertx.ext.web.RoutingContext;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes lines of RFC 4180. Quotes a cell only if necessary; a text that people wrote never becomes a formula in a spreadsheet.
 * One thread.
 */
public final class Csv {
    private static final String TYPE = "text/csv; charset=utf-8";
    /** Characters with which a formula begins in a spreadsheet. */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
    /** RFC 4180 has no comments, so a cell that begins with # needs no quotes. */
    private static final char NO_COMMENTS = '\0';
    /** Tells spreadsheets that the file is UTF-8. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final StringWriter text = new StringWriter();
    private final CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).commentCharacter(NO_COMMENTS)
            .bufferSize(0).build(text);
    private final List<String> cells = new ArrayList<>();

    /** Start of the file: the byte order mark for a browser, whose user will open the file in a spreadsheet, or on request. */
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

    /** Adds a text that people wrote; never read as a formula. */
    public Csv text(String value) {
        if (value == null) {
            return cell("");
        }
        return cell(!value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value);
    }

    /** Adds a number; an empty cell if it is not finite. */
    public Csv number(double value) {
        return cell(!Double.isFinite(value) ? "" : value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value) : Double.toString(value));
    }

    /** Adds a time in UTC; an empty cell if it is 0. */
    public Csv time(long millis) {
        return cell(millis == 0 ? "" : Times.utc(millis));
    }

    private Csv cell(String value) {
        cells.add(value);
        return this;
    }

    /** Ends the line. */
    public Csv end() {
        writer.writeRecord(cells);
        cells.clear();
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
