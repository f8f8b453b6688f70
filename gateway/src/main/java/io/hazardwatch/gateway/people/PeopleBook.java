package io.hazardwatch.gateway.people;

import io.hazardwatch.gateway.database.CopiedStore;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.people.PeopleEdit.Reason;
import io.hazardwatch.gateway.people.PeopleEdit.Refused;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jdbi.v3.core.HandleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All people, posts and levels, in memory and in the relational store. {@link #directory}: any thread, from memory, also while
 * the relational store is away. Changes: one at a time, on threads that may wait; a change counts when it is in the store, and
 * fails with {@link DatabaseAwayException} while that is away.
 */
public final class PeopleBook {
    private static final Logger LOG = LoggerFactory.getLogger(PeopleBook.class);

    private final CopiedStore store;
    private final List<Function<String, List<String>>> personUses = new CopyOnWriteArrayList<>();
    private final List<Function<String, List<String>>> postUses = new CopyOnWriteArrayList<>();
    private final List<Function<Post, String>> postProofs = new CopyOnWriteArrayList<>();
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private volatile PeopleDirectory directory = PeopleDirectory.EMPTY;

    private PeopleBook(CopiedStore store) {
        this.store = store;
    }

    /** Reads everything, and reads it again whenever the store can be used again. */
    public static PeopleBook open(CopiedStore store) {
        PeopleBook book = new PeopleBook(store);
        store.onReturn(book::readAgain);
        book.load();
        return book;
    }

    private synchronized void load() {
        try {
            directory = store.readLast(PeopleTables::read);
            copy();
        } catch (DatabaseAwayException away) {
            LOG.warn("nobody is known until the relational store is there: {}", away.getMessage());
        }
    }

    private synchronized void readAgain() {
        hold(store.read(PeopleTables::read));
        copy();
    }

    private void copy() {
        PeopleDirectory present = directory;
        if (!present.persons().isEmpty()) {
            store.writeCopy(handle -> PeopleTables.replaceAll(handle, present));
        }
    }

    /** What holds now. */
    public PeopleDirectory directory() {
        return directory;
    }

    /** Whether a person may be removed is asked of {@code uses}, which names what refers to the id; empty = nothing. */
    public void onRemovalOfPerson(Function<String, List<String>> uses) {
        personUses.add(uses);
    }

    /** Likewise of posts. */
    public void onRemovalOfPost(Function<String, List<String>> uses) {
        postUses.add(uses);
    }

    /**
     * Fills a book that knows nobody with what a file says, as it says it.
     *
     * @return false when somebody is known already
     */
    public synchronized boolean fill(PeopleDirectory file) {
        if (!directory.persons().isEmpty() || file.persons().isEmpty()) {
            return false;
        }
        PeopleDirectory filled = directory.filledFrom(file);
        store.write(handle -> PeopleTables.replaceAll(handle, filled));
        hold(filled);
        return true;
    }

    /** Answers from what was last known, while nothing could be read from the store yet; changes are refused by the store meanwhile. */
    public synchronized void answerFrom(PeopleDirectory last) {
        hold(directory.filledFrom(last));
    }

    /** Runs {@code told} after each change, on the thread that changes. */
    public void onChange(Runnable told) {
        followers.add(told);
    }

    private void hold(PeopleDirectory next) {
        directory = next;
        followers.forEach(Runnable::run);
    }

    /** Whether a post may be replaced is asked of {@code proof}, which says where it would not be covered; null = nowhere. */
    public void onReplacementOfPost(Function<Post, String> proof) {
        postProofs.add(proof);
    }

    /** Adds a person; means start unverified. */
    public synchronized PeopleEdit add(Person person) {
        return directory.persons().containsKey(person.id()) ? taken(person.id()) : save(person);
    }

    /** Replaces a person; a means that was there before keeps its verification, a new one has none. */
    public synchronized PeopleEdit replace(Person person) {
        return directory.persons().containsKey(person.id()) ? save(person) : unknown(person.id());
    }

    /** Replaces a person by what {@code change} makes of the present one; means as by {@link #replace}. */
    public synchronized PeopleEdit change(String personId, UnaryOperator<Person> change) {
        Person before = directory.persons().get(personId);
        return before == null ? unknown(personId) : save(change.apply(before));
    }

    private PeopleEdit save(Person given) {
        Person before = directory.persons().get(given.id());
        Person person = new Person(given.id(), given.name(), given.enterprise(), given.authority(), given.language(), given.phones(),
                given.addresses(), given.qualifications(), verified(given.normal(), before), verified(given.urgent(), before));
        return change(() -> PeopleRules.check(person), handle -> PeopleTables.put(handle, person), now -> now.with(person));
    }

    private static List<ContactMeans> verified(List<ContactMeans> given, Person before) {
        return given.stream().map(means -> before == null ? new ContactMeans(means.kind(), means.address()) : asBefore(means, before)).toList();
    }

    private static ContactMeans asBefore(ContactMeans means, Person before) {
        return Stream.concat(before.normal().stream(), before.urgent().stream())
                .filter(known -> known.isSameAs(means)).max(Comparator.comparing(ContactMeans::isVerified))
                .orElseGet(() -> new ContactMeans(means.kind(), means.address()));
    }

    /** Notes that a person is reached by that means, in both sets. */
    public synchronized PeopleEdit verify(String personId, ContactMeansKind kind, String address, String by, long nowMillis) {
        Person person = directory.persons().get(personId);
        if (person == null) {
            return unknown(personId);
        }
        return replaceMeans(person, new ContactMeans(kind, address, nowMillis, by));
    }

    /**
     * Removes the verification of a means, in both sets, because the provider says that it cannot work.
     *
     * @param sentAtMillis when the message was sent that the provider speaks of; a later verification counts more and stays
     */
    public synchronized PeopleEdit withdraw(String personId, ContactMeansKind kind, String address, MeansFailure failure, long sentAtMillis) {
        Person person = directory.persons().get(personId);
        if (person == null) {
            return unknown(personId);
        }
        ContactMeans failed = new ContactMeans(kind, address, null, null, failure);
        ContactMeans known = Stream.concat(person.normal().stream(), person.urgent().stream()).filter(failed::isSameAs)
                .max(Comparator.comparing(ContactMeans::isVerified)).orElse(failed);
        if (known.isVerified() && known.verifiedAt() > sentAtMillis) {
            return new Refused(Reason.VERIFIED_SINCE, "address", address, "must not have been verified since");
        }
        if (!known.isVerified() && known.failure() != null && known != failed) {
            return new Refused(Reason.WITHDRAWN_BEFORE, "address", address, "must be a means that is verified or untried");
        }
        return replaceMeans(person, failed);
    }

    private PeopleEdit replaceMeans(Person person, ContactMeans shown) {
        if (Stream.concat(person.normal().stream(), person.urgent().stream()).noneMatch(shown::isSameAs)) {
            return new Refused(Reason.INVALID, "address", shown.address(), "must be a means of that person");
        }
        Person next = new Person(person.id(), person.name(), person.enterprise(), person.authority(), person.language(), person.phones(),
                person.addresses(), person.qualifications(), with(person.normal(), shown), with(person.urgent(), shown));
        return change(() -> null, handle -> PeopleTables.put(handle, next), now -> now.with(next));
    }

    private static List<ContactMeans> with(List<ContactMeans> all, ContactMeans shown) {
        return all.stream().map(means -> means.isSameAs(shown) ? shown : means).toList();
    }

    /** Removes a person that nothing refers to. */
    public synchronized PeopleEdit removePerson(String id) {
        if (!directory.persons().containsKey(id)) {
            return unknown(id);
        }
        return change(() -> used(id, directory.usesOf(id), personUses), handle -> PeopleTables.removePerson(handle, id),
                now -> now.withoutPerson(id));
    }

    /** Adds a post. */
    public synchronized PeopleEdit add(Post post) {
        return directory.posts().containsKey(post.id()) ? taken(post.id()) : save(post);
    }

    /** Replaces a post. */
    public synchronized PeopleEdit replace(Post post) {
        if (!directory.posts().containsKey(post.id())) {
            return unknown(post.id());
        }
        String gap = PeopleRules.check(post, directory) != null ? null
                : postProofs.stream().map(proof -> proof.apply(post)).filter(Objects::nonNull).findFirst().orElse(null);
        return gap == null ? save(post) : new Refused(Reason.OPENS_GAP, "post", post.id(), "must stay covered; " + gap);
    }

    private PeopleEdit save(Post post) {
        return change(() -> PeopleRules.check(post, directory), handle -> PeopleTables.put(handle, post), now -> now.with(post));
    }

    /** Removes a post that nothing refers to. */
    public synchronized PeopleEdit removePost(String id) {
        if (!directory.posts().containsKey(id)) {
            return unknown(id);
        }
        return change(() -> used(id, List.of(), postUses), handle -> PeopleTables.removePost(handle, id), now -> now.withoutPost(id));
    }

    /** Makes a level an enterprise's own, or replaces the one it has. */
    public synchronized PeopleEdit put(DutyLevel level) {
        return change(() -> PeopleRules.check(level, directory), handle -> PeopleTables.put(handle, level), now -> now.with(level));
    }

    /** Gives an enterprise the usual level back; one that is not usual is removed, unless a post is of it. */
    public synchronized PeopleEdit removeLevel(String enterprise, String id) {
        if (directory.levels().stream().noneMatch(level -> level.enterprise().equals(enterprise) && level.id().equals(id))) {
            return unknown(id);
        }
        boolean isUsual = DutyLevel.USUAL.stream().anyMatch(level -> level.id().equals(id));
        List<String> posts = isUsual ? List.of() : directory.posts().values().stream()
                .filter(post -> enterprise.equals(post.enterprise()) && post.levelId().equals(id)).map(post -> "post " + post.id()).toList();
        return change(() -> used(id, posts, List.of()), handle -> PeopleTables.removeLevel(handle, enterprise, id),
                now -> now.withoutLevel(enterprise, id));
    }

    private static Refused used(String id, List<String> own, List<Function<String, List<String>>> others) {
        return Stream.concat(own.stream(), others.stream().flatMap(uses -> uses.apply(id).stream())).findFirst()
                .map(use -> new Refused(Reason.IN_USE, use, id, "must not be in use; " + use + " refers to it")).orElse(null);
    }

    private PeopleEdit change(Supplier<Refused> check, HandleConsumer<RuntimeException> write, Function<PeopleDirectory, PeopleDirectory> next) {
        Refused refused = check.get();
        if (refused != null) {
            return refused;
        }
        store.write(write);
        hold(next.apply(directory));
        return PeopleEdit.DONE;
    }

    private static PeopleEdit taken(String id) {
        return new Refused(Reason.ID_TAKEN, "id", id, "must not be taken");
    }

    private static PeopleEdit unknown(String id) {
        return new Refused(Reason.UNKNOWN, "id", id, "must be known");
    }
}
