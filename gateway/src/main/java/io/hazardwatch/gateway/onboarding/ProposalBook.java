package io.hazardwatch.gateway.onboarding;

import io.hazardwatch.gateway.onboarding.difference.ChangeDirection;
import io.hazardwatch.gateway.onboarding.difference.ConfigurationChange;
import io.hazardwatch.gateway.onboarding.difference.ConfigurationDifference;
import io.hazardwatch.gateway.onboarding.publication.ContentArchive;
import io.hazardwatch.gateway.onboarding.publication.FileChange;
import io.hazardwatch.gateway.onboarding.publication.SiteFileWriter;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.signing.Sha256;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Proposals from their check to their publication. Each is checked when it is made and once more when it is published, and is published only
 * if it still changes exactly what was approved. One thread, which may wait for the store and for files.
 */
public final class ProposalBook {
    static final int NAMED_MAX = 500;
    private static final int OPEN_OF_A_PERSON_MAX = 20;
    private static final int OPEN_MAX = 200;

    private final ProposalStore store;
    private final ConfigurationFiles files;
    private final SiteFileWriter writer;
    private final ConfigurationJournal journal;
    private final Set<String> noted = new HashSet<>();

    public ProposalBook(ProposalStore store, ConfigurationFiles files, SiteFileWriter writer, ConfigurationJournal journal) {
        this.store = store;
        this.files = files;
        this.writer = writer;
        this.journal = journal;
    }

    /** Proposals and revisions as they are stored. */
    public ProposalStore store() {
        return store;
    }

    /** The files in force. */
    public ConfigurationFiles files() {
        return files;
    }

    /** The contents of files of proposals and revisions. */
    public ContentArchive archive() {
        return writer.archive();
    }

    /** The files of a publication are known to be written, or not. */
    void forgetIntention() {
        try {
            writer.done();
        } catch (IOException kept) {
            throw disk(kept);
        }
    }

    /** An intention that no publication has belongs to one that is known, and would undo edits by hand at a later start. */
    void forgetLeftIntention() {
        if (writer.isIntending()) {
            forgetIntention();
        }
    }

    /** Makes a proposal of what a person wants, or throws what refuses it. */
    public Proposal propose(ProposalDraft draft, long nowMillis) {
        Proposal proposal = preview(draft, nowMillis);
        requireRoom(draft.person());
        keep(draft.contents().values());
        store.save(proposal);
        return proposal;
    }

    /** Each keeps its whole files, so neither a person nor all together may leave any number of them open. */
    private void requireRoom(String person) {
        if (store.open(person) >= OPEN_OF_A_PERSON_MAX || store.open(null) >= OPEN_MAX) {
            throw new ProposalRefusedException(ProposalRefusal.TOO_MANY_OPEN, "at most " + OPEN_OF_A_PERSON_MAX + " proposals of a person and "
                    + OPEN_MAX + " in all may be open; decide about some of them first");
        }
    }

    /** What the proposal would be, without an effect, or throws what would refuse it. */
    public Proposal preview(ProposalDraft draft, long nowMillis) {
        boolean seesEverything = draft.sees().test(null, null);
        if (!seesEverything) {
            requireOwn(draft);
        }
        ProposalCheck check = ProposalCheck.of(files, draft.contents(), draft.bases(), seesEverything);
        check.files().stream().map(FileChange::name).filter(name -> !SiteFileWriter.isAllowed(name)).findFirst().ifPresent(name -> {
            throw new ProposalRefusedException(ProposalRefusal.FAULTY_FILES, "the files have 1 problem(s)", List.of(new ConfigurationProblem(name,
                    "", name,
                    "must be sites/NAME.yaml or templates/NAME.yaml, in ASCII letters and digits")));
        });
        boolean changesTemplates = check.files().stream().anyMatch(file -> !file.name().startsWith("sites/"));
        boolean seesAll = check.sites().stream().allMatch(site -> draft.sees().test(site.substring(0, site.indexOf('/')),
                site.substring(site.indexOf('/') + 1)));
        if (!seesAll || changesTemplates && !draft.sees().test(null, null)) {
            throw outside();
        }
        return proposal(draft.kind(), ProposalState.OPEN, new ProposalAct(draft.person(), nowMillis, draft.why()), check);
    }

    /** A content that says it is of a site of others is not checked at all, because mistakes would tell about it. */
    private void requireOwn(ProposalDraft draft) {
        draft.contents().values().stream().filter(content -> content.length > 0).map(files::siteOf).filter(Objects::nonNull).forEach(site -> {
            if (!draft.sees().test(site.substring(0, site.indexOf('/')), site.substring(site.indexOf('/') + 1))) {
                throw outside();
            }
        });
    }

    private static ProposalRefusedException outside() {
        return new ProposalRefusedException(ProposalRefusal.OUTSIDE_SCOPE, "it touches what you do not see");
    }

