package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Text;
import java.time.LocalDate;

/**
 * Why an alarm exists: its entry in the master alarm database of IEC 62682. Every part may be null while it is being worked out.
 *
 * @param cause               what makes it happen
 * @param consequence         what follows without action
 * @param action              what the operator does
 * @param timeToRespondMillis how long the operator has for that; 0 when not stated
 * @param approver            who approved it
 * @param reviewed            date of the last review
 */
public record Rationale(Text cause, Text consequence, Text action, long timeToRespondMillis, String approver,
                        LocalDate reviewed) {}
