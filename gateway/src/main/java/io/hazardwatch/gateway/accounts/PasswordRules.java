package io.hazardwatch.gateway.accounts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which passwords people may choose: long enough, and none of those that are tried first. Passwords set before these rules go on
 * working. Any thread.
 */
final class PasswordRules {
    /** Fewest characters; a character of any script counts as one. */
    static final int LENGTH_MIN = 10;
    private static final String LIST = "common-passwords.txt";
    /** Fewer different characters than this are a pattern, not a password. */
    private static final int CHARACTERS_MIN = 5;
    private static final Pattern TRIMMINGS = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final int TRIMMINGS_MAX = 8;

    private final Set<String> common = read();

    private static Set<String> read() {
        InputStream stream = Objects.requireNonNull(PasswordRules.class.getResourceAsStream(LIST), LIST);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("# ")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + LIST, e);
        }
    }

    /** {@link AccountChange#DONE} when {@code name} may have that password. */
    AccountChange check(String name, String password) {
        if (password == null || password.codePointCount(0, password.length()) < LENGTH_MIN) {
            return AccountChange.PASSWORD_TOO_SHORT;
        }
        String plain = password.toLowerCase(Locale.ROOT);
        return common.contains(plain) || isWordWithTrimmings(plain) || isRun(plain) || plain.codePoints().distinct().count() < CHARACTERS_MIN
                || isMadeOf(plain, name.toLowerCase(Locale.ROOT)) ? AccountChange.PASSWORD_COMMON : AccountChange.DONE;
    }

    /** A listed word, with a few digits and signs before or behind it. */
    private boolean isWordWithTrimmings(String plain) {
        String word = TRIMMINGS.matcher(plain).replaceAll("");
        return plain.length() - word.length() <= TRIMMINGS_MAX && common.contains(word);
    }

    /** Each character follows the one before, up or down: 1234567890, abcdefghij. */
    private static boolean isRun(String plain) {
        int step = plain.charAt(1) - plain.charAt(0);
        for (int i = 2; i < plain.length(); i++) {
            if (plain.charAt(i) - plain.charAt(i - 1) != step) {
                return false;
            }
        }
        return true;
    }

    /** The user's name, and little beside it. */
    private static boolean isMadeOf(String plain, String name) {
        return plain.replace(name, "").length() <= Math.min(plain.length() / 2, 4);
    }
}
