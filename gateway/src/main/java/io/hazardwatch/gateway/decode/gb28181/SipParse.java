package io.hazardwatch.gateway.decode.gb28181;

/**
 * What became of a datagram.
 *
 * @param message null if there is a flaw other than of the length; its body is empty then
 * @param flaw    null if the message can be used
 */
public record SipParse(SipMessage message, SipFlaw flaw) {
    static SipParse of(SipFlaw flaw) {
        return new SipParse(null, flaw);
    }
}
