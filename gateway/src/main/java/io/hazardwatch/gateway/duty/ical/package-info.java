/**
 * Rosters as iCalendar (RFC 5545): read with a reason for each event that is refused, and written. The only folder that knows Biweekly.
 *
 * <p>Invariant: sizes, events and repetitions are bounded, and time zones are those of the running Java, so a file brings no rules of
 * its own and nothing is asked of the network. Immutable, any thread. Absent on purpose: applying what was read, which is an edit like
 * any other; alarms, to-dos and free/busy times, which a roster has no use for.
 */
package io.hazardwatch.gateway.duty.ical;
