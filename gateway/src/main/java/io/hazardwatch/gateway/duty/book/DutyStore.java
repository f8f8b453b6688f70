package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.handover.Handover;
import io.hazardwatch.gateway.duty.log.DayPage;
import io.hazardwatch.gateway.duty.log.DaySignature;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.log.SignedDay;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.SpotCheck;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Port to the storage of duty records. Blocking, any thread that may wait; a method that throws has changed nothing. */
public interface DutyStore {
    /**
     * What a signature adds to a day.
     *
     * @param sealed null while another signature is missing
     */
    record Signing(DaySignature signature, SignedDay sealed) {}

    /** The rows that are not over, and those since that moment. */
    DutyRows load(long sinceMillis);

    /**
     * Writes all rows or none; existing entries are not changed, and an entry for a signed day goes to the day on which it was
     * written.
     */
    void save(DutyRows rows);

    /**
     * Keeps rows that could not be saved where the death of the process does not lose them, if there is such a place; the next load
     * saves them. Throws nothing.
     */
    default void hold(DutyRows rows) {}

    /** What was held is saved. */
    default void release() {}

    /** Reads a day, lets {@code decide} say what a signature adds, and writes that, as one; null adds nothing. */
    void sign(String post, LocalDate day, SigningDecision decide);

    /** Receives the present contents of a day and the seal of the previously signed day, null if there is none. */
    @FunctionalInterface
    interface SigningDecision {
        Signing on(DayPage page, SignedDay before);
    }

    /** The present contents of a day. */
    DayPage page(String post, LocalDate day);

    /** The entry of that id, or null. */
    DutyLogEntry entry(String id);

    /** What {@code search} asks for, latest first. */
    List<DutyLogEntry> entries(DutyLogSearch search);

    /** The post's instructions that are not done. */
    List<DutyLogEntry> openInstructions(String post);

    /** Roll calls settled for {@code [fromMillis, toMillis)} that have been asked or are over, latest first. */
    List<RollCall> rollCalls(Collection<String> posts, long fromMillis, long toMillis, int limit);

    /** Hand-overs whose change was in {@code [fromMillis, toMillis)}, latest first. */
    List<Handover> handovers(Collection<String> posts, long fromMillis, long toMillis, int limit);

    /** Spot checks of those posts, latest first. */
    List<SpotCheck> spotChecks(Collection<String> posts, int limit);

    /** Every signed day of a post, earliest first, each given to {@code look} until it says no. */
    void signedDays(String post, Function<DayPage, Boolean> look);
}
