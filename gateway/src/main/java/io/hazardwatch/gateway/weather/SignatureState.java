package io.hazardwatch.gateway.weather;

/**
 * Result of checking the XML signature of a message: UNTRUSTED means mathematically correct, but made with a certificate that
 * no configured authority vouches for.
 */
public enum SignatureState {
    NONE, VALID, INVALID, UNTRUSTED
}
