package io.hazardwatch.gateway.weather.book;

/**
 * A person who is notified.
 *
 * @param person id; empty if nobody is known for the level
 * @param level  in the chain of the enterprise
 */
public record WarningRecipient(String person, String level) implements Comparable<WarningRecipient> {
    @Override
    public int compareTo(WarningRecipient other) {
        int byPerson = person.compareTo(other.person);
        return byPerson != 0 ? byPerson : level.compareTo(other.level);
    }
}
