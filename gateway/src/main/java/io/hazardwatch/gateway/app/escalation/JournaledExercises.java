package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.escalation.CorrectionDraft;
import io.hazardwatch.gateway.api.escalation.CorrectionReason;
import io.hazardwatch.gateway.api.escalation.ExerciseControl;
import io.hazardwatch.gateway.api.escalation.ExerciseOrder;
import io.hazardwatch.gateway.escalation.EndReason;
import io.hazardwatch.gateway.escalation.MessageKey;
import io.hazardwatch.gateway.escalation.NotifiedPerson;
import io.hazardwatch.gateway.escalation.PlannedCall;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.journal.JournalChanges;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.registry.SiteIndex;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** Orders exercises and sends corrections by what the journal says about who was told. Reading blocks; changes are made on the escalation thread. */
final class JournaledExercises implements ExerciseControl {
    /** Everybody for whom a provider took a message about the present occurrence, or was just being handed one. */
    private static final String TOLD = "SELECT DISTINCT person, means, address FROM notification WHERE subject_id = ? AND occurrence = ?"
            + " AND purpose IN ('CALL', 'NEWS') AND (accepted_at > 0 OR state = 'CLAIMED') AND planned_at > ? ORDER BY person, means, address";
    private static final String NEWEST = "WHERE subject_id = ? AND subject_kind <> 'CORRECTION' ORDER BY id DESC LIMIT 1";
    private static final String CORRECTED = "WHERE subject_key = ? AND occurrence = ? AND ann_seq = ? ORDER BY id DESC LIMIT 1";
    private static final long DAY = 24 * 3_600_000L;

    private final EscalationRunner runner;
    private final JournalChanges journal;
    private final Exercises exercises;
    private final Function<StoredEscalation, MessageFacts> facts;
    private final SiteIndex sites;
    private final Consumer<Note> notes;

    /** @param facts what is said about a matter at this moment; any thread */
    JournaledExercises(EscalationRunner runner, JournalChanges journal, Function<StoredEscalation, MessageFacts> facts, SiteIndex sites,
                       Consumer<Note> notes) {
        this.runner = runner;
        this.journal = journal;
        this.exercises = new Exercises(sites, notes);
        this.facts = facts;
        this.sites = sites;
        this.notes = notes;
    }

    @Override
    public CompletionStage<String> order(ExerciseOrder order) {
        return runner.submit(book -> exercises.begin(book, order, runner.now()));
    }

    @Override
    public CompletionStage<Boolean> end(String id, String by, String session) {
        return runner.submit(book -> exercises.end(book, id, by, session, runner.now()));
    }

    @Override
    public CorrectionDraft draft(String subjectId) {
        StoredEscalation stored = stored(subjectId);
        if (stored == null) {
            return null;
        }
        Subject about = stored.calls().subject();
        List<StoredEscalation> corrected = read(connection -> EscalationTables.escalations(connection, CORRECTED, SubjectKind.CORRECTION + ":"
                + subjectId, about.occurrence(), about.annSeq()));
        return new CorrectionDraft(subjectId, about.enterprise(), about.site(), facts.apply(stored).matter(), told(about).stream()
                .map(each -> new CorrectionDraft.Told(each.person(), each.means().name())).toList(), stored.calls().isRunning(),
                corrected.isEmpty() ? 0 : corrected.getFirst().calls().startedAt());
    }

    private StoredEscalation stored(String subjectId) {
        return read(connection -> EscalationTables.escalations(connection, NEWEST, subjectId)).stream().findFirst().orElse(null);
    }

    private List<NotifiedPerson> told(Subject about) {
        return read(connection -> EscalationTables.list(connection, TOLD, line -> new NotifiedPerson(line.getString(1),
                ContactMeansKind.valueOf(line.getString(2)), line.getString(3)), about.id(), about.occurrence(), runner.now() - DAY));
    }

    private <T> List<T> read(JournalChanges.Change<List<T>> query) {
        try {
            return journal.read(query);
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public CompletionStage<Correction> correct(CorrectionDraft draft, CorrectionReason reason, String by, String session) {
        if (draft.recipients().isEmpty()) {
            return CompletableFuture.completedFuture(Correction.NOBODY_TOLD);
        }
        if (draft.correctedAt() > 0) {
            return CompletableFuture.completedFuture(Correction.CORRECTED_BEFORE);
        }
        return runner.submit(book -> {
            StoredEscalation stored = stored(draft.subject());
            return correct(book, stored, told(stored.calls().subject()), reason, new Author(by, session));
        });
    }

    /** Who corrects, and by which session of the API. */
    private record Author(String name, String session) {}

    private Correction correct(EscalationBook book, StoredEscalation stored, List<NotifiedPerson> told, CorrectionReason reason, Author author) {
        if (told.isEmpty()) {
            return Correction.NOBODY_TOLD;
        }
        long now = runner.now();
        StoredEscalation present = book.of(stored.key());
        Subject about = stored.calls().subject();
        if (present != null && present.calls().isRunning()) {
            if (about.kind() != SubjectKind.EXERCISE) {
                return Correction.CALLS_RUN;
            }
            book.end(present, EndReason.CLEARED, now);
        }
        MessageFacts before = facts.apply(stored);
        Subject subject = new Subject(SubjectKind.CORRECTION, about.id(), about.occurrence(), about.annSeq(), about.priority(),
                about.enterprise(), about.site(), null);
        List<PlannedCall> messages = told.stream().map(each -> new PlannedCall(MessageKey.of(subject, 1, each, MessagePurpose.CORRECTION),
                each.person(), each.means(), each.address(), null, 1, MessagePurpose.CORRECTION, now)).toList();
        boolean isNew = book.tell(subject, correction(before, about, reason), messages, now);
        if (isNew) {
            notes.accept(new Note(TransitionType.CALLS_CORRECTED, about.enterprise(), about.id(), author.name(), reason.name(), now,
                    author.session()));
        }
        return isNew ? Correction.DONE : Correction.CORRECTED_BEFORE;
    }

    /** The nature is that of what was told: a correction of an exercise belongs to the exercise. */
    private MessageFacts correction(MessageFacts before, Subject about, CorrectionReason reason) {
        MessageNature nature = about.kind() == SubjectKind.EXERCISE ? MessageNature.EXERCISE : MessageNature.LIVE;
        Text matter = reason.about(before.matter());
        return new MessageFacts(nature, MessagePurpose.CORRECTION, before.priority(), before.place(), matter, null, null, null,
                before.happenedAt(), before.zone() == null ? sites.zone(about.enterprise(), about.site()) : before.zone(), null, null, 1, null);
    }
}
