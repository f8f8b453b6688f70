package io.hazardwatch.gateway.model;

/** A text for people, in Chinese and English; each may be the fallback of the other; neither is null. */
public record Text(String zh, String en) {
    /** @throws IllegalArgumentException if both texts are null */
    public Text {
        zh = zh == null ? en : zh;
        en = en == null ? zh : en;
        if (zh == null) {
            throw new IllegalArgumentException("text: at least one language is needed");
        }
    }

    /** The same text in both languages. */
    public static Text of(String both) {
        return new Text(both, both);
    }
}
