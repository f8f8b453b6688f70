package io.hazardwatch.gateway.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.X509ExtendedKeyManager;

/** Creates a key manager from a certificate chain and its key, both in PEM, if they belong together. Any thread. */
final class PemKeys {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final byte[] PROBE = {1, 2, 3};

    private PemKeys() {}

    static X509ExtendedKeyManager manager(byte[] certificate, byte[] key) throws GeneralSecurityException {
        X509Certificate[] chain = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(certificate)).toArray(new X509Certificate[0]);
        if (chain.length == 0) {
            throw new CertificateException("no certificate in the file");
        }
        PublicKey publicKey = chain[0].getPublicKey();
        PrivateKey privateKey = key(key, publicKey.getAlgorithm());
        requirePair(privateKey, publicKey);
        return new SingleKey(chain, privateKey);
    }

    private static PrivateKey key(byte[] pem, String algorithm) throws GeneralSecurityException {
        Matcher found = KEY.matcher(new String(pem, StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            throw new InvalidKeyException("no PKCS 8 key (BEGIN PRIVATE KEY) in the file");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(found.group(1));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static void requirePair(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(switch (publicKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> publicKey.getAlgorithm();
        });
        signature.initSign(privateKey);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(PROBE);
        if (!signature.verify(signed)) {
            throw new InvalidKeyException("the key does not belong to the certificate");
        }
    }
}
