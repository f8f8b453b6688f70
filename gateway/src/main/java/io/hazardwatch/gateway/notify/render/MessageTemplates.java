package io.hazardwatch.gateway.notify.render;

import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.people.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The templates of one gateway: built in, with those of the settings over them. A key is language, purpose and form, such as
 * {@code zh.call.title}. Immutable; equal if the settings are.
 */
public final class MessageTemplates {
    /** Those that are built in. */
    public static final MessageTemplates BUILT_IN = new MessageTemplates(Map.of());

    private final Map<String, String> own;
    private final Map<String, MessageTemplate> compiled = new HashMap<>();
    private final Map<Language, Map<String, String>> words = new HashMap<>();

    private MessageTemplates(Map<String, String> own) {
        this.own = Map.copyOf(own);
        for (Language language : Language.values()) {
            Map<String, String> texts = read(code(language));
            words.put(language, texts);
            texts.forEach((key, text) -> {
                if (isTemplate(key)) {
                    compiled.put(code(language) + '.' + key, new MessageTemplate(text));
                }
            });
        }
        own.forEach((key, text) -> compiled.put(key, new MessageTemplate(text)));
    }

    /** The built-in ones with these over them; each was found valid by {@link #problem}. */
    public static MessageTemplates with(Map<String, String> own) {
        return own.isEmpty() ? BUILT_IN : new MessageTemplates(own);
    }

    /** The rule that a template breaks, or null. */
    public static String problem(String text) {
        try {
            return new MessageTemplate(text).names().isEmpty() ? "must name at least one fact in braces" : null;
        } catch (IllegalArgumentException broken) {
            return broken.getMessage();
        }
    }

    /** The name of a template. */
    public static String key(Language language, MessagePurpose purpose, MessageForm form) {
        return code(language) + '.' + purpose.name().toLowerCase(Locale.ROOT) + '.' + form.key();
    }

    static String code(Language language) {
        return language.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isTemplate(String key) {
        return !key.startsWith("nature.") && !key.startsWith("purpose.") && !key.startsWith("priority.") && !key.startsWith("call.keys");
    }

    private static Map<String, String> read(String language) {
        String resource = "/person-messages_" + language + ".properties";
        try (Reader reader = new InputStreamReader(MessageTemplates.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            Properties read = new Properties();
            read.load(reader);
            Map<String, String> texts = new HashMap<>();
            read.stringPropertyNames().forEach(name -> texts.put(name, read.getProperty(name)));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    MessageTemplate template(Language language, MessagePurpose purpose, MessageForm form) {
        return compiled.get(key(language, purpose, form));
    }

    /** Words of that language that are no templates. */
    Map<String, String> words(Language language) {
        return words.get(language);
    }

    /** Whether settings replaced this one. */
    boolean isOwn(Language language, MessagePurpose purpose, MessageForm form) {
        return own.containsKey(key(language, purpose, form));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessageTemplates templates && own.equals(templates.own);
    }

    @Override
    public int hashCode() {
        return own.hashCode();
    }

    @Override
    public String toString() {
        return "MessageTemplates" + own;
    }
}
