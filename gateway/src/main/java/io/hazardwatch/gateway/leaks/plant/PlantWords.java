package io.hazardwatch.gateway.leaks.plant;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.SiteRule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Figures and names as people read them. */
public final class PlantWords {
    /** Points of alarms about a plant begin with it. */
    public static final String PREFIX = "plant-";
    private static final MathContext DIGITS = new MathContext(4);
    private static final int ID_MAX = 64;
    private static final int DIGEST_LENGTH = 16;
    private static final int NAMED_MAX = 5;

    private PlantWords() {}

    /** A part of a sentence that has a sentence of its own in the message bundles. */
    public record Key(String key, List<Object> words) {
        public Key {
            words = List.copyOf(words);
        }

        Key(String key) {
            this(key, List.of());
        }
    }

    static String figure(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString() : "?";
    }

    static String percent(double share) {
        return figure(Math.floor(share * 1_000) / 10);
    }

    static String points(List<PointId> points) {
        return points.stream().limit(NAMED_MAX).map(point -> point.device() + '/' + point.point()).collect(Collectors.joining(", "));
    }

    /** An id that fits into the name of a point; a number stands for the end of a longer one. */
    public static String id(String id) {
        return id.length() <= ID_MAX ? id : id.substring(0, ID_MAX - DIGEST_LENGTH - 1) + '-' + digest(id);
    }

    /** The point of the alarm of a rule about the plant of a site; {@code rule} may have been shortened by {@link #id}. */
    public static PointId point(String enterprise, String site, String rule) {
        return new PointId(enterprise, site, SiteRule.DEVICE, id(PREFIX + id(rule)));
    }

    /** Sixteen digits that stand for a text that is too long for an id; no two texts are known that share them. */
    public static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_LENGTH / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
