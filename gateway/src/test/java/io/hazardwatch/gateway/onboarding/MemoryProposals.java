package io.hazardwatch.gateway.onboarding;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Proposals and revisions in memory; a test may let the store be away. */
public final class MemoryProposals implements ProposalStore {
    private final NavigableMap<Long, Proposal> proposals = new TreeMap<>();
    private final NavigableMap<Long, Revision> revisions = new TreeMap<>();
    /** Thrown by the next writes. */
    public volatile RuntimeException away;

    private void attempt() {
        if (away != null) {
            throw away;
        }
    }

    @Override
    public synchronized List<Proposal> proposals(long beforeNumber, int limit, boolean openOnly) {
        return proposals.headMap(beforeNumber).values().stream().filter(each -> !openOnly || each.state().isOpen())
                .sorted(Comparator.comparing(Proposal::number).reversed()).limit(limit).toList();
    }

    @Override
    public synchronized int open(String person) {
        return (int) proposals.values().stream().filter(each -> each.state().isOpen() && each.kind() != ProposalKind.BY_HAND)
                .filter(each -> person == null || each.proposed().by().equals(person)).count();
    }

    @Override
    public synchronized List<Proposal> untested() {
        return proposals.values().stream().filter(each -> each.state().isOpen() && !each.evidence().isComplete()).toList();
    }

    @Override
    public synchronized Proposal proposal(long number) {
        return proposals.get(number);
    }

    @Override
    public synchronized List<Proposal> publishing() {
        return proposals.values().stream().filter(each -> each.state() == ProposalState.PUBLISHING).toList();
    }

    @Override
    public synchronized List<Proposal> unjournaled() {
        return proposals.values().stream().filter(each -> !each.isJournaled())
                .filter(each -> each.state() == ProposalState.PUBLISHED || each.kind() == ProposalKind.BY_HAND).toList();
    }

    @Override
    public synchronized Revision revisionNumbered(long number) {
        return revisions.get(number);
    }

    @Override
    public synchronized long lastNumber() {
        return proposals.isEmpty() ? 0 : proposals.lastKey();
    }

    @Override
    public synchronized void save(Proposal proposal) {
        attempt();
        proposals.put(proposal.number(), proposal);
    }

    @Override
    public synchronized void save(Revision revision, Proposal proposal) {
        attempt();
        if (proposal != null) {
            proposals.put(proposal.number(), proposal);
        }
        revisions.put(revision.number(), revision);
    }

    @Override
    public synchronized List<Revision> revisions(long beforeNumber, int limit) {
        return revisions.headMap(beforeNumber, false).descendingMap().values().stream().limit(limit).toList();
    }

    @Override
    public synchronized Revision revision(String revision) {
        return revisions.descendingMap().values().stream().filter(each -> each.revision().equals(revision)).findFirst().orElse(null);
    }

    @Override
    public synchronized List<Proposal> unapproved(long fromMillis, long toMillis) {
        return proposals.values().stream().filter(each -> each.kind() == ProposalKind.BY_HAND && each.needsApproval()
                && each.state() != ProposalState.APPROVED_AFTERWARDS && each.published().atMillis() >= fromMillis
                && each.published().atMillis() < toMillis).toList();
    }
}
