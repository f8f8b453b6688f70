package io.hazardwatch.gateway.onboarding;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.onboarding.difference.ChangeDirection;
import io.hazardwatch.gateway.onboarding.difference.ConfigurationChange;
import java.util.List;
import java.util.stream.Collectors;

/** What the journal says of a publication, at each site only what concerns it, because others read it there. Pure. */
final class ProposalEntries {
    /** Why an edit by hand says so if nobody was there to see it happen; the limits that it loosened are told to regulators then. */
    static final String FOUND_AT_START = "found at the start";
    /** Where the entry of files stands that concern no site, such as a template that none uses; only people who see all read it. */
    private static final Place NO_SITE = new Place("_system", "templates");
    private static final int CHANGES_MAX = 10;

    private ProposalEntries() {}

    /** A site whose journal gets an entry. */
    record Place(String enterprise, String site) {}

    static List<Place> places(Proposal proposal) {
        return proposal.sites().isEmpty() ? List.of(NO_SITE) : proposal.sites().stream().map(site -> new Place(
                site.substring(0, site.indexOf('/')), site.substring(site.indexOf('/') + 1))).toList();
    }

    /** How its entry begins, which tells it from all others. */
    static String beginning(Proposal done) {
        return done.kind() == ProposalKind.BY_HAND ? "edited by hand, proposal " + done.id() + ':' : "proposal " + done.id() + " published:";
    }

    static String entry(Proposal done, Place place) {
        String people = done.kind() == ProposalKind.BY_HAND ? "nobody approved it yet" : "proposed by " + done.proposed().by()
                + (done.decided().by().isEmpty() ? ", needs no approval" : ", approved by " + done.decided().by());
        return beginning(done) + ' ' + words(done, place) + "; why: " + done.proposed().why() + "; " + people
                + "; revision " + done.before() + " -> " + done.after();
    }

    private static String words(Proposal done, Place place) {
        List<ConfigurationChange> own = done.changes().stream().filter(change -> change.enterprise().equals(place.enterprise())
                && change.site().equals(place.site())).toList();
        boolean isCut = done.changeCount() > done.changes().size();
        if (own.isEmpty()) {
            return isCut ? "more than the proposal names" : "texts only";
        }
        String loosened = done.proposed().why().equals(FOUND_AT_START) && own.getFirst().direction() == ChangeDirection.LOOSER
                ? Note.LOOSENED + ' ' : "";
        String more = own.size() > CHANGES_MAX ? " and " + (own.size() - CHANGES_MAX) + " more" : isCut ? " and perhaps more" : "";
        return loosened + own.stream().limit(CHANGES_MAX).map(change -> change.words().en()).collect(Collectors.joining("; ")) + more;
    }
}
