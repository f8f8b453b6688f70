package io.hazardwatch.gateway.onboarding.difference;

import io.hazardwatch.gateway.model.Text;

/** Whether a change lets an alarm come sooner or later. */
public enum ChangeDirection {
    /** Sooner, more urgent, or more is watched. */
    TIGHTER(new Text("收紧", "tighter")),
    /** Later, less urgent, or less is watched. */
    LOOSER(new Text("放宽", "looser")),
    /** Neither, or not known to be either. */
    OTHER(new Text("", ""));

    private final Text words;

    ChangeDirection(Text words) {
        this.words = words;
    }

    /** For people; empty for {@link #OTHER}. */
    public Text words() {
        return words;
    }

    /** Tighter for a negative number, looser for a positive one. */
    static ChangeDirection of(int looseness) {
        return looseness < 0 ? TIGHTER : looseness > 0 ? LOOSER : OTHER;
    }

    /** The same change seen from the other side. */
    ChangeDirection opposite() {
        return this == TIGHTER ? LOOSER : this == LOOSER ? TIGHTER : OTHER;
    }
}
