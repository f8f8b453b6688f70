package io.hazardwatch.gateway.app.onboarding;

import static io.hazardwatch.gateway.app.onboarding.ProposalRig.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.onboarding.Proposal;
import io.hazardwatch.gateway.onboarding.ProposalAct;
import io.hazardwatch.gateway.onboarding.ProposalKind;
import io.hazardwatch.gateway.onboarding.ProposalRefusal;
import io.hazardwatch.gateway.onboarding.ProposalRefusedException;
import io.hazardwatch.gateway.onboarding.ProposalState;
import io.hazardwatch.gateway.settings.site.SitesWatcher.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposalBookTest {
    private static final String SITE = """
            # kept by the shift
            enterprise: acme
            site: yard
            name: {zh: 场站, en: %s}
            devices:
              - id: gd-1   # north wall
                points:
                  - {id: lel, template: gb50493-combustible, limits: {H: {at: %s}}}
                  - {id: p, unit: MPa, range: [0, 4], limits: {H: {at: 2, onDelay: %s}}}
            """;

    @TempDir
    private Path directory;
    private ProposalRig rig;

    @BeforeEach
    void start() throws IOException {
        rig = new ProposalRig(directory, site("Yard", "25", "0s"));
    }

    private static String site(String name, String at, String delay) {
        return SITE.formatted(name, at, delay);
    }

    @Test
    void limit_isPublishedOnlyAfterAnotherPersonApprovedIt() throws IOException {
        Proposal proposal = rig.propose("li", site("Yard", "22", "0s"));

        assertEquals("gd-1/lel: H 25 → 22 %LEL, tighter", proposal.changes().getFirst().words().en());
        assertEquals("gd-1/lel：H 25 → 22 %LEL，收紧", proposal.changes().getFirst().words().zh());
        assertTrue(proposal.needsApproval());
        refused(ProposalRefusal.NEEDS_APPROVAL, () -> rig.book.publish(1, "li", false, rig.now));
        refused(ProposalRefusal.OWN_PROPOSAL, () -> rig.book.approve(1, "li", "", rig.now));
        rig.book.approve(1, "wang", "fits", rig.now);
        String before = rig.watcher.state().revision();
        Proposal done = rig.book.publish(1, "li", false, rig.now);

        assertEquals(ProposalState.PUBLISHED, done.state());
        assertEquals(site("Yard", "22", "0s"), rig.file(), "with its comments");
        assertEquals(22, rig.running.points().getFirst().limits().getFirst().at());
        assertEquals(List.of("acme/yard wang proposal 1 approved: fits", "acme/yard li proposal 1 published: gd-1/lel: H 25 → 22 %LEL, tighter;"
                + " why: because; proposed by li, approved by wang; revision " + before + " -> " + rig.watcher.state().revision()), rig.journal);
        assertEquals(rig.watcher.state().revision(), rig.store.revisions(Long.MAX_VALUE, 1).getFirst().revision());
        assertEquals(Look.UNCHANGED, rig.look(), "its own writing is no edit by hand");
        assertEquals(1, rig.store.lastNumber());
        refused(ProposalRefusal.DECIDED_ALREADY, () -> rig.book.publish(1, "li", false, rig.now));
    }

    @Test
    void name_needsNobodyElse() throws IOException {
        Proposal proposal = rig.propose("li", site("Court", "25", "0s"));

        assertFalse(proposal.needsApproval());
        rig.book.publish(1, "li", false, rig.now);
        assertEquals("Court", rig.running.sites().getFirst().name().en());
    }

    @Test
    void mistakes_areThoseOfCheck() {
        ProposalRefusedException refused = assertThrows(ProposalRefusedException.class, () -> rig.propose("li", site("Yard", "26", "0s")));

        assertEquals(ProposalRefusal.LOOSENS_STATUTORY, refused.reason());
        assertEquals("sites/yard.yaml devices[0].points[0].limits.H.at 26 must not be looser than 25.0, statutory in template gb50493-combustible",
                refused.problems().stream().map(each -> each.file() + ' ' + each.path() + ' ' + each.value() + ' ' + each.rule()).findFirst()
                        .orElseThrow());
        refused(ProposalRefusal.LOOSENS_STATUTORY, () -> rig.propose("li", site("Yard", "25", "0s")
                .replace("template: gb50493-combustible", "unit: '%LEL', range: [0, 100]")));
        refused(ProposalRefusal.NOTHING_CHANGED, () -> rig.propose("li", site("Yard", "25", "0s")));
    }

    @Test
    void changedMeanwhile_isNotPublished() throws IOException {
        rig.propose("li", site("Yard", "22", "0s"));
        rig.book.approve(1, "wang", "", rig.now);
        rig.propose("zhao", site("Court", "25", "0s"));
        rig.book.publish(2, "zhao", false, rig.now);

        refused(ProposalRefusal.CHANGED_MEANWHILE, () -> rig.book.publish(1, "li", false, rig.now));
        assertEquals(ProposalState.APPROVED, rig.store.proposal(1).state());
        assertEquals(site("Court", "25", "0s"), rig.file());
    }

    @Test
    void changedMeanwhile_isNotApproved() throws IOException {
        rig.propose("li", site("Yard", "22", "0s"));
        rig.propose("zhao", site("Court", "25", "0s"));
        rig.book.publish(2, "zhao", false, rig.now);

        refused(ProposalRefusal.CHANGED_MEANWHILE, () -> rig.book.approve(1, "wang", "", rig.now));
        assertEquals(ProposalState.OPEN, rig.store.proposal(1).state());
        rig.book.reject(1, "wang", "made anew", rig.now);
    }

    @Test
    void proposalThatWouldChangeNothingAnyMore_isNotApproved() throws IOException {
        rig.propose("li", site("Yard", "22", "0s"));
        rig.write(site("Yard", "22", "0s"));
        assertEquals(Look.TAKEN, rig.look());
        refused(ProposalRefusal.CHANGED_MEANWHILE, () -> rig.book.approve(1, "wang", "", rig.now));
    }

    @Test
    void editByHand_isTakenAndWaitsForApprovalAfterwards() throws IOException {
        rig.write(site("Yard", "25", "10s"));
        assertEquals(Look.TAKEN, rig.look());

        Proposal taken = rig.store.proposal(1);
        assertEquals(ProposalKind.BY_HAND, taken.kind());
        assertEquals(ProposalState.TAKEN_BY_HAND, taken.state());
        assertEquals("by hand", taken.proposed().by());
        assertEquals("gd-1/p H: on-delay 0s → 10s, looser", taken.changes().getFirst().words().en());
        assertEquals(1, rig.store.unapproved(0, Long.MAX_VALUE).size());
        assertTrue(rig.journal.getFirst().startsWith("acme/yard by hand edited by hand, proposal 1: gd-1/p H: on-delay"), rig.journal.toString());
        rig.book.approve(1, "wang", "was meant", rig.now);
        assertEquals(ProposalState.APPROVED_AFTERWARDS, rig.store.proposal(1).state());
        assertEquals(0, rig.store.unapproved(0, Long.MAX_VALUE).size());
        rig.look();
        assertEquals(1, rig.store.lastNumber());
        assertTrue(rig.store.proposal(1).isJournaled());
    }

    @Test
    void editByHandWhileStopped_isFoundAtTheStart() throws IOException {
        rig.write(site("Yard", "20", "0s"));
        rig.start();
        assertEquals("gd-1/lel: H 25 → 20 %LEL, tighter", rig.store.proposal(1).changes().getFirst().words().en());
        assertFalse(rig.journal.getLast().contains(Note.LOOSENED), rig.journal.toString());
    }

    @Test
    void limitLoosenedWhileStopped_isToldAsSuch() throws IOException {
        rig.write(site("Court", "20", "10m"));
        rig.start();
        assertTrue(rig.journal.getLast().startsWith("acme/yard by hand edited by hand, proposal 1: " + Note.LOOSENED
                + " gd-1/p H: on-delay 0s → 10m, looser; "), rig.journal.toString());
    }

    @Test
    void whatLetsMorePass_isNamedBeforeTexts() throws IOException {
        Proposal proposal = rig.propose("li", site("Court", "20", "10m"));
        assertEquals(List.of("gd-1/p H: on-delay 0s → 10m, looser", "gd-1/lel: H 25 → 20 %LEL, tighter"),
                proposal.changes().stream().limit(2).map(change -> change.words().en()).toList());
    }

    @Test
    void intentionThatIsLeft_undoesNoEditByHandLater() throws IOException {
        String first = site("Yard", "25", "0s");
        Proposal proposal = rig.propose("li", site("Court", "25", "0s"));
        Path publishing = rig.data.resolve("configuration/publishing");
        OnboardingStart.writer(rig.config, rig.data).write(1, proposal.files());
        byte[] intention = Files.readAllBytes(publishing);
        OnboardingStart.writer(rig.config, rig.data).done();
        rig.write(first);
        rig.book.publish(1, "li", false, rig.now);
        Files.write(publishing, intention);
        rig.start();
        rig.write(first);
        rig.start();
        assertEquals(first, rig.file());
    }

    @Test
    void journalOfASite_saysNothingOfAnother() throws IOException {
        String other = site("Yard", "25", "0s").replace("site: yard", "site: other").replace("enterprise: acme", "enterprise: rival")
                .replace("gd-1", "rd-9");
        rig.propose(ProposalKind.EDIT, "li", Map.of(ProposalRig.FILE, site("Court", "25", "0s"), "sites/other.yaml", other));
        rig.book.approve(1, "wang", "", rig.now);
        rig.journal.clear();
        rig.book.publish(1, "li", false, rig.now);
        assertEquals(2, rig.journal.size());
        assertTrue(rig.journal.stream().allMatch(entry -> entry.contains("rd-9") == entry.startsWith("rival/other")), rig.journal.toString());
        List<String> both = List.copyOf(rig.journal);
        rig.journal.removeLast();
        rig.start();
        rig.upkeep.look(rig.now);
        assertEquals(both, rig.journal, "after a restart only the entry that is missing is written");
    }

    @Test
    void journalThatCouldNotBeReadOnce_hasTheEntryOfEachSiteAllTheSame_andOnlyOnce() throws IOException {
        String other = site("Yard", "25", "0s").replace("site: yard", "site: other").replace("enterprise: acme", "enterprise: rival");
        rig.propose(ProposalKind.EDIT, "li", Map.of(ProposalRig.FILE, site("Court", "25", "0s"), "sites/other.yaml", other));
        rig.book.approve(1, "wang", "", rig.now);
        rig.journal.clear();
        rig.readable = 1;
        assertThrows(IllegalStateException.class, () -> rig.book.publish(1, "li", false, rig.now));
        assertEquals(1, rig.journal.size());
        rig.upkeep.published();
        for (int i = 0; i < 3; i++) {
            rig.upkeep.look(rig.now);
        }
        assertEquals(2, rig.journal.size(), rig.journal.toString());
    }

    @Test
    void templateThatNoSiteUses_isJournaledWhereAllIsSeen() throws IOException {
        Files.createDirectories(rig.config.resolve("templates"));
        Files.writeString(rig.config.resolve("templates/t.yaml"), "template: t\nbasis: own\nunit: MPa\nrange: [0, 4]\nlimits: {H: {at: 2}}\n");
        assertEquals(Look.TAKEN, rig.look());
        assertTrue(rig.journal.getLast().startsWith("_system/templates by hand edited by hand, proposal 1:"), rig.journal.toString());
    }

    @Test
    void rollback_isAProposalLikeAnyOther() throws IOException {
        rig.propose("li", site("Yard", "22", "0s"));
        rig.book.approve(1, "wang", "", rig.now);
        rig.book.publish(1, "li", false, rig.now);
        Proposal back = rig.book.restore(rig.store.revisions(2, 1).getFirst(), "li", "too many alarms", (enterprise, site) -> true, rig.now);

        assertEquals("gd-1/lel: H 22 → 25 %LEL, looser", back.changes().getFirst().words().en());
        rig.book.tested(back.number(), new io.hazardwatch.gateway.onboarding.ProposalEvidence(true, "", 0, List.of(), List.of(), 0));
        refused(ProposalRefusal.NEEDS_APPROVAL, () -> rig.book.publish(back.number(), "wang", false, rig.now));
        rig.book.approve(back.number(), "wang", "", rig.now);
        rig.book.publish(back.number(), "wang", false, rig.now);
        assertEquals(site("Yard", "25", "0s"), rig.file());
    }

    @Test
    void removalOfWhatIsWatched_mustBeConfirmed() throws IOException {
        String less = site("Yard", "25", "0s").lines().filter(line -> !line.contains("id: p,")).reduce("", (all, line) -> all + line + '\n');
        rig.propose("li", less);
        rig.book.approve(1, "wang", "", rig.now);

        refused(ProposalRefusal.REMOVES_MONITORING, () -> rig.book.publish(1, "li", false, rig.now));
        assertEquals(site("Yard", "25", "0s"), rig.file());
        rig.book.publish(1, "li", true, rig.now);
        assertEquals(1, rig.running.points().size());
    }

    @Test
    void whatIsNotSeen_isNotTouched() {
        refused(ProposalRefusal.OUTSIDE_SCOPE, () -> rig.book.propose(new io.hazardwatch.gateway.onboarding.ProposalDraft(ProposalKind.EDIT, "li",
                "w",
                Map.of("sites/new.yaml", site("Yard", "22", "0s").replace("site: yard", "site: other").getBytes()),
                (enterprise, site) -> site != null && site.equals("yard")), rig.now));
        refused(ProposalRefusal.FAULTY_FILES, () -> rig.propose(ProposalKind.EDIT, "li", Map.of("sites/../x.yaml", site("N", "22", "0s")
                .replace("site: yard", "site: n"))));
    }

    @Test
    void storeAwayAfterTheSwap_isSettledLater() throws IOException {
        rig.propose("li", site("Court", "25", "0s"));
        Proposal proposal = rig.store.proposal(1);
        rig.book.publish(1, "li", false, rig.now);
        rig.store.save(proposal.published(ProposalState.PUBLISHING, rig.store.proposal(1).published(), rig.store.proposal(1).before(),
                rig.watcher.state().revision()));
        rig.journal.clear();
        rig.start();
        rig.upkeep.look(rig.now);
        assertEquals(ProposalState.PUBLISHED, rig.store.proposal(1).state());
        assertEquals(1, rig.journal.size());
        assertTrue(rig.store.proposal(1).isJournaled());
        assertFalse(Files.exists(rig.data.resolve("configuration/publishing")));
    }

    @Test
    void killedPublication_besideAnEditByHand_isFinishedAndTheEditFound() throws IOException {
        Proposal proposal = rig.propose("li", site("Court", "25", "0s"));
        rig.store.save(proposal.published(ProposalState.PUBLISHING, new ProposalAct("li", rig.now, ""), rig.watcher.state().revision(), "other"));
        OnboardingStart.writer(rig.config, rig.data).write(1, proposal.files());
        Files.writeString(rig.config.resolve("sites/b.yaml"), site("B", "25", "0s").replace("site: yard", "site: b"));
        rig.start();

        assertEquals(ProposalState.PUBLISHED, rig.store.proposal(1).state());
        assertEquals(List.of("acme/b"), rig.store.proposal(2).sites());
        assertEquals(ProposalState.TAKEN_BY_HAND, rig.store.proposal(2).state());
        assertFalse(Files.exists(rig.data.resolve("configuration/publishing")));
    }

    @Test
    void unfinishedPublication_ofFilesThatAreNotThere_isOpenAgain() throws IOException {
        Proposal proposal = rig.propose("li", site("Court", "25", "0s"));
        rig.store.save(proposal.published(ProposalState.PUBLISHING, new ProposalAct("li", rig.now, ""), rig.watcher.state().revision(), "other"));
        rig.start();
        assertEquals(ProposalState.OPEN, rig.store.proposal(1).state());
        rig.book.publish(1, "li", false, rig.now);
        assertEquals(site("Court", "25", "0s"), rig.file());
    }
}
