package io.hazardwatch.gateway.decode.gb28181;

/**
 * The uppermost Via of a message: who sent it, and where an answer is expected (RFC 3261 §18.2.2, RFC 3581). Any thread.
 *
 * @param text    as sent, without the Vias below it
 * @param host    of the sender as it knows itself
 * @param port    likewise
 * @param isRport whether the sender wants its answer at the port from which it sent
 */
public record SipVia(String text, String host, int port, boolean isRport) {
    private static final int STANDARD_PORT = 5060;
    private static final int PORT_MAX = 65_535;
    private static final int PORT_DIGITS = 5;
    private static final String TRANSPORT = "SIP/2.0/UDP";

    /** That of a message; null if there is none, or it is of no UDP. */
    public static SipVia top(SipMessage message) {
        String value = message.header("via");
        if (value == null) {
            return null;
        }
        int comma = value.indexOf(',');
        String text = comma < 0 ? value : value.substring(0, comma).stripTrailing();
        String[] parts = text.split(";");
        String[] sent = parts.length == 0 ? new String[0] : parts[0].strip().split("[ \\t]+", 2);
        if (sent.length < 2 || !sent[0].equalsIgnoreCase(TRANSPORT)) {
            return null;
        }
        String host = sent[1].strip();
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > 0 && host.indexOf(']', colon) < 0;
        int port = hasPort ? portOf(host.substring(colon + 1).strip()) : STANDARD_PORT;
        if (port < 0 || host.isEmpty()) {
            return null;
        }
        return new SipVia(text, hasPort ? host.substring(0, colon).strip() : host, port, SipAddress.parameter(text, "rport") != null);
    }

    private static int portOf(String text) {
        int port = SipParser.isNumber(text) && text.length() <= PORT_DIGITS ? Integer.parseInt(text) : 0;
        return port > 0 && port <= PORT_MAX ? port : -1;
    }

    /** As the answer repeats it: with where the request really came from. */
    String received(String address, int fromPort) {
        String cleared = isRport ? text.replaceFirst("(?i);[ \\t]*rport(?=[;\\s]|$)", ";rport=" + fromPort) : text;
        return host.equals(address) && !isRport ? cleared : cleared + ";received=" + address;
    }
}
