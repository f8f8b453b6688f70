package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.onboarding.OnboardingPorts;
import io.hazardwatch.gateway.api.onboarding.Proposals;
import io.hazardwatch.gateway.app.onboarding.ProposalRig;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.onboarding.ConfigurationFiles;
import io.hazardwatch.gateway.onboarding.ConfigurationJournal;
import io.hazardwatch.gateway.onboarding.MemoryProposals;
import io.hazardwatch.gateway.onboarding.Proposal;
import io.hazardwatch.gateway.onboarding.ProposalAct;
import io.hazardwatch.gateway.onboarding.ProposalBook;
import io.hazardwatch.gateway.onboarding.ProposalEvidence;
import io.hazardwatch.gateway.onboarding.ProposalKind;
import io.hazardwatch.gateway.onboarding.ProposalState;
import io.hazardwatch.gateway.onboarding.Revision;
import io.hazardwatch.gateway.onboarding.difference.ChangeDirection;
import io.hazardwatch.gateway.onboarding.difference.ConfigurationChange;
import io.hazardwatch.gateway.onboarding.publication.FileChange;
import io.hazardwatch.gateway.onboarding.publication.SiteFileWriter;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.Registry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Proposals of a gateway whose files are not those in force, so that nothing is written, unless a test gives it files. */
final class DeskProposals implements Proposals {
    private static final Path NOWHERE = Path.of("target/no-configuration");

    /** Imports beside them. */
    final DeskImports imports = new DeskImports(this);
    /** What the test put there. */
    final MemoryProposals store = new MemoryProposals();
    private final Map<PointId, Long> numbers = new HashMap<>();
    private ProposalRig rig;
    private ProposalBook book = new ProposalBook(store, new UnsettledFiles(), new SiteFileWriter(NOWHERE, NOWHERE), new NoJournal());
    private final JournaledSessions sessions;
    /** What the next works wait for, one each; none if nothing is there. */
    final Queue<CompletableFuture<Void>> held = new ConcurrentLinkedQueue<>();

    /** Files of hazard sources beside them. */
    final DeskHazards hazards;

    DeskProposals(JournaledSessions sessions) {
        this.sessions = sessions;
        this.hazards = new DeskHazards(sessions);
    }

    /** From now on over the real files of a rig; what its tests found is there as soon as a proposal is made. */
    synchronized void over(ProposalRig files) {
        rig = files;
        book = files.book;
    }

    OnboardingPorts ports() {
        return new OnboardingPorts(this, imports, new DeskDoctor(), hazards);
    }

    /** Makes a proposal and a revision of the site of a point, with the same number. */
    void put(PointId point, long nowMillis) {
        long number = store.lastNumber() + 1;
        String site = point.enterprise() + '/' + point.site();
        ConfigurationChange change = new ConfigurationChange(point.enterprise(), point.site(), "gd-07/lel", ChangeDirection.TIGHTER, true,
                new Text("gd-07/lel：H 25 → 22 %LEL，收紧", "gd-07/lel: H 25 → 22 %LEL, tighter"));
        ProposalEvidence evidence = new ProposalEvidence(true, "", 3, List.of(), List.of(new ProposalEvidence.PointBackTest(point.toString(),
                2_592_000,
                4, 9, "COMPLETE")), 0);
        Proposal proposal = new Proposal(number, ProposalKind.EDIT, ProposalState.OPEN, new ProposalAct("engineer", nowMillis, "the detector drifts"),
                List.of(site), List.of(new FileChange("sites/a.yaml", "", "")), List.of(change), 1, "d", true,
                ProposalAct.NONE, ProposalAct.NONE, "", "", false, evidence);
        store.save(new Revision(number, "revision-" + number, "", nowMillis, "engineer", number, List.of()), proposal);
        numbers.put(point, number);
    }

    String of(PointId point) {
        return String.valueOf(numbers.get(point));
    }

    @Override
    public <T> CompletionStage<T> submit(String session, Function<ProposalBook, T> work) {
        sessions.note(session);
        CompletableFuture<Void> waits = held.poll();
        return waits == null ? done(work) : waits.thenCompose(over -> done(work));
    }

    private synchronized <T> CompletionStage<T> done(Function<ProposalBook, T> work) {
        try {
            T answer = work.apply(book);
            if (rig != null) {
                rig.store.proposals(Long.MAX_VALUE, 1, true).stream().filter(each -> !each.evidence().isComplete())
                        .forEach(each -> book.tested(each.number(), found(each)));
            }
            return CompletableFuture.completedFuture(answer);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private static ProposalEvidence found(Proposal proposal) {
        String point = proposal.sites().getFirst() + '/' + proposal.changes().getFirst().subject();
        return new ProposalEvidence(true, "", 3, List.of("a/b/c/d: H"), List.of(new ProposalEvidence.PointBackTest(point, 2_592_000, 4, 9,
                "COMPLETE")), 2);
    }

    @Override
    public String tag(String enterprise, String site) {
        String at = enterprise + '/' + site;
        return rig == null || file(enterprise, site) == null ? "" : rig.book.files().present().version(at);
    }

    @Override
    public String file(String enterprise, String site) {
        return rig == null ? null : rig.book.files().present().siteFiles().get(enterprise + '/' + site);
    }

    private static final class UnsettledFiles implements ConfigurationFiles {
        @Override
        public Present present() {
            return new Present(false, "r1", Registry.EMPTY, Map.of(), Map.of());
        }

        @Override
        public Registry registry() {
            return Registry.EMPTY;
        }

        @Override
        public String revision() {
            return "r1";
        }

        @Override
        public Checked check(Map<String, byte[]> contents) {
            return new Checked("r1", Registry.EMPTY, List.of());
        }

        @Override
        public String siteOf(byte[] content) {
            return null;
        }

        @Override
        public byte[] withLimit(byte[] content, PointId point, LimitLevel level, double at) {
            return content;
        }

        @Override
        public Published publish(Proposal proposal, boolean confirmsRemovals) {
            throw new AssertionError("nothing is published here");
        }
    }

    private static final class NoJournal implements ConfigurationJournal {
        @Override
        public void note(String enterprise, String site, String person, String what, long atMillis) {}

        @Override
        public boolean has(String enterprise, String site, String beginning, long sinceMillis) {
            return true;
        }
    }
}
