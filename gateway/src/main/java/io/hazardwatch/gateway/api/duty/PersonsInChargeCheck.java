package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.duty.MissingPerson.Reason;
import io.hazardwatch.gateway.duty.calendar.KeyPeriods;
import io.hazardwatch.gateway.duty.roster.CoverageProofPeriods;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.people.DutyLevel;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.PersonsInCharge;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks the persons in charge in the site files and the fallback lists of levels against the known people. What is missing is
 * reported and never refuses a site: its points must be watched all the same. Pure, any thread.
 */
public final class PersonsInChargeCheck {
    private PersonsInChargeCheck() {}

    /** Everything that is missing, site by site, then the levels of the enterprises that have sites. */
    public static List<MissingPerson> missing(Registry registry, PeopleDirectory people) {
        List<MissingPerson> missing = new ArrayList<>();
        registry.sites().forEach(site -> site.hazardSources().forEach(source -> inCharge(missing, site, source, people)));
        registry.sites().stream().map(Site::enterprise).distinct().forEach(enterprise -> people.chain(enterprise).stream()
                .filter(level -> !level.hasFallback()).map(DutyLevel::id)
                .forEach(level -> missing.add(new MissingPerson(enterprise, null, null, level, null, Reason.NO_FALLBACK))));
        return missing;
    }

    /** Sites where a key period asks for a leader on site within {@link CoverageProofPeriods#HORIZON}, but no post of leaders is planned. */
    public static List<MissingPerson> leadersMissing(Registry registry, List<PlannedPost> posts, KeyPeriods periods, Instant now) {
        return registry.sites().stream().filter(site -> posts.stream().noneMatch(post -> post.level().equals(PlannedPost.SHIFT_LEADER)
                        && post.duty().covers(site.enterprise(), site.site()))).filter(site -> isLeaderAsked(site, periods, now))
                .map(site -> new MissingPerson(site.enterprise(), site.site(), null, PlannedPost.SHIFT_LEADER, null, Reason.NO_LEADER_PLANNED))
                .toList();
    }

    private static boolean isLeaderAsked(Site site, KeyPeriods periods, Instant now) {
        for (int day = 0; day <= CoverageProofPeriods.HORIZON.toDays(); day++) {
            if (periods.at(site.enterprise(), site.site(), now.plus(Duration.ofDays(day)), site.timezone()).leaderOnSite()) {
                return true;
            }
        }
        return false;
    }

    private static void inCharge(List<MissingPerson> missing, Site site, HazardSource source, PeopleDirectory people) {
        PersonsInCharge named = source.inCharge() == null ? new PersonsInCharge(null, null, null) : source.inCharge();
        Stream.of(new String[] {"principal", named.principal()}, new String[] {"technical", named.technical()},
                new String[] {"operational", named.operational()}).forEach(each -> {
                    Reason reason = reason(site.enterprise(), each[1], people);
                    if (reason != null) {
                        missing.add(new MissingPerson(site.enterprise(), site.site(), source.id(), each[0], each[1], reason));
                    }
                });
    }

    private static Reason reason(String enterprise, String id, PeopleDirectory people) {
        Person person = id == null ? null : people.persons().get(id);
        if (person == null) {
            return id == null ? Reason.NOT_NAMED : Reason.UNKNOWN_PERSON;
        }
        return person.enterprise() != null && !person.enterprise().equals(enterprise) ? Reason.OTHER_ENTERPRISE
                : person.isReachableUrgently() ? null : Reason.NOT_REACHABLE;
    }
}
