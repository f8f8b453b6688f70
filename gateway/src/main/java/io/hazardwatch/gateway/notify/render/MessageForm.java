package io.hazardwatch.gateway.notify.render;

import java.util.Locale;
import java.util.function.ToIntFunction;

/** The forms of a message, with what each may hold. */
public enum MessageForm {
    /** Subject of a mail, title of a push message. */
    TITLE(80, String::length),
    /** First segment of an SMS, which has 67 UTF-16 units with the line end behind it: suffices alone. */
    BRIEF(66, String::length),
    /** Second segment of an SMS. */
    BRIEF_MORE(67, String::length),
    /** Mail, chat and notices: all facts. */
    FULL(4_000, String::length),
    /** A call: tenths of a second when spoken. */
    SPEECH(200, SpeechTime::tenths);

    private final int max;
    private final ToIntFunction<String> size;

    MessageForm(int max, ToIntFunction<String> size) {
        this.max = max;
        this.size = size;
    }

    /** Whether the text is short enough. */
    boolean holds(String text) {
        return size.applyAsInt(text) <= max;
    }

    /** Its name in settings and bundles, such as {@code briefMore}. */
    public String key() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_");
        return words.length == 1 ? words[0] : words[0] + Character.toUpperCase(words[1].charAt(0)) + words[1].substring(1);
    }
}
