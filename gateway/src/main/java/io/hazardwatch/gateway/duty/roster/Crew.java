package io.hazardwatch.gateway.duty.roster;

import io.hazardwatch.gateway.model.Text;
import java.util.List;

/** People who work the same shifts together; the officer in charge of the shift is first. */
public record Crew(String id, Text name, List<String> persons) {
    public Crew {
        persons = List.copyOf(persons);
    }
}
