package io.hazardwatch.gateway.decode.gb28181;

import java.util.Locale;

/** Parts of the values of From, To and Contact (RFC 3261 §20.10). No state. */
public final class SipAddress {
    private SipAddress() {}

    /** The user of the address; empty if there is none. */
    public static String user(String value) {
        int open = value.indexOf('<');
        String uri = open < 0 ? value : value.substring(open + 1);
        String scheme = uri.length() < 5 ? "" : uri.substring(0, 5).toLowerCase(Locale.ROOT);
        int begin = scheme.startsWith("sip:") ? 4 : scheme.equals("sips:") ? 5 : -1;
        int end = begin < 0 ? -1 : uri.indexOf('@', begin);
        return end < 0 || uri.substring(begin, end).matches(".*[>;?].*") ? "" : uri.substring(begin, end);
    }

    /** A parameter behind the address, such as {@code tag}; empty if it has no value, null if there is none of that name. */
    public static String parameter(String value, String name) {
        int begin = value.indexOf('>') < 0 ? value.indexOf(';') : value.indexOf(';', value.indexOf('>'));
        while (begin >= 0) {
            int end = value.indexOf(';', begin + 1);
            String each = value.substring(begin + 1, end < 0 ? value.length() : end).strip();
            int equals = each.indexOf('=');
            if ((equals < 0 ? each : each.substring(0, equals).stripTrailing()).equalsIgnoreCase(name)) {
                return equals < 0 ? "" : each.substring(equals + 1).strip();
            }
            begin = end;
        }
        return null;
    }
}
