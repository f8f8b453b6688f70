package io.hazardwatch.gateway.notify.render;

import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageRenderer;
import io.hazardwatch.gateway.notify.person.MessageText;
import io.hazardwatch.gateway.people.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Renders messages from templates. What is too long is shortened in a fixed order, what to do first and the place and the matter
 * last. A template of the settings whose text is empty, too long, or does not begin with the priority gives way to the built-in
 * one, is counted and reported. Any thread.
 */
public final class TemplateRenderer implements MessageRenderer {
    private static final List<String> SHORTENED = List.of("action", "news", "trend", "limit", "place", "matter", "value", "link");
    private static final int KEPT_MIN = 8;

    private final Consumer<String> refused;
    private final AtomicLong fallbacks = new AtomicLong();
    private volatile MessageTemplates templates = MessageTemplates.BUILT_IN;

    /** @param refused takes the name of a template that gave no usable text */
    public TemplateRenderer(Consumer<String> refused) {
        this.refused = refused;
    }

    /** Puts other templates in force. */
    public void use(MessageTemplates next) {
        templates = next;
    }

    /** Texts for which a built-in template stood in for one of the settings. */
    public long fallbacks() {
        return fallbacks.get();
    }

    @Override
    public MessageText render(MessageFacts facts, Language language) {
        MessageTemplates present = templates;
        Map<String, String> values = MessageValues.of(facts, language, present.words(language));
        String title = form(present, facts, language, MessageForm.TITLE, values);
        String brief = form(present, facts, language, MessageForm.BRIEF, values);
        String more = form(present, facts, language, MessageForm.BRIEF_MORE, values);
        String speech = form(present, facts, language, MessageForm.SPEECH, values).replaceAll("[<>\\[\\]{}|\\n]", " ");
        return new MessageText(title, joined(brief, more), form(present, facts, language, MessageForm.FULL, values), speech);
    }

    /** The second text begins on a line of its own; where the first segment ends, phones show no gap. */
    private static String joined(String first, String second) {
        return second.isEmpty() ? first : first + '\n' + second;
    }

    private String form(MessageTemplates present, MessageFacts facts, Language language, MessageForm form, Map<String, String> values) {
        if (present.isOwn(language, facts.purpose(), form)) {
            String text = fitted(present.template(language, facts.purpose(), form), form, values);
            if (isUsable(text, form, values)) {
                return text;
            }
            fallbacks.incrementAndGet();
            refused.accept(MessageTemplates.key(language, facts.purpose(), form));
        }
        String text = fitted(MessageTemplates.BUILT_IN.template(language, facts.purpose(), form), form, values);
        return form.holds(text) ? text : cut(text, form);
    }

    private static boolean isUsable(String text, MessageForm form, Map<String, String> values) {
        return !text.isEmpty() && form.holds(text) && (form == MessageForm.BRIEF_MORE || text.startsWith(values.get("head")));
    }

    /** Shortens one fact after the other, each as little as is enough. */
    private static String fitted(MessageTemplate template, MessageForm form, Map<String, String> values) {
        Map<String, String> fitting = new HashMap<>(values);
        String text = template.render(fitting);
        for (String name : SHORTENED) {
            if (form.holds(text)) {
                return text;
            }
            String value = fitting.getOrDefault(name, "");
            if (template.names().contains(name) && value.length() > KEPT_MIN) {
                fitting.put(name, longestThatFits(template, form, fitting, name, value));
                text = template.render(fitting);
            }
        }
        return form.holds(text) ? text : withoutDetails(template, form, fitting);
    }

    private static String longestThatFits(MessageTemplate template, MessageForm form, Map<String, String> values, String name, String value) {
        Map<String, String> trial = new HashMap<>(values);
        int low = KEPT_MIN;
        int high = value.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            trial.put(name, MessageValues.shortened(value, middle));
            if (form.holds(template.render(trial))) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return MessageValues.shortened(value, low);
    }

    /** Leaves facts out whole where even their beginnings are too much. */
    private static String withoutDetails(MessageTemplate template, MessageForm form, Map<String, String> values) {
        String text = template.render(values);
        for (String name : List.of("action", "news", "trend", "limit", "shortTime")) {
            if (form.holds(text)) {
                return text;
            }
            values.remove(name);
            text = template.render(values);
        }
        return text;
    }

    private static String cut(String text, MessageForm form) {
        int length = text.length();
        while (length > 1 && !form.holds(MessageValues.shortened(text, length))) {
            length--;
        }
        return MessageValues.shortened(text, length);
    }
}
