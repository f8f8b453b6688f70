package io.hazardwatch.gateway.decode.gb28181;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes answers and requests. No state. */
public final class SipWriter {
    private static final Map<Integer, String> REASONS = Map.ofEntries(Map.entry(200, "OK"), Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"), Map.entry(403, "Forbidden"), Map.entry(405, "Method Not Allowed"),
            Map.entry(415, "Unsupported Media Type"), Map.entry(420, "Bad Extension"), Map.entry(423, "Interval Too Brief"),
            Map.entry(481, "Call/Transaction Does Not Exist"), Map.entry(500, "Server Internal Error"));

    private SipWriter() {}

    /**
     * The answer to a request (RFC 3261 §8.2.6).
     *
     * @param address where the request came from, and at which port
     * @param tag     names this side in To, unless the request has named it
     * @param more    further headers
     */
    public static byte[] answer(SipMessage request, int status, String address, int port, String tag, List<SipHeader> more) {
        StringBuilder text = new StringBuilder("SIP/2.0 ").append(status).append(' ').append(REASONS.getOrDefault(status, "Unknown")).append("\r\n");
        SipVia top = SipVia.top(request);
        boolean isFirst = true;
        for (SipHeader each : request.headers()) {
            if (each.name().equals("via")) {
                String rest = isFirst ? each.value().substring(top.text().length()) : each.value();
                header(text, "Via", isFirst ? top.received(address, port) + rest : rest);
                isFirst = false;
            }
        }
        header(text, "From", request.header("from"));
        String to = request.header("to");
        header(text, "To", SipAddress.parameter(to, "tag") == null ? to + ";tag=" + tag : to);
        header(text, "Call-ID", request.header("call-id"));
        header(text, "CSeq", request.header("cseq"));
        more.forEach(each -> header(text, each.name(), each.value()));
        header(text, "Server", "HazardWatch");
        header(text, "Content-Length", "0");
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A request with its headers in that order and a body; adds its length. */
    public static byte[] request(String method, String uri, List<SipHeader> headers, String body) {
        StringBuilder text = new StringBuilder(method).append(' ').append(uri).append(" SIP/2.0\r\n");
        headers.forEach(each -> header(text, each.name(), each.value()));
        header(text, "User-Agent", "HazardWatch");
        header(text, "Content-Length", String.valueOf(body.length()));
        return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void header(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }
}
