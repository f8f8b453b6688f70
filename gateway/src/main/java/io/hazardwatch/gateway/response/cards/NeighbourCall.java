package io.hazardwatch.gateway.response.cards;

import io.hazardwatch.gateway.model.Text;

/**
 * That a person told a neighbour of a site, or tried to.
 *
 * @param neighbour   id of the neighbour at the site
 * @param name        of the neighbour, as it was then
 * @param phone       that was known then; empty = none
 * @param about       id of the leak or alarm; empty = not said
 * @param isReached   whether somebody was spoken to
 * @param words       what was said; may be empty
 * @param by          account of the person
 * @param atMillis    of the call, ms since the epoch
 * @param notedMillis when it was noted
 */
public record NeighbourCall(String id, String enterprise, String site, String neighbour, Text name, String phone, String about, Means means,
                            boolean isReached, String words, String by, long atMillis, long notedMillis) {
    /** How the neighbour was told. */
    public enum Means {
        PHONE,
        /** Somebody went there. */
        VISIT
    }

    /** As journal and duty log have it: the result, whom, and what was said, apart by ": ", which the name therefore cannot contain. */
    public String note() {
        return (isReached ? "reached" : "not reached") + ": " + name.zh().replace(": ", "：") + (phone.isEmpty() ? "" : ' ' + phone)
                + (words.isEmpty() ? "" : ": " + words);
    }

    NeighbourCall withId(String other) {
        return new NeighbourCall(other, enterprise, site, neighbour, name, phone, about, means, isReached, words, by, atMillis, notedMillis);
    }
}
