package io.hazardwatch.gateway.duty.calendar;

import java.time.Instant;
import java.time.ZoneId;

/** The one place to ask what is tighter where and when; roll calls, escalation, permits and weather read it. Any thread, from memory. */
@FunctionalInterface
public interface KeyPeriods {
    /**
     * What holds at a moment, all key periods together; days off and nights count for hot work.
     *
     * @param site null asks for what holds for all of the enterprise
     * @param zone in which days begin and end there
     */
    Tightening at(String enterprise, String site, Instant at, ZoneId zone);
}
