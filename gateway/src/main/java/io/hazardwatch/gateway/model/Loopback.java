package io.hazardwatch.gateway.model;

import java.util.regex.Pattern;

/**
 * Tells whether the host of a setting can only be this machine: {@code localhost} (RFC 6761) or an address of loopback (RFC 1122, RFC 4291). A name
 * may begin with 127. as well and be anybody's; nothing is looked up. Any thread.
 */
public final class Loopback {
    private static final Pattern ADDRESS = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}|\\[?(::|(0{1,4}:){7})0{0,3}1]?");
    private static final String NAME = "localhost";

    private Loopback() {}

    /** @param host without its port */
    public static boolean is(String host) {
        return host.equalsIgnoreCase(NAME) || ADDRESS.matcher(host).matches();
    }
}
