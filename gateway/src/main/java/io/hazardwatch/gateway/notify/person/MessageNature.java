package io.hazardwatch.gateway.notify.person;

/**
 * Whether a message is real, or belongs to an exercise or a test. It is a property of the message and of its answer token,
 * never of a page.
 */
public enum MessageNature {
    /** It is meant. */
    LIVE,
    /** 演练: everybody is to act as if, and nobody may take it for real. */
    EXERCISE,
    /** 测试: shows that a means works. */
    TEST
}
