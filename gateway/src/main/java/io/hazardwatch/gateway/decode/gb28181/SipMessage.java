package io.hazardwatch.gateway.decode.gb28181;

import java.util.List;

/**
 * A request or a response. Any thread, provided nobody changes the body.
 *
 * @param method of the request; of a response that of its CSeq; upper case as sent
 * @param uri    what the request asks for; empty for a response
 * @param status of the response, 100 to 699; 0 for a request
 */
public record SipMessage(String method, String uri, int status, List<SipHeader> headers, byte[] body) {
    public SipMessage {
        headers = List.copyOf(headers);
    }

    /** Whether it asks for something. */
    public boolean isRequest() {
        return status == 0;
    }

    /** The first header of that name in lower case, or null. */
    public String header(String name) {
        for (SipHeader each : headers) {
            if (each.name().equals(name)) {
                return each.value();
            }
        }
        return null;
    }

    /** The number of its CSeq; both the number and the method were checked by the parser. */
    public String sequence() {
        String value = header("cseq");
        return value.substring(0, value.indexOf(' '));
    }
}
