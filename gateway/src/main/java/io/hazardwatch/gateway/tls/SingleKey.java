package io.hazardwatch.gateway.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * The key manager of a server with one certificate. A key store in memory would do as well, but it encrypts the key with thousands of
 * rounds for nobody, which takes a third of a second of each start. Immutable, any thread.
 */
final class SingleKey extends X509ExtendedKeyManager {
    private static final String ALIAS = "server";

    private final X509Certificate[] chain;
    private final PrivateKey key;

    /** @param chain the server's certificate first, then its issuers */
    SingleKey(X509Certificate[] chain, PrivateKey key) {
        this.chain = chain.clone();
        this.key = key;
    }

    /** A type is the algorithm of the key, for TLS 1.2 perhaps followed by {@code _} and that of the signature. */
    private String aliasOf(String keyType) {
        int end = keyType.indexOf('_');
        String algorithm = end < 0 ? keyType : keyType.substring(0, end);
        return algorithm.equalsIgnoreCase(chain[0].getPublicKey().getAlgorithm()) ? ALIAS : null;
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return aliasOf(keyType);
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return aliasOf(keyType);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        String alias = aliasOf(keyType);
        return alias == null ? null : new String[] {alias};
    }

    /** Servers only: there is no key for a client. */
    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return ALIAS.equals(alias) ? chain.clone() : null;
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return ALIAS.equals(alias) ? key : null;
    }
}
