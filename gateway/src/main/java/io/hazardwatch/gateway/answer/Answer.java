package io.hazardwatch.gateway.answer;

/** What a person may answer. */
public enum Answer {
    /** "I take it": acknowledges the matter. */
    TAKE,
    /** "I cannot come": the next level is called at once. */
    DECLINE
}