    Proposal proposal(ProposalKind kind, ProposalState state, ProposalAct act, ProposalCheck check) {
        List<ConfigurationChange> changes = check.difference().changes().stream().sorted(Comparator.comparingInt(ProposalBook::rank)).toList();
        return new Proposal(store.lastNumber() + 1, kind, state, act, check.sites(), check.files(),
                changes.subList(0, Math.min(NAMED_MAX, changes.size())), changes.size(), check.hash(), check.difference().needsApproval(),
                ProposalAct.NONE, ProposalAct.NONE, "", "", false,
                check.difference().judged().isEmpty() ? new ProposalEvidence(true, "", 0, List.of(), List.of(), 0) : ProposalEvidence.PENDING);
    }

    /** What lets more pass comes first, then what else needs another person, so that a cut never hides it behind texts. */
    private static int rank(ConfigurationChange change) {
        return change.direction() == ChangeDirection.LOOSER ? 0 : change.needsApproval() ? 1 : 2;
    }

    void keep(Iterable<byte[]> contents) {
        try {
            for (byte[] content : contents) {
                if (content.length > 0) {
                    writer.archive().put(content);
                }
            }
        } catch (IOException refused) {
            throw disk(refused);
        }
    }

    static ProposalRefusedException disk(IOException refused) {
        return new ProposalRefusedException(ProposalRefusal.DISK, "the disk refuses it: " + refused.getMessage());
    }

    /** Proposes that the files be those of an older revision again, or throws what refuses it. */
    public Proposal restore(Revision revision, String person, String why, BiPredicate<String, String> sees, long nowMillis) {
        Map<String, byte[]> contents = new HashMap<>();
        files.present().contents().keySet().forEach(name -> contents.put(name, new byte[0]));
        try {
            for (Revision.FileHash file : revision.files()) {
                contents.put(file.name(), writer.archive().get(file.hash()));
            }
        } catch (IOException unreadable) {
            throw disk(unreadable);
        }
        return propose(new ProposalDraft(ProposalKind.ROLLBACK, person, why, contents, sees), nowMillis);
    }

    /** The proposal of that number, or throws that there is none. */
    public Proposal existing(long number) {
        Proposal proposal = store.proposal(number);
        if (proposal == null) {
            throw new ProposalRefusedException(ProposalRefusal.UNKNOWN, "no proposal " + number);
        }
        return proposal;
    }

    /** Approves a proposal, or an edit by hand afterwards. */
    public Proposal approve(long number, String person, String why, long nowMillis) {
        Proposal proposal = existing(number);
        boolean isAfterwards = proposal.state() == ProposalState.TAKEN_BY_HAND;
        if (proposal.state() != ProposalState.OPEN && !isAfterwards) {
            throw decidedAlready(proposal);
        }
        if (person.equals(proposal.proposed().by())) {
            throw new ProposalRefusedException(ProposalRefusal.OWN_PROPOSAL, "nobody approves the own proposal");
        }
        if (!proposal.evidence().isComplete()) {
            throw new ProposalRefusedException(ProposalRefusal.EVIDENCE_PENDING, "its tests are still running; try again shortly");
        }
        if (!isAfterwards) {
            requireStill(proposal);
        }
        return decide(proposal, isAfterwards ? ProposalState.APPROVED_AFTERWARDS : ProposalState.APPROVED,
                new ProposalAct(person, nowMillis, why), isAfterwards ? "approved afterwards" : "approved");
    }

    /** Rejects a proposal, the own one too, or disapproves an edit by hand. */
    public Proposal reject(long number, String person, String why, long nowMillis) {
        Proposal proposal = existing(number);
        boolean isAfterwards = proposal.state() == ProposalState.TAKEN_BY_HAND;
        if (proposal.state() != ProposalState.OPEN && proposal.state() != ProposalState.APPROVED && !isAfterwards) {
            throw decidedAlready(proposal);
        }
        return decide(proposal, isAfterwards ? ProposalState.DISAPPROVED : ProposalState.REJECTED, new ProposalAct(person, nowMillis, why),
                isAfterwards ? "disapproved" : "rejected");
    }

    private Proposal decide(Proposal proposal, ProposalState next, ProposalAct act, String what) {
        Proposal decided = proposal.decided(next, act);
        store.save(decided);
        note(decided, act.by(), "proposal " + decided.id() + ' ' + what + (act.why().isEmpty() ? "" : ": " + act.why()), act.atMillis());
        return decided;
    }

    private static ProposalRefusedException decidedAlready(Proposal proposal) {
        return new ProposalRefusedException(ProposalRefusal.DECIDED_ALREADY, "proposal " + proposal.id() + " is " + proposal.state());
    }

    /** Nobody approves what publishing would refuse for a change since; whatever else refuses it is told when it is published. */
    private void requireStill(Proposal proposal) {
        try {
            check(proposal).requireStill(proposal);
        } catch (ProposalRefusedException refused) {
            if (refused.reason() == ProposalRefusal.CHANGED_MEANWHILE) {
                throw refused;
            }
        }
    }

