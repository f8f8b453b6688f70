package io.hazardwatch.gateway.onboarding;

/**
 * What a person did with a proposal.
 *
 * @param by       name of the account; empty while nobody did it
 * @param atMillis ms since the epoch, 0 while nobody did it
 * @param why      in the person's words
 */
public record ProposalAct(String by, long atMillis, String why) {
    /** Nobody did it yet. */
    public static final ProposalAct NONE = new ProposalAct("", 0, "");
}
