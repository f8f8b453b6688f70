package io.hazardwatch.gateway.certificates;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which client certificates a TLS port takes: those that the gateway's own authority or that of an enterprise signed, that hold now, and whose key is
 * of a kind that is taken. Whether such a certificate lets anybody in is asked at the log-in, so a revoked one gets through the handshake and no
 * further. Any thread.
 */
public final class ClientTrust extends X509ExtendedTrustManager {
    /** Certificates of devices name at most this many issuers between them and the authority. */
    private static final int CHAIN_MAX = 4;
    private static final String CLIENTS = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_USE = "2.5.29.37.0";

    private final DeviceAuthority own;
    private final Map<String, List<X509Certificate>> enterprises;
    private final LongSupplier clock;

    /**
     * @param enterprises authorities of enterprises by name
     * @param clock ms since the epoch
     */
    public ClientTrust(DeviceAuthority own, Map<String, List<X509Certificate>> enterprises, LongSupplier clock) {
        this.own = own;
        this.enterprises = Map.copyOf(enterprises);
        this.clock = clock;
    }

    /** Whether that enterprise has an authority of its own. */
    public boolean hasAuthority(String enterprise) {
        return enterprises.containsKey(enterprise);
    }

    /**
     * Checks a certificate that an enterprise signed.
     *
     * @throws RefusedCertificateException unless that enterprise's own authority signed it and it holds now
     */
    public void requireSignedBy(String enterprise, X509Certificate certificate) throws RefusedCertificateException {
        try {
            check(List.of(certificate), enterprises.getOrDefault(enterprise, List.of()));
        } catch (CertificateException foreign) {
            throw new RefusedCertificateException("must be signed by the authority of enterprise " + enterprise + " and hold now: "
                    + foreign.getMessage(), foreign);
        }
    }

    private void check(List<X509Certificate> chain, Collection<X509Certificate> authorities) throws CertificateException {
        if (chain.isEmpty() || chain.size() > CHAIN_MAX || authorities.isEmpty()) {
            throw new CertificateException(authorities.isEmpty() ? "no authority is known" : "1 to " + CHAIN_MAX + " certificates are taken");
        }
        X509Certificate client = chain.getFirst();
        List<String> uses = client.getExtendedKeyUsage();
        if (uses != null && !uses.contains(CLIENTS) && !uses.contains(ANY_USE)) {
            throw new CertificateException("the certificate is not for clients of TLS");
        }
        List<X509Certificate> path = new ArrayList<>(chain);
        path.removeAll(authorities);
        if (path.isEmpty()) {
            throw new CertificateException("the certificate is that of an authority");
        }
        try {
            KeyRules.require(client.getPublicKey());
            Set<TrustAnchor> anchors = authorities.stream().map(each -> new TrustAnchor(each, null)).collect(Collectors.toSet());
            CertPathValidator.getInstance("PKIX").validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters(anchors));
        } catch (RefusedCertificateException | GeneralSecurityException refused) {
            throw refused instanceof CertificateException same ? same : new CertificateException(refused.getMessage(), refused);
        }
    }

    /** Revocation is the gateway's own knowledge, so no list is fetched from anywhere. */
    private PKIXParameters parameters(Set<TrustAnchor> anchors) throws InvalidAlgorithmParameterException {
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.setRevocationEnabled(false);
        parameters.setDate(new Date(clock.getAsLong()));
        return parameters;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(List.of(chain), List.of(getAcceptedIssuers()));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    /** The names of these are sent to each client, so that one with other certificates shows none. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        Stream<X509Certificate> ours = Stream.ofNullable(own.certificate());
        return Stream.concat(ours, enterprises.values().stream().flatMap(List::stream)).toArray(X509Certificate[]::new);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("the gateway asks no server by this");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        checkServerTrusted(chain, authType);
    }
}
