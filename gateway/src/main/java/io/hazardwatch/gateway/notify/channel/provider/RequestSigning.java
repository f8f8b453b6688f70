package io.hazardwatch.gateway.notify.channel.provider;

import io.hazardwatch.gateway.signing.Hmac;
import io.hazardwatch.gateway.signing.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Signs requests as providers ask for it.
 *
 * @param kind   which way
 * @param keyId  public name of the key, or of the header of {@link Kind#HMAC_SHA256}
 * @param secret the key
 */
public record RequestSigning(Kind kind, String keyId, String secret) {
    /** The ways that are known. */
    public enum Kind {
        NONE,
        /** Hexadecimal HMAC of the body in a header. */
        HMAC_SHA256,
        /** Alibaba Cloud RPC style, HMAC-SHA1 over the sorted parameters. */
        ALIYUN_RPC,
        /** Tencent Cloud API 3.0, TC3-HMAC-SHA256; the headers X-TC-Action, X-TC-Version and X-TC-Region stand in the settings. */
        TENCENT_TC3
    }

    /** No signature. */
    public static final RequestSigning NONE = new RequestSigning(Kind.NONE, null, null);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The parameters of an Alibaba RPC call with those that the signature adds, in order. */
    static TreeMap<String, String> aliyunParameters(String keyId, Map<String, String> fields, long nowMillis, String nonce) {
        TreeMap<String, String> all = new TreeMap<>(fields);
        all.put("AccessKeyId", keyId);
        all.putIfAbsent("Format", "JSON");
        all.put("SignatureMethod", "HMAC-SHA1");
        all.put("SignatureNonce", nonce);
        all.put("SignatureVersion", "1.0");
        all.put("Timestamp", Instant.ofEpochMilli(nowMillis).truncatedTo(ChronoUnit.SECONDS).toString());
        return all;
    }

    /** The parameter {@code Signature} of an Alibaba RPC call. */
    static String aliyunSignature(String method, TreeMap<String, String> parameters, String secret) {
        String text = method + "&%2F&" + PercentEncoding.encode(PercentEncoding.pairs(parameters));
        return Base64.getEncoder().encodeToString(mac(Hmac.SHA1, (secret + '&').getBytes(StandardCharsets.UTF_8), text));
    }

    /** The header {@code Authorization} of a Tencent call with a JSON body. */
    static String tencentAuthorization(String keyId, String secret, String host, String contentType, String body, long nowMillis) {
        String service = host.substring(0, Math.max(host.indexOf('.'), 0));
        String day = DAY.format(Instant.ofEpochMilli(nowMillis));
        String scope = day + '/' + service + "/tc3_request";
        String request = "POST\n/\n\ncontent-type:" + contentType + "\nhost:" + host + "\n\ncontent-type;host\n" + Sha256.hex(body);
        String text = "TC3-HMAC-SHA256\n" + nowMillis / 1_000 + '\n' + scope + '\n' + Sha256.hex(request);
        byte[] dayKey = mac(Hmac.SHA256, ("TC3" + secret).getBytes(StandardCharsets.UTF_8), day);
        byte[] signingKey = mac(Hmac.SHA256, mac(Hmac.SHA256, dayKey, service), "tc3_request");
        return "TC3-HMAC-SHA256 Credential=" + keyId + '/' + scope + ", SignedHeaders=content-type;host, Signature="
                + HexFormat.of().formatHex(mac(Hmac.SHA256, signingKey, text));
    }

    static String hmacHex(String secret, byte[] body) {
        return HexFormat.of().formatHex(Hmac.of(Hmac.SHA256, secret.getBytes(StandardCharsets.UTF_8), body));
    }

    private static byte[] mac(String algorithm, byte[] key, String text) {
        return Hmac.of(algorithm, key, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "RequestSigning[" + kind + ' ' + keyId + ']';
    }
}
