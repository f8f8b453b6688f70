package io.hazardwatch.gateway.app.duty;

import io.hazardwatch.gateway.duty.roster.Reachability;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.people.Post;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * Tells whether a person can be put on duty: known, reachable in urgent cases, and qualified for the post. From memory; any
 * thread.
 */
final class RosterPeople implements Reachability {
    private final Supplier<PeopleDirectory> directory;

    RosterPeople(Supplier<PeopleDirectory> directory) {
        this.directory = directory;
    }

    @Override
    public Answer of(String person) {
        Person known = directory.get().persons().get(person);
        return known == null ? Answer.UNKNOWN_PERSON : known.isReachableUrgently() ? Answer.VERIFIED : Answer.NO_VERIFIED_MEANS;
    }

    /** A qualification holds for the whole of its last day. */
    @Override
    public Instant mayFillUntil(String person, String post, Instant at, ZoneId zone) {
        Post place = directory.get().posts().get(post);
        Person known = directory.get().persons().get(person);
        if (place == null || place.qualifications().isEmpty() || known == null) {
            return Instant.MAX;
        }
        LocalDate until = known.holdsUntil(place.qualifications(), at.atZone(zone).toLocalDate());
        return until == null ? at : until.equals(LocalDate.MAX) ? Instant.MAX : until.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
