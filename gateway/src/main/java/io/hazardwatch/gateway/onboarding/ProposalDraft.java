package io.hazardwatch.gateway.onboarding;

import java.util.Map;
import java.util.function.BiPredicate;

/**
 * What a person wants to change.
 *
 * @param contents new contents by file name; an empty array takes the file away
 * @param bases    SHA-256, hexadecimal, of what contents were made from, by file name, and empty if they were made from nothing; such a file
 *                 must still be that one. Others may be whatever they are
 * @param sees     whether the person sees a site, given as enterprise and site
 */
public record ProposalDraft(ProposalKind kind, String person, String why, Map<String, byte[]> contents, Map<String, String> bases,
                            BiPredicate<String, String> sees) {
    public ProposalDraft {
        contents = Map.copyOf(contents);
        bases = Map.copyOf(bases);
    }

    /** Of contents that replace whatever is there. */
    public ProposalDraft(ProposalKind kind, String person, String why, Map<String, byte[]> contents, BiPredicate<String, String> sees) {
        this(kind, person, why, contents, Map.of(), sees);
    }
}
