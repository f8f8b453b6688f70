package io.hazardwatch.gateway.duty.roster;

import io.hazardwatch.gateway.model.Text;

/** A person as a roster file names one, for display. */
public record RosterPerson(String id, Text name) {}
