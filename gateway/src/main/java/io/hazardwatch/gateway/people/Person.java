package io.hazardwatch.gateway.people;

import io.hazardwatch.gateway.model.Text;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * A person who may receive messages or be on duty. Exactly one of enterprise and authority is given.
 *
 * @param id         who it is; names may be shared and may change
 * @param enterprise whose employee; null for people of an authority
 * @param authority  the authority's name, such as an emergency bureau; null for people of an enterprise
 * @param phones     for people to call by hand
 * @param addresses  where to find the person, free text
 * @param normal     means for what is not urgent, in the order in which they are tried
 * @param urgent     means for what is urgent, likewise
 */
public record Person(String id, Text name, String enterprise, String authority, Language language, List<String> phones,
                     List<String> addresses, List<Qualification> qualifications, List<ContactMeans> normal, List<ContactMeans> urgent) {
    public Person {
        phones = List.copyOf(phones);
        addresses = List.copyOf(addresses);
        qualifications = List.copyOf(qualifications);
        normal = List.copyOf(normal);
        urgent = List.copyOf(urgent);
    }

    /** The means for that urgency, in order. */
    public List<ContactMeans> means(Urgency urgency) {
        return urgency == Urgency.URGENT ? urgent : normal;
    }

    /**
     * The last day until which the person holds all of these qualifications without a break from {@code day} on.
     *
     * @return {@link LocalDate#MAX} when they never expire; null when one of them is not held on {@code day}
     */
    public LocalDate holdsUntil(Collection<String> names, LocalDate day) {
        LocalDate until = LocalDate.MAX;
        for (String name : names) {
            LocalDate last = qualifications.stream().filter(each -> each.name().equals(name) && each.holdsOn(day))
                    .map(each -> each.expires() == null ? LocalDate.MAX : each.expires()).max(LocalDate::compareTo).orElse(null);
            if (last == null) {
                return null;
            }
            until = last.isBefore(until) ? last : until;
        }
        return until;
    }

    /** Whether the person can be put on duty: some means for the urgent case was shown to work. */
    public boolean isReachableUrgently() {
        return urgent.stream().anyMatch(ContactMeans::isVerified);
    }
}
