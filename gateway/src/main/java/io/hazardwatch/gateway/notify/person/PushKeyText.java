package io.hazardwatch.gateway.notify.person;

import com.interaso.webpush.VapidKeys;

/**
 * The gateway's keys of RFC 8292 as they are stored, Base64.
 *
 * @param publicKey  X.509
 * @param privateKey PKCS #8
 */
public record PushKeyText(String publicKey, String privateKey) {
    /** New keys. */
    public static PushKeyText made() {
        VapidKeys made = VapidKeys.generate();
        return new PushKeyText(made.getX509PublicKey(), made.getPkcs8PrivateKey());
    }

    /** Whether these are keys. */
    public boolean isReadable() {
        try {
            return keys() != null;
        } catch (Exception damaged) { // Kotlin declares no exceptions
            return false;
        }
    }

    VapidKeys keys() {
        return VapidKeys.create(publicKey, privateKey);
    }

    @Override
    public String toString() {
        return "PushKeyText[" + publicKey + ']';
    }
}
