package io.hazardwatch.gateway.api.http;

/** Escapes text for pages that the gateway writes itself. */
public final class Html {
    private Html() {}

    /** {@code text} as content of an element or of a quoted attribute. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
