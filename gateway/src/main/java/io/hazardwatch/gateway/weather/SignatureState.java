package io.hazardwatch.gateway.weather;

/**
 * What the XML signature of a message is worth: UNTRUSTED means mathematically correct, but made with a certificate that no configured
 * authority vouches for.
 */
public enum SignatureState {
    NONE, VALID, INVALID, UNTRUSTED
}
