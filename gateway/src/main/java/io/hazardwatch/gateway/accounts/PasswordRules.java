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
 * Rules for passwords: a minimum length, and no commonly guessed ones. Passwords set before these rules stay valid. Any thread.
 */
final class PasswordRules {
    /** Minimum number of characters; a character of any script counts as one. */
    static final int LENGTH_MIN = 10;
    private static final String LIST = "common-passwords.txt";
    /** A password with fewer different characters counts as a pattern. */
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

    /** Whether it is a listed word with a few digits and signs before or after it. */
    private boolean isWordWithTrimmings(String plain) {
        String word = TRIMMINGS.matcher(plain).replaceAll("");
        return plain.length() - word.length() <= TRIMMINGS_MAX && common.contains(word);
    }

    /** Whether each character follows the previous one, up or down: 1234567890, abcdefghij. */
    private static boolean isRun(String plain) {
        int step = plain.charAt(1) - plain.charAt(0);
        for (int i = 2; i < plain.length(); i++) {
            if (plain.charAt(i) - plain.charAt(i - 1) != step) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is little more than the user's name. */
    private static boolean isMadeOf(String plain, String name) {
        return plain.replace(name, "").length() <= Math.min(plain.length() / 2, 4);
    }
}
