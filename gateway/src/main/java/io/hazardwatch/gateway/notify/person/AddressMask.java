package io.hazardwatch.gateway.notify.person;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the address of a message out of what a provider says about it, because results are shown to people who may not see addresses. Ids of sirens
 * and of browsers are no addresses. Any thread.
 */
public final class AddressMask {
    /** What stands where the address was. */
    public static final String MASKED = "***";
    /** Digits by which a number is known, with or without the codes before it. */
    private static final int DIGITS_MIN = 7;
    private static final int WORDS_MAX = 1_000;
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d(?:[-. ()]{0,2}\\d){6,30}");

    private AddressMask() {}

    /** The words without that address, at most the first thousand characters; null stays null. */
    public static String in(String words, String address) {
        if (words == null || address == null) {
            return words;
        }
        String bounded = words.substring(0, Math.min(words.length(), WORDS_MAX));
        String number = digits(address);
        boolean isNumber = number.length() >= DIGITS_MIN;
        if (!isNumber && address.indexOf('@') < 0 && !address.contains("://")) {
            return bounded;
        }
        String without = Pattern.compile(address, Pattern.LITERAL | Pattern.CASE_INSENSITIVE).matcher(bounded).replaceAll(MASKED);
        return isNumber ? NUMBER.matcher(without).replaceAll(found -> Matcher.quoteReplacement(isOf(number, digits(found.group()))
                ? MASKED : found.group())) : without;
    }

    private static boolean isOf(String number, String found) {
        return found.contains(number) || number.contains(found) || found.endsWith(number.substring(number.length() - DIGITS_MIN));
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
