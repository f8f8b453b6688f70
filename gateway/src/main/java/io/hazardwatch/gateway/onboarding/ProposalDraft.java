package io.hazardwatch.gateway.onboarding;

import java.util.Map;
import java.util.function.BiPredicate;

/**
 * What a person wants to change.
 *
 * @param contents new contents by file name; an empty array takes the file away
 * @param sees     whether the person sees a site, given as enterprise and site
 */
public record ProposalDraft(ProposalKind kind, String person, String why, Map<String, byte[]> contents, BiPredicate<String, String> sees) {
    public ProposalDraft {
        contents = Map.copyOf(contents);
    }
}
