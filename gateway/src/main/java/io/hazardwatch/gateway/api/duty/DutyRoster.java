package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.duty.roster.store.RosterBook;
import io.hazardwatch.gateway.model.Text;
import java.util.function.Function;

/**
 * The roster in force, as the API shows and changes it.
 *
 * @param names display name of a person by id; null for somebody nobody knows
 */
public record DutyRoster(RosterBook book, Function<String, Text> names) {}
