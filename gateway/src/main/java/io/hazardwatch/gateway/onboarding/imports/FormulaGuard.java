package io.hazardwatch.gateway.onboarding.imports;

/** Keeps texts from being read as formulas by a spreadsheet, and knows the guarded form again. Pure. */
final class FormulaGuard {
    /** Characters with which a formula begins, in full width too. */
    private static final String BEGINNINGS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
    private static final char QUOTE = '\'';

    private FormulaGuard() {}

    /** The text as a cell that no spreadsheet evaluates. A number stays one. */
    static String guarded(String text) {
        return isGuarded(text) || !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0 && !isNumber(text) ? QUOTE + text : text;
    }

    /** The text that was guarded, or the same text. */
    static String unguarded(String text) {
        return isGuarded(text) ? text.substring(1) : text;
    }

    private static boolean isGuarded(String text) {
        return text.length() > 1 && text.charAt(0) == QUOTE && (BEGINNINGS.indexOf(text.charAt(1)) >= 0 || text.charAt(1) == QUOTE);
    }

    /** Whether a spreadsheet would evaluate the text. */
    static boolean isFormula(String text) {
        return text.length() > 1 && "=@\uff1d\uff20".indexOf(text.charAt(0)) >= 0
                || text.length() > 1 && "+-".indexOf(text.charAt(0)) >= 0 && !isNumber(text) && text.chars().anyMatch(c -> "+-*/(!".indexOf(c, 0) >= 0
                && c != text.charAt(0));
    }

    private static boolean isNumber(String text) {
        return text.length() < 32 && text.matches("[-+]?[0-9]*[.]?[0-9]+([eE][-+]?[0-9]+)?");
    }
}
