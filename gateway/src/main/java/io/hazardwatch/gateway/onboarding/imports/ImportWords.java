package io.hazardwatch.gateway.onboarding.imports;

import io.hazardwatch.gateway.model.Text;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The rules of imports in Chinese and English. Any thread. */
final class ImportWords {
    private static final ResourceBundle ZH = bundle(Locale.CHINESE);
    private static final ResourceBundle EN = bundle(Locale.ENGLISH);

    private ImportWords() {}

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("import-rules", locale, ResourceBundle.Control.getNoFallbackControl(
                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The text of a rule; {@code detail} stands in place of {@code {0}}. */
    static Text of(ImportRule rule, String detail) {
        return new Text(MessageFormat.format(ZH.getString(rule.name()), detail), MessageFormat.format(EN.getString(rule.name()), detail));
    }
}
