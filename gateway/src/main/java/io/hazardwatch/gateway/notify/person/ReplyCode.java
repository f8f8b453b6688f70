package io.hazardwatch.gateway.notify.person;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer by code, as people write it: the code alone takes the matter, a 5 in front of it declines. Full-width digits, blanks
 * and words around it are allowed, because people type them.
 *
 * @param code    as in {@link AnswerWays#code}
 * @param outcome {@link ReceiptOutcome#TAKEN} or {@link ReceiptOutcome#DECLINED}
 */
public record ReplyCode(String code, ReceiptOutcome outcome) {
    /** Digits of a code. */
    public static final int DIGITS = 4;
    /** The key, and the digit before a code, that asks for the next level. */
    public static final char NEXT_LEVEL = '5';
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])" + NEXT_LEVEL + "?[ -]?([0-9]{" + DIGITS + "})(?![0-9])");

    /** What to write to decline. */
    public static String declining(String code) {
        return NEXT_LEVEL + code;
    }

    /** The answer in {@code text}; null if there is none, or more than one. */
    public static ReplyCode in(String text) {
        Matcher found = NUMBER.matcher(asciiDigits(text));
        if (!found.find()) {
            return null;
        }
        String all = found.group().replaceAll("[ -]", "");
        String code = found.group(1);
        return found.find() ? null : new ReplyCode(code, all.length() > DIGITS ? ReceiptOutcome.DECLINED : ReceiptOutcome.TAKEN);
    }

    private static String asciiDigits(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> plain.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return plain.toString();
    }
}
