package io.hazardwatch.gateway.certificates;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Set;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * A request for a certificate (PKCS 10, RFC 2986). Its subject and its wishes for extensions are ignored. No state; any thread; some
 * milliseconds of processor time.
 */
public final class SigningRequest {
    /** Longest request that is read, in characters. */
    public static final int LENGTH_MAX = Pem.LENGTH_MAX;
    /** ecdsa-with-SHA256 to SHA512 (RFC 5758), sha256 to sha512WithRSAEncryption (RFC 4055); nothing with SHA-1 or MD5. */
    private static final Set<String> SIGNATURES = Set.of("1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4",
            "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12", "1.2.840.113549.1.1.13");

    private SigningRequest() {}

    /**
     * The key that the request asks to certify.
     *
     * @throws RefusedCertificateException if the text is no request, its key or its signature is of a kind that is not taken, or the signature is
     *         not that of the key
     */
    public static PublicKey keyOf(String pem) throws RefusedCertificateException {
        byte[] der = Pem.decode(Pem.REQUEST, pem);
        try {
            JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(der);
            PublicKey key = request.getPublicKey();
            KeyRules.require(key);
            if (!SIGNATURES.contains(request.getSignatureAlgorithm().getAlgorithm().getId())) {
                throw new RefusedCertificateException("must be signed with ECDSA or RSA (PKCS 1) and SHA-256, SHA-384 or SHA-512");
            }
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new RefusedCertificateException("must be signed with the private half of its own key");
            }
            return key;
        } catch (IOException | GeneralSecurityException | OperatorCreationException | PKCSException | RuntimeException unreadable) {
            // what the reader of ASN.1 makes of hostile bytes is no closed list
            throw new RefusedCertificateException("must be a request for a certificate (PKCS 10)", unreadable);
        }
    }
}
