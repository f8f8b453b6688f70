package io.hazardwatch.gateway.testkit;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** An authority of somebody else, and the keys and requests of devices, made as the test runs. */
public final class TestAuthority {
    private static final long DAY_MILLIS = 86_400_000;
    private final X500Principal name;
    private final KeyPair pair = ecKey("secp256r1");
    private final X509Certificate certificate;
    private long serial;

    /** @param atMillis it holds from a thousand days before until a thousand after */
    public TestAuthority(String name, long atMillis) {
        this.name = new X500Principal("CN=" + name);
        this.certificate = sign(this.name, pair, atMillis - 1000 * DAY_MILLIS, atMillis + 1000 * DAY_MILLIS, true);
    }

    /** Its own certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** A certificate for that key. */
    public X509Certificate sign(String subject, KeyPair key, long fromMillis, long untilMillis) {
        return sign(new X500Principal(subject), key, fromMillis, untilMillis, false);
    }

    private X509Certificate sign(X500Principal subject, KeyPair key, long fromMillis, long untilMillis, boolean isAuthority) {
        try {
            return new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(name, BigInteger.valueOf(++serial),
                    new Date(fromMillis), new Date(untilMillis), subject, key.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A key of that curve. */
    public static KeyPair ecKey(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A key of that many bits. */
    public static KeyPair rsaKey(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A request for the public half of {@code key}, signed by the private half of {@code by}. */
    public static String request(String subject, KeyPair key, KeyPair by, String algorithm) {
        try {
            return pem("CERTIFICATE REQUEST", new JcaPKCS10CertificationRequestBuilder(new X500Principal(subject), key.getPublic())
                    .build(new JcaContentSignerBuilder(algorithm).build(by.getPrivate())).getEncoded());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A request as a device makes it. */
    public static String request(String subject, KeyPair key) {
        return request(subject, key, key, key.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
    }

    /** A block of PEM. */
    public static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + kind + "-----\n";
    }
}
