package io.hazardwatch.gateway.notify.render;

/** How long a text takes to say, at the pace of telephone announcements. Pure. */
final class SpeechTime {
    /** Four characters of Chinese a second. */
    private static final double HAN_TENTHS = 2.5;
    /** Fifteen letters a second, which is about two and a half words. */
    private static final double LETTER_TENTHS = 0.67;
    /** Digits are said one by one. */
    private static final double DIGIT_TENTHS = 2.5;
    private static final double PAUSE_TENTHS = 3;

    private SpeechTime() {}

    /** Tenths of a second, rounded up. */
    static int tenths(String text) {
        return (int) Math.ceil(text.codePoints().mapToDouble(SpeechTime::tenths).sum());
    }

    private static double tenths(int c) {
        if (Character.isIdeographic(c)) {
            return HAN_TENTHS;
        }
        if (Character.isDigit(c)) {
            return DIGIT_TENTHS;
        }
        if (Character.isLetter(c)) {
            return LETTER_TENTHS;
        }
        return "，。；：！？,.;:!?、".indexOf(c) >= 0 ? PAUSE_TENTHS : 0.5;
    }
}
