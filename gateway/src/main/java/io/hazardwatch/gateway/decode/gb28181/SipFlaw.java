package io.hazardwatch.gateway.decode.gb28181;

/** Why a datagram is no message that can be used. */
public enum SipFlaw {
    /** Nothing but line ends, which clients send to keep the way through a firewall open. */
    EMPTY,
    /** The first line is neither a request nor a response. */
    NOT_SIP,
    /** Another version than SIP/2.0. */
    VERSION,
    /** A header without a name, with control characters or too long; too many of them; or no empty line behind them. */
    HEADERS,
    /** Content-Length is no number, contradicts itself or promises more than the datagram has. */
    LENGTH,
    /** Via, From, To, Call-ID or CSeq is missing, stands twice or contradicts the first line. */
    MANDATORY
}
