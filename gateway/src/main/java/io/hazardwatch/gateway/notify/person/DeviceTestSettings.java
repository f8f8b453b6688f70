package io.hazardwatch.gateway.notify.person;

import java.util.concurrent.TimeUnit;

/**
 * How often people are asked to confirm that their means work.
 *
 * @param everyDays  days between two tests of a means; 0 = none
 * @param answerDays days after which a test that nobody confirmed has failed
 */
public record DeviceTestSettings(int everyDays, int answerDays) {
    /** Each month, with a week to confirm. */
    public static final DeviceTestSettings USUAL = new DeviceTestSettings(30, 7);

    /** Whether there are tests. */
    public boolean isOn() {
        return everyDays > 0;
    }

    /** Time between two tests, ms. */
    public long everyMillis() {
        return TimeUnit.DAYS.toMillis(everyDays);
    }

    /** Time to confirm one, ms. */
    public long answerMillis() {
        return TimeUnit.DAYS.toMillis(answerDays);
    }
}
