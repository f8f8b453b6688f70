package io.hazardwatch.gateway.notify.channel.push;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser's side of RFC 8291, written from the standard: decrypts what a push service hands it. */
final class BrowserKeys {
    private static final int POINT_BYTES = 65;
    private static final int SALT_BYTES = 16;
    private static final int HEAD_BYTES = SALT_BYTES + 4 + 1 + POINT_BYTES;

    private final KeyPair keys;
    private final byte[] secret;

    BrowserKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
        secret = "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII);
    }

    String publicKey() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(point((ECPublicKey) keys.getPublic()));
    }

    String secret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    String decrypted(byte[] body) {
        try {
            byte[] salt = Arrays.copyOf(body, SALT_BYTES);
            byte[] sender = Arrays.copyOfRange(body, HEAD_BYTES - POINT_BYTES, HEAD_BYTES);
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(keys.getPrivate());
            agreement.doPhase(key(sender), true);
            byte[] info = joined("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), point((ECPublicKey) keys.getPublic()), sender);
            byte[] material = derived(secret, agreement.generateSecret(), info, 32);
            byte[] key = derived(salt, material, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
            byte[] nonce = derived(salt, material, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            byte[] plain = cipher.doFinal(body, HEAD_BYTES, body.length - HEAD_BYTES);
            int end = plain.length - 1;
            while (plain[end] == 0) {
                end--;
            }
            return plain[end] == 2 ? new String(plain, 0, end, StandardCharsets.UTF_8) : "no last record";
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private PublicKey key(byte[] point) throws GeneralSecurityException {
        ECPoint at = new ECPoint(new BigInteger(1, Arrays.copyOfRange(point, 1, 33)), new BigInteger(1, Arrays.copyOfRange(point, 33, POINT_BYTES)));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(at, ((ECPublicKey) keys.getPublic()).getParams()));
    }

    private static byte[] point(ECPublicKey key) {
        byte[] point = new byte[POINT_BYTES];
        point[0] = 4;
        fill(point, 1, key.getW().getAffineX());
        fill(point, 33, key.getW().getAffineY());
        return point;
    }

    private static void fill(byte[] point, int at, BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = Math.max(0, bytes.length - 32);
        System.arraycopy(bytes, from, point, at + 32 - (bytes.length - from), bytes.length - from);
    }

    /** HKDF of RFC 5869 with one block. */
    private static byte[] derived(byte[] salt, byte[] input, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(mac(mac(salt, input), joined(info, new byte[] {1})), length);
    }

    private static byte[] mac(byte[] key, byte[] content) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(content);
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte[0];
        for (byte[] part : parts) {
            int before = all.length;
            all = Arrays.copyOf(all, before + part.length);
            System.arraycopy(part, 0, all, before, part.length);
        }
        return all;
    }
}
