package io.hazardwatch.gateway.response.cards;

import io.hazardwatch.gateway.model.Text;

/** A sentence of a card. */
public record CardText(Part part, Text text, String source, String mark) {
    /** Parts of a card in the order in which they are read. */
    public enum Part {
        /** What it does to people. */
        HARM,
        /** The first line for rescuers. */
        RESCUE,
        /** First actions. */
        FIRST,
        /** Protective equipment. */
        PROTECTION,
        /** What not to do. */
        NEVER
    }
}
