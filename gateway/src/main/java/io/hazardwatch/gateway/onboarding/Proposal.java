package io.hazardwatch.gateway.onboarding;

import io.hazardwatch.gateway.onboarding.difference.ConfigurationChange;
import io.hazardwatch.gateway.onboarding.publication.FileChange;
import java.util.List;

/**
 * A change of site files that was checked. What it changes never changes itself: whoever wants something else makes another proposal.
 *
 * @param number        counts up over all proposals
 * @param proposed      who made it, when and why
 * @param sites         what it touches, as {@code enterprise/site}; never empty
 * @param files         the files it changes
 * @param changes       the first of what it changes, in words
 * @param changeCount   how many changes there are in total
 * @param difference    SHA-256 over all changes, so that what is published is what was approved
 * @param needsApproval whether another person than the author must approve it
 * @param decided       who approved or rejected it
 * @param published     who published it
 * @param before        revision that it was in force after; empty until then
 * @param after         revision that it made; empty until then
 * @param isJournaled   whether its publication stands in the journal
 * @param evidence      what its self-test and back-test found
 */
public record Proposal(long number, ProposalKind kind, ProposalState state, ProposalAct proposed, List<String> sites, List<FileChange> files,
                       List<ConfigurationChange> changes, int changeCount, String difference, boolean needsApproval, ProposalAct decided,
                       ProposalAct published, String before, String after, boolean isJournaled, ProposalEvidence evidence) {
    public Proposal {
        sites = List.copyOf(sites);
        files = List.copyOf(files);
        changes = List.copyOf(changes);
    }

    /** As people and the API name it. */
    public String id() {
        return Long.toString(number);
    }

    /** The same in another state, after a person decided about it. */
    public Proposal decided(ProposalState next, ProposalAct act) {
        return new Proposal(number, kind, next, proposed, sites, files, changes, changeCount, difference, needsApproval, act, published, before,
                after, isJournaled, evidence);
    }

    /** The same while, or after, it is put in force. */
    public Proposal published(ProposalState next, ProposalAct act, String from, String to) {
        return new Proposal(number, kind, next, proposed, sites, files, changes, changeCount, difference, needsApproval, decided, act, from, to,
                isJournaled, evidence);
    }

    /** The same once the journal has it. */
    public Proposal journaled() {
        return new Proposal(number, kind, state, proposed, sites, files, changes, changeCount, difference, needsApproval, decided, published,
                before, after, true, evidence);
    }

    /** The same with what its tests found. */
    public Proposal with(ProposalEvidence found) {
        return new Proposal(number, kind, state, proposed, sites, files, changes, changeCount, difference, needsApproval, decided, published,
                before, after, isJournaled, found);
    }

    /** Whether it may be published as far as approval goes: none is needed, or another person than the author gave it. */
    public boolean isApproved() {
        boolean byAnother = state == ProposalState.APPROVED && !decided.by().isEmpty() && !decided.by().equals(proposed.by());
        return needsApproval ? byAnother : state == ProposalState.OPEN || state == ProposalState.APPROVED;
    }
}
