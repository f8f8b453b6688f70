package io.hazardwatch.gateway.duty.rules;

import io.hazardwatch.gateway.duty.DutyPost;
import java.util.Map;

/**
 * How duty is kept everywhere: the rules of a post are its own, else those of its enterprise, else the standard.
 *
 * @param enterprises by enterprise
 * @param posts       by id of the post
 */
public record DutySettings(DutyRules standard, Map<String, DutyRules> enterprises, Map<String, DutyRules> posts) {
    /** What holds unless something else is configured. */
    public static final DutySettings STANDARD = new DutySettings(DutyRules.STANDARD, Map.of(), Map.of());

    public DutySettings {
        enterprises = Map.copyOf(enterprises);
        posts = Map.copyOf(posts);
    }

    /** The rules of a post. */
    public DutyRules of(DutyPost post) {
        DutyRules ofEnterprise = post.enterprise() == null ? standard : enterprises.getOrDefault(post.enterprise(), standard);
        return posts.getOrDefault(post.id(), ofEnterprise);
    }
}
