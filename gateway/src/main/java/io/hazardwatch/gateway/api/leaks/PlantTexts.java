package io.hazardwatch.gateway.api.leaks;

import io.hazardwatch.gateway.leaks.plant.PlantJudgement;
import io.hazardwatch.gateway.leaks.plant.PlantWords;
import io.hazardwatch.gateway.model.Text;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Sentences about the plant of a site in both languages, from the message bundles. Immutable, any thread. */
public final class PlantTexts {
    private final ResourceBundle zh = bundle(Locale.CHINESE);
    private final ResourceBundle en = bundle(Locale.ENGLISH);

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("messages", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** The sentence of an alarm. */
    public Text of(PlantJudgement judgement) {
        return new Text(sentence(zh, judgement.key(), judgement.words()), sentence(en, judgement.key(), judgement.words()));
    }

    private String sentence(ResourceBundle bundle, String key, List<Object> words) {
        return MessageFormat.format(bundle.getString(key), words.stream().map(word -> said(bundle, word)).toArray()).strip();
    }

    private Object said(ResourceBundle bundle, Object word) {
        return switch (word) {
            case PlantWords.Key key -> sentence(bundle, key.key(), key.words());
            case Text text -> bundle == zh ? text.zh() : text.en();
            default -> word;
        };
    }
}
