package io.hazardwatch.gateway.notify.person;

import io.hazardwatch.gateway.people.Language;

/** Puts facts into the words of a person's language. Any thread; never fails: a template that cannot render gives the built-in text. */
@FunctionalInterface
public interface MessageRenderer {
    /** The text in that language. */
    MessageText render(MessageFacts facts, Language language);
}
