package io.hazardwatch.gateway.tls;

import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** Protocols and cipher suites of every TLS port of the gateway. Any thread. */
public final class CipherSuites {
    /** Newest first. */
    public static final Set<String> PROTOCOLS = new LinkedHashSet<>(List.of("TLSv1.3", "TLSv1.2"));
    /** Suites of TLS 1.2 that authenticate by HMAC-SHA1 end so; all of them use CBC. */
    private static final String WITH_SHA1 = "_SHA";

    private CipherSuites() {}

    /** The suites that the Java platform enables by default, in its order, without the CBC suites that use SHA-1. */
    public static Collection<String> allowed() {
        try {
            return Arrays.stream(SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites())
                    .filter(suite -> !suite.endsWith(WITH_SHA1)).collect(Collectors.toList());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }
}
