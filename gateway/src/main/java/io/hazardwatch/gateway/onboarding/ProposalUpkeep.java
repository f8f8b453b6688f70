package io.hazardwatch.gateway.onboarding;

import io.hazardwatch.gateway.onboarding.ConfigurationFiles.Checked;
import io.hazardwatch.gateway.onboarding.ConfigurationFiles.Present;
import io.hazardwatch.gateway.onboarding.difference.ConfigurationDifference;
import io.hazardwatch.gateway.onboarding.publication.FileChange;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.signing.Sha256;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happens to proposals without a person: publications that a kill or the store interrupted are finished, files that were edited by hand
 * become a proposal to approve afterwards, and entries that the journal lost are written again. The thread of the book.
 */
public final class ProposalUpkeep {
    /** Who edited a file past the gateway. */
    public static final String BY_HAND = "by hand";
    private static final long CLEARING_MILLIS = 3_600_000;

    private final ProposalBook book;
    private final ProposalStore store;
    private final ConfigurationFiles files;
    private Revision last;
    private Registry known;
    private boolean hasUnjournaled = true;
    private boolean mayBePublishing = true;
    private long clearedMillis;

    public ProposalUpkeep(ProposalBook book) {
        this.book = book;
        this.store = book.store();
        this.files = book.files();
    }

    /** Once a second; throws what the store throws when it is away. */
    public void look(long nowMillis) {
        if (mayBePublishing) {
            settle();
        }
        String inForce = files.revision();
        if (last == null || !last.revision().equals(inForce)) {
            last = store.revisions(Long.MAX_VALUE, 1).stream().findFirst().orElse(null);
            catchUp(inForce, nowMillis);
        }
        if (hasUnjournaled) {
            journal();
        }
        if (nowMillis - clearedMillis >= CLEARING_MILLIS) {
            ContentClearing.run(store, book.archive());
            clearedMillis = nowMillis;
        }
    }

    /** Tells that something was published, so that its entries are followed into the journal. */
    public void published() {
        hasUnjournaled = true;
        mayBePublishing = true;
    }

    /** Finishes publications whose files are written, and takes back those whose files never were; what was edited by hand beside them stays. */
    private void settle() {
        List<Proposal> publishing = store.publishing();
        if (publishing.isEmpty()) {
            book.forgetLeftIntention();
            mayBePublishing = false;
        }
        for (Proposal going : publishing) {
            Present present = files.present();
            if (!present.isSettled()) {
                return;
            }
            if (present.revision().equals(going.after())) {
                book.finish(going);
            } else if (going.files().stream().allMatch(file -> isWritten(file, present))) {
                book.finishBesideEdits(going);
            } else {
                store.save(going.published(going.decided().by().isEmpty() ? ProposalState.OPEN : ProposalState.APPROVED, ProposalAct.NONE, "", ""));
                book.forgetIntention();
            }
            hasUnjournaled = true;
        }
    }

    private static boolean isWritten(FileChange file, Present present) {
        byte[] content = present.contents().get(file.name());
        return content == null ? file.after().isEmpty() : Sha256.hex(content).equals(file.after());
    }

    private void catchUp(String inForce, long nowMillis) {
        if (last != null && last.revision().equals(inForce)) {
            known = files.registry();
            return;
        }
        Present present = files.present();
        if (!present.isSettled()) {
            return;
        }
        if (last == null) {
            book.record(present.revision(), "", null, "", nowMillis);
        } else {
            byHand(present, nowMillis);
        }
        last = store.revisions(Long.MAX_VALUE, 1).getFirst();
        known = present.registry();
    }

    private void byHand(Present present, long nowMillis) {
        Map<String, String> before = new TreeMap<>();
        last.files().forEach(file -> before.put(file.name(), file.hash()));
        Registry registry = known == null || known == present.registry() ? load(last) : known;
        ConfigurationDifference difference = registry == null ? new ConfigurationDifference(List.of(), List.of(), List.of())
                : ConfigurationDifference.between(registry, present.registry());
        List<FileChange> changed = FileChanges.between(before, present.contents());
        List<String> sites = ProposalCheck.sitesOf(present, changed, difference);
        ProposalCheck check = new ProposalCheck(present, present.revision(), present.registry(), changed, difference, sites);
        ProposalAct act = new ProposalAct(BY_HAND, nowMillis, known == null ? ProposalEntries.FOUND_AT_START : "");
        Proposal taken = book.proposal(ProposalKind.BY_HAND, ProposalState.TAKEN_BY_HAND, act, check)
                .published(ProposalState.TAKEN_BY_HAND, act, last.revision(), present.revision())
                .with(new ProposalEvidence(true, "in force already, so it is not tested", 0, List.of(), List.of(), 0));
        book.record(present.revision(), last.revision(), taken, "", nowMillis);
        book.journal(taken);
        hasUnjournaled = true;
    }

    /** An older revision from its kept contents; null if they do not make one any more. */
    private Registry load(Revision revision) {
        Map<String, byte[]> contents = new HashMap<>();
        try {
            for (Revision.FileHash file : revision.files()) {
                contents.put(file.name(), book.archive().get(file.hash()));
            }
        } catch (IOException missing) {
            return null;
        }
        Checked checked = files.check(contents);
        return checked.problems().isEmpty() ? checked.registry() : null;
    }

    private void journal() {
        boolean isAnyLeft = false;
        for (Proposal done : store.unjournaled()) {
            if (book.isJournaled(done)) {
                store.save(done.journaled());
            } else {
                book.journal(done);
                isAnyLeft = true;
            }
        }
        hasUnjournaled = isAnyLeft;
    }
}
