package io.hazardwatch.gateway.certificates;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;

/** Which keys of devices are taken: ECDSA P-256 and P-384, RSA of 2048 to 8192 bits. No state; any thread. */
final class KeyRules {
    private static final String RULE = "must have a key of ECDSA P-256 or P-384, or of RSA with 2048 to 8192 bits and a public exponent from 65537";
    private static final int RSA_BITS_MIN = 2048;
    private static final int RSA_BITS_MAX = 8192;
    private static final BigInteger EXPONENT_MIN = BigInteger.valueOf(65_537);
    private static final int EXPONENT_BITS_MAX = 64;
    /** Second coefficients of P-256 and P-384 (FIPS 186-4, D.1.2.3 and D.1.2.4), which tell the curves apart by what they are, not by a name. */
    private static final Set<BigInteger> CURVES = Set.of(
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16),
            new BigInteger("b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef", 16));

    private KeyRules() {}

    static void require(PublicKey key) throws RefusedCertificateException {
        boolean isTaken = switch (key) {
            case ECPublicKey curve -> CURVES.contains(curve.getParams().getCurve().getB());
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= RSA_BITS_MIN && rsa.getModulus().bitLength() <= RSA_BITS_MAX
                    && rsa.getPublicExponent().compareTo(EXPONENT_MIN) >= 0 && rsa.getPublicExponent().bitLength() <= EXPONENT_BITS_MAX;
            default -> false;
        };
        if (!isTaken) {
            throw new RefusedCertificateException(RULE);
        }
    }
}
