package io.hazardwatch.gateway.people;

import io.hazardwatch.gateway.database.CopiedStore;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last test of each means. Reading: any thread, from memory. Changes: on threads that may wait; they fail with
 * {@link DatabaseAwayException} while the relational store is away.
 */
public final class MeansTestBook {
    private static final Logger LOG = LoggerFactory.getLogger(MeansTestBook.class);
    private static final String PUT = "INSERT INTO means_test (person_id, kind, address, message_key, code, asked_at, answer_by, confirmed_at,"
            + " confirmed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final CopiedStore store;
    private volatile List<MeansTest> all = List.of();

    private MeansTestBook(CopiedStore store) {
        this.store = store;
    }

    /** Reads everything, and reads it again whenever the store can be used again. */
    public static MeansTestBook open(CopiedStore store) {
        MeansTestBook book = new MeansTestBook(store);
        store.onReturn(() -> book.all = store.read(MeansTestBook::read));
        try {
            book.all = store.read(MeansTestBook::read);
        } catch (DatabaseAwayException away) {
            LOG.warn("tests of means are not known until the relational store is there: {}", away.getMessage());
        }
        return book;
    }

    /** Every test, in no order. */
    public List<MeansTest> all() {
        return all;
    }

    /** The test of a means, or null. */
    public MeansTest of(String person, ContactMeans means) {
        return first(test -> test.isOf(person, means));
    }

    /** The first that fits, or null. */
    public MeansTest first(Predicate<MeansTest> wanted) {
        return all.stream().filter(wanted).findFirst().orElse(null);
    }

    /** Puts a test in the place of the one before of the same means. */
    public synchronized void put(MeansTest test) {
        store.write(handle -> {
            delete(handle, test);
            handle.execute(PUT, test.person(), test.kind().name(), test.address(), test.key(), test.code(), test.askedAt(), test.answerBy(),
                    test.confirmedAt(), test.confirmedBy());
        });
        List<MeansTest> next = without(test);
        next.add(test);
        all = List.copyOf(next);
    }

    /** Forgets the test of a means that is gone. */
    public synchronized void remove(MeansTest test) {
        store.write(handle -> delete(handle, test));
        all = List.copyOf(without(test));
    }

    private List<MeansTest> without(MeansTest test) {
        List<MeansTest> next = new ArrayList<>(all);
        next.removeIf(each -> each.person().equals(test.person()) && each.kind() == test.kind() && each.address().equals(test.address()));
        return next;
    }

    private static void delete(Handle handle, MeansTest test) {
        handle.execute("DELETE FROM means_test WHERE person_id = ? AND kind = ? AND address = ?", test.person(), test.kind().name(), test.address());
    }

    private static List<MeansTest> read(Handle handle) {
        return handle.createQuery("SELECT * FROM means_test").map((line, context) -> new MeansTest(line.getString("person_id"),
                ContactMeansKind.valueOf(line.getString("kind")), line.getString("address"), line.getString("message_key"), line.getString("code"),
                line.getLong("asked_at"), line.getLong("answer_by"), line.getLong("confirmed_at"), line.getString("confirmed_by"))).list();
    }
}
