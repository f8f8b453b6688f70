package io.hazardwatch.gateway.duty.rules;

import java.time.LocalTime;
import java.util.List;

/**
 * Who gets the daily summary of a post, and when. Posts of an enterprise with the same rules are one summary.
 *
 * @param isOn    whether there is one
 * @param at      local time of the post
 * @param persons ids of persons who get it
 * @param posts   ids of posts of which those on duty get it; if nobody is named at all, the leaders on shift, or those on duty where
 *                there are none
 */
public record SummaryRules(boolean isOn, LocalTime at, List<String> persons, List<String> posts) {
    /** What holds unless something else is configured. */
    public static final SummaryRules STANDARD = new SummaryRules(true, LocalTime.of(8, 0), List.of(), List.of());

    public SummaryRules {
        persons = List.copyOf(persons);
        posts = List.copyOf(posts);
    }

    /** Whether takers are named. */
    public boolean namesTakers() {
        return !persons.isEmpty() || !posts.isEmpty();
    }
}
