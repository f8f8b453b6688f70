package io.hazardwatch.gateway.duty.roster;

/** The posts as the book of people and posts has them. Answers from memory; any thread. */
@FunctionalInterface
public interface PlannedPosts {
    /**
     * A plan with the name, place and level of its post, and with the number of people the post needs.
     *
     * @return null for a post that nobody knows
     */
    PlannedPost of(PostRoster plan);
}
