package io.hazardwatch.gateway.app.duty;

import io.hazardwatch.gateway.duty.roster.DutySpan;
import io.hazardwatch.gateway.duty.roster.store.RosterBook;
import io.hazardwatch.gateway.people.DutyLevel;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.people.Post;
import io.hazardwatch.gateway.registry.PersonsInCharge;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Who is told at each level of the chain, by the roster in force and the book of people at the moment of the question, each with
 * language and means. From memory, also while the relational store is away; any thread.
 */
public final class ChainPeople {
    private final Supplier<PeopleDirectory> directory;
    private final Supplier<RosterBook.InForce> roster;

    public ChainPeople(Supplier<PeopleDirectory> directory, Supplier<RosterBook.InForce> roster) {
        this.directory = directory;
        this.roster = roster;
    }

    /** The levels of an enterprise in the order in which they are told. */
    public List<DutyLevel> levels(String enterprise) {
        return directory.get().chain(enterprise);
    }

    /** Who is on duty at a post at an instant (ms since the epoch), the officer in charge first; nobody for an unknown post. */
    public List<Person> onDuty(String post, long atMillis) {
        Instant at = Instant.ofEpochMilli(atMillis);
        DutySpan span = roster.get().roster().spans(post, at, at.plusSeconds(1)).stream().findFirst().orElse(null);
        return span == null ? List.of() : known(span.persons().stream());
    }

    /**
     * The people of a level in the order in which they are told: those its source gives, then its fallback list; each person once.
     *
     * @param site     whose posts count; posts of the whole enterprise count too
     * @param inCharge of the hazard source concerned; null when there is none
     * @param atMillis ms since the epoch
     */
    public List<Person> of(DutyLevel level, String enterprise, String site, PersonsInCharge inCharge, long atMillis) {
        Stream<Person> source = switch (level.source()) {
            case ON_DUTY -> posts(level, enterprise, site).flatMap(post -> onDuty(post, atMillis).stream());
            case OPERATIONAL_IN_CHARGE -> named(inCharge == null ? null : inCharge.operational());
            case TECHNICAL_IN_CHARGE -> named(inCharge == null ? null : inCharge.technical());
            case PRINCIPAL_IN_CHARGE -> named(inCharge == null ? null : inCharge.principal());
        };
        Set<Person> all = new LinkedHashSet<>(source.toList());
        all.addAll(known(level.fallback().stream()));
        return List.copyOf(all);
    }

    /** Posts of an authority are of no enterprise, and stand at their level of every chain. */
    private Stream<String> posts(DutyLevel level, String enterprise, String site) {
        PeopleDirectory known = directory.get();
        return roster.get().posts().stream().filter(post -> post.level().equals(level.id())).filter(post -> {
            Post place = known.posts().get(post.duty().id());
            return place != null && (place.enterprise() == null
                    || place.enterprise().equals(enterprise) && (place.site() == null || place.site().equals(site)));
        }).map(post -> post.duty().id());
    }

    private Stream<Person> named(String id) {
        return id == null ? Stream.of() : known(Stream.of(id)).stream();
    }

    private List<Person> known(Stream<String> ids) {
        PeopleDirectory known = directory.get();
        return ids.map(known.persons()::get).filter(Objects::nonNull).toList();
    }
}
