package io.hazardwatch.gateway.api.escalation;

import io.hazardwatch.gateway.model.Text;

/** Why what people were told is taken back. */
public enum CorrectionReason {
    /** It was an exercise. */
    EXERCISE("此前消息系演练，并非真实情况", "The earlier message was an exercise, nothing real"),
    /** It was wrong. */
    WRONG("此前消息有误，情况并未发生", "The earlier message was wrong, it did not happen");

    private final Text words;

    CorrectionReason(String zh, String en) {
        words = new Text(zh, en);
    }

    /** What people are told of it, with what they had been told. */
    public Text about(Text matter) {
        return new Text(words.zh() + "：" + matter.zh(), words.en() + ": " + matter.en());
    }
}
