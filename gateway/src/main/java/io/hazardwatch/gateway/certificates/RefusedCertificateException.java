package io.hazardwatch.gateway.certificates;

/** A request for a certificate, or a certificate, that cannot be taken; the message says which rule it breaks, for people. */
public final class RefusedCertificateException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedCertificateException(String rule) {
        super(rule);
    }

    RefusedCertificateException(String rule, Throwable cause) {
        super(rule, cause);
    }
}
