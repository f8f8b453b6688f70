package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.people.ContactMeans;
import java.util.List;

/**
 * Somebody who can be called at this moment.
 *
 * @param person id of the person
 * @param means  verified means that a channel serves, in the person's order; never empty
 */
public record Recipient(String person, List<ContactMeans> means) {
    public Recipient {
        means = List.copyOf(means);
        if (means.isEmpty()) {
            throw new IllegalArgumentException("a recipient needs a means: " + person);
        }
    }
}
