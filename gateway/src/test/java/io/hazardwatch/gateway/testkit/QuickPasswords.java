package io.hazardwatch.gateway.testkit;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Provider;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.SecretKeyFactorySpi;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Hashes passwords of people a thousand times faster in tests: a hash of 600,000 iterations takes more than a second of processor without
 * the second compiler, and each gateway that a test starts makes one for the first account and one for the first log-in.
 *
 * <p>Key derivations with few iterations stay what they are, so known answers can be checked. What one test JVM stores no real gateway can check:
 * a test that starts the real program on a data folder does so from its first start on.
 */
public final class QuickPasswords extends Provider implements BeforeAllCallback {
    private static final long serialVersionUID = 1;
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";

    /** Found by JUnit through {@code META-INF/services}, so that it is there before the first test of each class. */
    public QuickPasswords() {
        super("QuickPasswords", "1", "password hashes with few iterations, for tests");
        put("SecretKeyFactory." + ALGORITHM, Quick.class.getName());
    }

    /** Makes it the one that is asked first in this JVM; once is enough. */
    public static void install() {
        Security.insertProviderAt(new QuickPasswords(), 1);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        install();
    }

    /** The JDK's, with fewer iterations where there are many. */
    public static final class Quick extends SecretKeyFactorySpi {
        private static final int MANY = 100_000;
        private static final int DIVISOR = 1_000;

        private final SecretKeyFactory real;

        /** Made by the security framework. */
        public Quick() throws NoSuchAlgorithmException, NoSuchProviderException {
            real = SecretKeyFactory.getInstance(ALGORITHM, "SunJCE");
        }

        @Override
        protected SecretKey engineGenerateSecret(KeySpec spec) throws InvalidKeySpecException {
            if (spec instanceof PBEKeySpec asked && asked.getIterationCount() >= MANY) {
                return real.generateSecret(new PBEKeySpec(asked.getPassword(), asked.getSalt(), asked.getIterationCount() / DIVISOR,
                        asked.getKeyLength()));
            }
            return real.generateSecret(spec);
        }

        @Override
        protected KeySpec engineGetKeySpec(SecretKey key, Class<?> spec) throws InvalidKeySpecException {
            return real.getKeySpec(key, spec);
        }

        @Override
        protected SecretKey engineTranslateKey(SecretKey key) throws InvalidKeyException {
            return real.translateKey(key);
        }
    }
}
