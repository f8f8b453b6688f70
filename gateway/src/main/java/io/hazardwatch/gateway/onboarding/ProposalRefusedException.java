package io.hazardwatch.gateway.onboarding;

import java.util.List;

/** Says why something is not done with a proposal. Nothing has changed then. */
public final class ProposalRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProposalRefusal reason;
    private final transient List<ConfigurationProblem> problems;

    /** @param problems of the files; empty if the reason is another */
    public ProposalRefusedException(ProposalRefusal reason, String detail, List<ConfigurationProblem> problems) {
        super(detail);
        this.reason = reason;
        this.problems = List.copyOf(problems);
    }

    /** Without problems of files. */
    public ProposalRefusedException(ProposalRefusal reason, String detail) {
        this(reason, detail, List.of());
    }

    /** The reason. */
    public ProposalRefusal reason() {
        return reason;
    }

    /** Mistakes in the files. */
    public List<ConfigurationProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
