package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.book.DutyBook;
import io.hazardwatch.gateway.duty.book.DutyNow;
import io.hazardwatch.gateway.duty.book.DutyPeople;
import io.hazardwatch.gateway.duty.book.DutyStore;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.model.Text;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Port to hand-over, duty log and roll calls. Any thread, never blocks, but for the store. */
public interface Duty {
    /** Is told of what consoles show at once; called on the duty's thread, so it only hands over. */
    interface Follower {
        /** A post stands otherwise than before. */
        void changed(DutyNow now);

        /** People are told something that concerns a post. */
        void told(DutyPost post, Collection<String> persons, Text what);
    }

    /** How the posts stand, by id. */
    Map<String, DutyNow> now();

    /**
     * Runs on the duty's thread, which owns the book. Fails at once when too much waits there.
     *
     * @param session of the API by which somebody asks for it, for the journal; null = none
     */
    <T> CompletionStage<T> submit(String session, Function<DutyBook, T> work);

    /** Lets that thread do what nobody asks for by a session, or what changes nothing. */
    default <T> CompletionStage<T> submit(Function<DutyBook, T> work) {
        return submit(null, work);
    }

    /** What is kept; blocking, on worker threads only. */
    DutyStore store();

    /** The persons behind the ids of the roster. */
    DutyPeople people();

    /** Kinds of open matters that nothing here keeps; a hand-over says so. */
    List<OpenMatter.Kind> notKept();

    /** Whom to tell; replaces the one before; null = nobody. */
    void follow(Follower follower);
}