    /** Puts a proposal in force, or throws what refuses it; then everything is as before. */
    public Proposal publish(long number, String person, boolean confirmsRemovals, long nowMillis) {
        Proposal proposal = existing(number);
        if (proposal.state() != ProposalState.OPEN && proposal.state() != ProposalState.APPROVED) {
            throw decidedAlready(proposal);
        }
        if (!proposal.isApproved()) {
            throw new ProposalRefusedException(ProposalRefusal.NEEDS_APPROVAL, "another person than " + proposal.proposed().by()
                    + " must approve it first");
        }
        ProposalCheck check = check(proposal);
        check.requireStill(proposal);
        Proposal going = proposal.published(ProposalState.PUBLISHING, new ProposalAct(person, nowMillis, ""), check.present().revision(),
                check.revision());
        store.save(going);
        ConfigurationFiles.Published outcome = files.publish(going, confirmsRemovals);
        if (outcome.refusal() != null) {
            store.save(proposal);
            throw new ProposalRefusedException(outcome.refusal(), outcome.detail(),
                    OwnProblems.of(outcome.problems(), going.files().stream().map(FileChange::name).toList()));
        }
        return finish(going);
    }

    private ProposalCheck check(Proposal proposal) {
        return ProposalCheck.again(files, writer.archive(), proposal);
    }

    /** What its files would make of the configuration in force, for its tests. */
    public Tested tested(Proposal proposal) {
        ProposalCheck check = check(proposal);
        return new Tested(check.present().registry(), check.registry(), check.difference());
    }

    /** Both configurations that a proposal is between. */
    public record Tested(Registry before, Registry after, ConfigurationDifference difference) {}

    /** Adds what the tests of an open proposal found. */
    public void tested(long number, ProposalEvidence found) {
        Proposal proposal = existing(number);
        if (!proposal.evidence().isComplete()) {
            store.save(proposal.with(found));
        }
    }

    /** Records that the files of a proposal are in force. */
    Proposal finish(Proposal going) {
        Proposal done = going.published(ProposalState.PUBLISHED, going.published(), going.before(), going.after());
        record(going.after(), going.before(), done, going.published().by(), going.published().atMillis());
        journal(done);
        forgetIntention();
        return done;
    }

    /**
     * Records that the files of a proposal are in force although others were edited by hand meanwhile: the revision is the one that it made, so
     * that the edits are found beside it.
     */
    void finishBesideEdits(Proposal going) {
        Revision last = store.revisions(Long.MAX_VALUE, 1).getFirst();
        Map<String, String> hashes = new TreeMap<>();
        last.files().forEach(file -> hashes.put(file.name(), file.hash()));
        going.files().forEach(file -> hashes.put(file.name(), file.after()));
        hashes.values().removeIf(String::isEmpty);
        Proposal done = going.published(ProposalState.PUBLISHED, going.published(), going.before(), going.after());
        store.save(new Revision(last.number() + 1, going.after(), last.revision(), going.published().atMillis(), going.published().by(),
                going.number(),
                hashes.entrySet().stream().map(each -> new Revision.FileHash(each.getKey(), each.getValue())).toList()), done);
        journal(done);
        forgetIntention();
    }

    /** Adds the revision that is in force now, with the contents of all its files. */
    void record(String revision, String before, Proposal proposal, String by, long nowMillis) {
        ConfigurationFiles.Present present = files.present();
        if (!present.isSettled() || !present.revision().equals(revision)) {
            throw new IllegalStateException("the files are not yet those in force");
        }
        keep(present.contents().values());
        List<Revision> last = store.revisions(Long.MAX_VALUE, 1);
        List<Revision.FileHash> hashes = present.contents().entrySet().stream()
                .map(each -> new Revision.FileHash(each.getKey(), Sha256.hex(each.getValue()))).toList();
        store.save(new Revision(last.isEmpty() ? 1 : last.getFirst().number() + 1, revision, before, nowMillis, by, proposal == null ? 0
                : proposal.number(), hashes), proposal);
        try {
            writer.keepInForce(hashes.stream().collect(Collectors.toMap(Revision.FileHash::name, Revision.FileHash::hash)));
        } catch (IOException refused) {
            throw disk(refused);
        }
    }

    /** Writes a publication into the journal unless this run did; after a restart only where its entry is missing. */
    void journal(Proposal done) {
        String person = done.kind() == ProposalKind.BY_HAND ? done.proposed().by() : done.published().by();
        for (ProposalEntries.Place place : ProposalEntries.places(done)) {
            String entry = done.number() + " " + place;
            if (!noted.contains(entry) && !isJournaled(done, place)) { // reads, and is asked again if it cannot
                journal.note(place.enterprise(), place.site(), person, ProposalEntries.entry(done, place), done.published().atMillis());
            }
            noted.add(entry);
        }
    }

    private void note(Proposal proposal, String person, String what, long atMillis) {
        ProposalEntries.places(proposal).forEach(place -> journal.note(place.enterprise(), place.site(), person, what, atMillis));
    }

    /** Whether every entry of a publication is committed. */
    boolean isJournaled(Proposal done) {
        return ProposalEntries.places(done).stream().allMatch(place -> isJournaled(done, place));
    }

    private boolean isJournaled(Proposal done, ProposalEntries.Place place) {
        return journal.has(place.enterprise(), place.site(), ProposalEntries.beginning(done), done.published().atMillis());
    }
}
