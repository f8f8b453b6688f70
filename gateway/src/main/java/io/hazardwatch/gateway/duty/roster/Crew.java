package io.hazardwatch.gateway.duty.roster;

import io.hazardwatch.gateway.model.Text;
import java.util.List;

/** People who are on together, the officer in charge of the shift first. */
public record Crew(String id, Text name, List<String> persons) {
    public Crew {
        persons = List.copyOf(persons);
    }
}
