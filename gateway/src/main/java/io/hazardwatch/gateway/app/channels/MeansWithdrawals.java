package io.hazardwatch.gateway.app.channels;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.notify.person.FailedMeans;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.MeansFailure;
import io.hazardwatch.gateway.people.PeopleBook;
import io.hazardwatch.gateway.people.PeopleEdit;
import io.hazardwatch.gateway.people.PushSubscriptionBook;
import io.hazardwatch.gateway.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Withdraws the verification of means that providers say cannot work, so that roster and calls no longer count on them, and
 * journals it. While the relational store is away, what is to be withdrawn waits and is tried every minute. {@link #accept}: any
 * thread, never blocks; the rest on a thread of its own.
 */
public final class MeansWithdrawals implements Consumer<FailedMeans> {
    static final long AGAIN_MILLIS = 60_000;
    static final int WAITING_MAX = 1_000;

    private record Place(String person, ContactMeansKind kind, String address) {}

    private final Function<FailedMeans, PeopleEdit> book;
    private final Function<String, String> enterprises;
    private final Consumer<Note> notes;
    private final BiConsumer<String, Throwable> defects;
    private final BookThread<MeansWithdrawals> thread;
    // its own thread
    private final Map<Place, FailedMeans> waiting = new LinkedHashMap<>();
    private long againAt;

    /**
     * @param book        withdraws the verification in the relational store
     * @param enterprises enterprise of a person by id; null for people of an authority
     */
    MeansWithdrawals(Function<FailedMeans, PeopleEdit> book, Function<String, String> enterprises, Consumer<Note> notes, Clock clock,
            ThreadFactory threads, BiConsumer<String, Throwable> defects) {
        this.book = book;
        this.enterprises = enterprises;
        this.notes = notes;
        this.defects = defects;
        thread = new BookThread<>("means", this, WAITING_MAX, this::look, clock, threads, defects);
    }

    /** @param notes takes journal entries; never blocks */
    public static MeansWithdrawals start(PeopleBook people, PushSubscriptionBook subscriptions, Consumer<Note> notes, Clock clock,
            ThreadFactory threads,
            BiConsumer<String, Throwable> defects, ShutdownStack steps) {
        MeansWithdrawals withdrawals = new MeansWithdrawals(failed -> {
            PeopleEdit edit = people.withdraw(failed.person(), failed.means(), failed.address(), new MeansFailure(failed.why(), failed.atMillis()),
                    failed.sentAt());
            if (edit == PeopleEdit.DONE && failed.means() == ContactMeansKind.PUSH) {
                subscriptions.remove(failed.address());
            }
            return edit;
        }, id -> people.directory().persons().get(id).enterprise(),
                notes, clock, threads, defects);
        withdrawals.start();
        steps.started("means", withdrawals::stop);
        return withdrawals;
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.stop();
    }

    /** One that finds no room is reported again by the next message to that means. */
    @Override
    public void accept(FailedMeans failed) {
        thread.submit(own -> {
            own.take(failed);
            return null;
        }).exceptionally(refused -> {
            defects.accept("means", refused);
            return null;
        });
    }

    private void take(FailedMeans failed) {
        try {
            withdraw(failed);
        } catch (DatabaseAwayException away) {
            if (waiting.size() < WAITING_MAX) {
                waiting.put(new Place(failed.person(), failed.means(), failed.address()), failed);
            }
        }
    }

    private void look(long now) {
        if (waiting.isEmpty() || now < againAt && againAt - now <= AGAIN_MILLIS) {
            return;
        }
        againAt = now + AGAIN_MILLIS;
        try {
            for (Iterator<FailedMeans> each = waiting.values().iterator(); each.hasNext();) {
                withdraw(each.next());
                each.remove();
            }
        } catch (DatabaseAwayException away) {
            againAt = now + AGAIN_MILLIS;
        }
    }

    private void withdraw(FailedMeans failed) {
        if (book.apply(failed) == PeopleEdit.DONE) {
            String enterprise = enterprises.apply(failed.person());
            notes.accept(new Note(TransitionType.PERSON_CHANGED, enterprise == null ? SystemAlarms.ENTERPRISE : enterprise, failed.person(),
                    Transition.SYSTEM, "means " + failed.means() + ' ' + failed.address() + " lost its verification: " + failed.why(),
                    failed.atMillis()));
        }
    }
}
