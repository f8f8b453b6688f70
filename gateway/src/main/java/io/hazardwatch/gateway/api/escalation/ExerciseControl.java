package io.hazardwatch.gateway.api.escalation;

import java.util.concurrent.CompletionStage;

/** Port to exercises of calls and to corrections of what people were told. */
public interface ExerciseControl {
    /** What came of a wish for a correction. */
    enum Correction {
        /** Stored, and on its way. */
        DONE,
        /** Nobody was told within the last day. */
        NOBODY_TOLD,
        /** People are still being called about it: the calls are to be answered first. */
        CALLS_RUN,
        /** It was corrected before. */
        CORRECTED_BEFORE
    }

    /**
     * Begins an exercise. Any thread, never blocks.
     *
     * @return completes once it is stored, with its id, or with null if one runs at that place already; fails if too much waits
     */
    CompletionStage<String> order(ExerciseOrder order);

    /**
     * Ends an exercise; everybody who was told hears of it. Any thread, never blocks.
     *
     * @param session of the API by which somebody ends it, for the journal; null = none
     * @return false if none of that id runs
     */
    CompletionStage<Boolean> end(String id, String by, String session);

    /** The prepared correction; null if the subject is not known. Blocking, worker threads only. */
    CorrectionDraft draft(String subject);

    /**
     * Sends it. An exercise that still runs is ended by that. Any thread, never blocks.
     *
     * @param session of the API by which somebody corrects it, for the journal; null = none
     */
    CompletionStage<Correction> correct(CorrectionDraft draft, CorrectionReason reason, String by, String session);
}
