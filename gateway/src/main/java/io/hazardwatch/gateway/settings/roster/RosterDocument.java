package io.hazardwatch.gateway.settings.roster;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.people.Post;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Contents of {@code roster.yaml}.
 *
 * @param directory its people, posts and levels
 * @param roster    who is planned when, by the ids of those people and posts
 * @param accounts  person ids by the accounts they log in by
 */
public record RosterDocument(PeopleDirectory directory, RosterContents roster, Map<String, String> accounts) {
    /** A file that says nothing. */
    public static final RosterDocument NONE = new RosterDocument(PeopleDirectory.EMPTY, RosterContents.NONE, Map.of());

    public RosterDocument {
        accounts = Map.copyOf(accounts);
    }

    /** A plan with what a directory says of its post; null when the directory does not have the post. */
    public static PlannedPost planned(PeopleDirectory directory, PostRoster plan) {
        Post post = directory.posts().get(plan.post());
        return post == null ? null : new PlannedPost(new DutyPost(post.id(), post.name(), post.enterprise(), post.site(), plan.zone()),
                post.levelId(), plan.needing(post.onDutyMin()));
    }

    /** The accounts by which a person logs in, by name. */
    public List<String> accountsOf(String person) {
        return accounts.keySet().stream().filter(account -> accounts.get(account).equals(person)).sorted().toList();
    }

    /** The planned posts in the order of the file. */
    public List<PlannedPost> planned() {
        return roster.plans().stream().map(plan -> planned(directory, plan)).filter(Objects::nonNull).toList();
    }
}
