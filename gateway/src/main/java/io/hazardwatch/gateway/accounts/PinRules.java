package io.hazardwatch.gateway.accounts;

import java.util.regex.Pattern;

/** Which PINs people may choose: 6 to 12 digits, and none of those that are tried first. Pure, any thread. */
final class PinRules {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{6,12}");
    /** Fewer different digits than this are a pattern. */
    private static final int DIGITS_MIN = 3;

    private PinRules() {}

    static AccountChange check(String pin) {
        if (pin == null || !SHAPE.matcher(pin).matches()) {
            return AccountChange.BAD_PIN;
        }
        return pin.chars().distinct().count() < DIGITS_MIN || isRun(pin) || isRepeated(pin) ? AccountChange.PIN_COMMON : AccountChange.DONE;
    }

    /** Each digit follows the one before at the same distance: 123456, 975310. */
    private static boolean isRun(String pin) {
        int step = pin.charAt(1) - pin.charAt(0);
        for (int i = 2; i < pin.length(); i++) {
            if (pin.charAt(i) - pin.charAt(i - 1) != step) {
                return false;
            }
        }
        return true;
    }

    /** The first half again: 123123. */
    private static boolean isRepeated(String pin) {
        int half = pin.length() / 2;
        return pin.length() % 2 == 0 && pin.substring(half).equals(pin.substring(0, half));
    }
}
