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

    /** This place in a larger one, as people name it; a name that both have is said once. */
    public Text within(Text larger) {
        return new Text(zh.equals(larger.zh) ? zh : larger.zh + ' ' + zh, en.equals(larger.en) ? en : larger.en + ", " + en);
    }

    /** The same text in both languages. */
    public static Text of(String both) {
        return new Text(both, both);
    }
}
