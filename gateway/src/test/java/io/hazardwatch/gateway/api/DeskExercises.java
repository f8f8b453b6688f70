package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.escalation.CorrectionDraft;
import io.hazardwatch.gateway.api.escalation.CorrectionReason;
import io.hazardwatch.gateway.api.escalation.ExerciseControl;
import io.hazardwatch.gateway.api.escalation.ExerciseOrder;
import io.hazardwatch.gateway.model.Text;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes every exercise and correction, and remembers them. One person was told of everything. */
final class DeskExercises implements ExerciseControl {
    final Queue<Object> taken = new ConcurrentLinkedQueue<>();
    private final JournaledSessions sessions;

    DeskExercises(JournaledSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public CompletionStage<String> order(ExerciseOrder order) {
        sessions.note(order.session());
        boolean runs = taken.stream().anyMatch(ExerciseOrder.class::isInstance);
        taken.add(order);
        return CompletableFuture.completedFuture(runs ? null : order.enterprise() + "._.exercise-1");
    }

    @Override
    public CompletionStage<Boolean> end(String id, String by, String session) {
        sessions.note(session);
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public CorrectionDraft draft(String subject) {
        return new CorrectionDraft(subject, subject.split("\\.", 2)[0], null, Text.of("gas"), List.of(new CorrectionDraft.Told("li-wei",
                "SMS")), false, 0);
    }

    @Override
    public CompletionStage<Correction> correct(CorrectionDraft draft, CorrectionReason reason, String by, String session) {
        sessions.note(session);
        taken.add(reason);
        return CompletableFuture.completedFuture(Correction.DONE);
    }
}
