package io.hazardwatch.gateway.certificates;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One block of text as of RFC 7468. No state; any thread. */
final class Pem {
    static final String CERTIFICATE = "CERTIFICATE";
    static final String REQUEST = "CERTIFICATE REQUEST";
    static final String KEY = "PRIVATE KEY";
    static final String REVOCATIONS = "X509 CRL";
    /** Longest text that is read: a request of an RSA key of 8192 bits takes some 3,000 characters. */
    static final int LENGTH_MAX = 16_384;
    private static final Pattern BLOCK = Pattern.compile("\\s*-----BEGIN ([A-Z0-9 ]{1,32})-----([A-Za-z0-9+/=\\s]+)-----END \\1-----\\s*");
    private static final int LINE = 64;

    private Pem() {}

    static String encode(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + kind + "-----\n";
    }

    /** @throws RefusedCertificateException unless the text is exactly one block of that kind */
    static byte[] decode(String kind, String text) throws RefusedCertificateException {
        String rule = "must be one PEM block BEGIN " + kind + " of at most " + LENGTH_MAX + " characters";
        Matcher block = BLOCK.matcher(text == null || text.length() > LENGTH_MAX ? "" : text);
        // older tools write NEW in front
        if (!block.matches() || !block.group(1).equals(kind) && !block.group(1).equals("NEW " + kind)) {
            throw new RefusedCertificateException(rule);
        }
        try {
            return Base64.getMimeDecoder().decode(block.group(2));
        } catch (IllegalArgumentException notBase64) {
            throw new RefusedCertificateException(rule, notBase64);
        }
    }
}
