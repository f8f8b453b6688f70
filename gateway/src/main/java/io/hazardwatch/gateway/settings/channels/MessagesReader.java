package io.hazardwatch.gateway.settings.channels;

import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.render.MessageForm;
import io.hazardwatch.gateway.notify.render.MessageTemplates;
import io.hazardwatch.gateway.people.Language;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the templates of messages that replace built-in ones: language, purpose, form. One thread. */
final class MessagesReader {
    private MessagesReader() {}

    static MessageTemplates read(YamlMap top) {
        Map<String, String> own = new HashMap<>();
        YamlMap messages = top.map("messages");
        for (Language language : Language.values()) {
            YamlMap purposes = messages.map(lower(language));
            for (MessagePurpose purpose : MessagePurpose.values()) {
                YamlMap forms = purposes.map(lower(purpose));
                for (MessageForm form : MessageForm.values()) {
                    template(forms, MessageTemplates.key(language, purpose, form), form.key(), own);
                }
                forms.done(Arrays.stream(MessageForm.values()).map(MessageForm::key).toArray(String[]::new));
            }
            purposes.done(lower(MessagePurpose.values()));
        }
        messages.done(lower(Language.values()));
        return MessageTemplates.with(own);
    }

    private static void template(YamlMap forms, String key, String form, Map<String, String> own) {
        String text = forms.text(form, null);
        String problem = text == null ? null : MessageTemplates.problem(text);
        if (problem != null) {
            forms.broken(form, problem);
        } else if (text != null) {
            own.put(key, text);
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String[] lower(Enum<?>... constants) {
        return Stream.of(constants).map(MessagesReader::lower).toArray(String[]::new);
    }
}
