/**
 * The alarm state machine of IEC 62682: states, acknowledgement, suppression, occurrence; pure.
 *
 * <p>Invariant: every change is one {@link io.hazardwatch.gateway.alarms.Transition} from one immutable
 * {@link io.hazardwatch.gateway.alarms.Alarm} to the next; only the machine makes one. Thread: the lane's. Absent on purpose:
 * storage, notification, clocks.
 */
package io.hazardwatch.gateway.alarms;
