package io.hazardwatch.gateway.app.duty;

import io.hazardwatch.gateway.api.duty.DutyRoster;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.duty.roster.Reachability;
import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.duty.roster.RosterPerson;
import io.hazardwatch.gateway.duty.roster.store.RosterBook;
import io.hazardwatch.gateway.duty.roster.store.RosterStore;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.Directory;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.settings.roster.RosterFile;
import io.hazardwatch.gateway.settings.roster.RosterText;
import io.hazardwatch.gateway.settings.yaml.Loaded;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the roster from the store, or from the copy of the last roster if the store is unavailable. People named only by the
 * file or by a crew, and not in the store, are assumed to be reachable. Main thread.
 */
public final class RosterStart {
    private static final Logger LOG = LoggerFactory.getLogger(RosterStart.class);

    private final RosterContents file;
    private final Map<String, Text> names;
    private final RosterBook book;
    private final RosterCopy copy;
    private final Clock clock;
    private final Supplier<Directory> directory;

    private RosterStart(RosterContents file, RosterStore store, Supplier<Directory> directory, RosterCopy copy, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        this.file = file;
        this.copy = copy;
        names = file.people().stream().collect(Collectors.toMap(RosterPerson::id, RosterPerson::name));
        book = new RosterBook(store, this::reachability);
    }

    /** Opens the roster in {@code store}; fills the store from {@code roster.yaml} below {@code config} if it holds no roster. */
    public static RosterStart open(Path config, Path data, RosterStore store, Supplier<Directory> directory, Clock clock) {
        RosterContents file = RosterFile.load(config) instanceof Loaded.Valid<RosterContents> taken ? taken.value() : RosterContents.NONE;
        RosterStart start = new RosterStart(file, store, directory, new RosterCopy(data), clock);
        start.open();
        return start;
    }

    /** As {@link #open}, and monitors coverage until {@code steps} stop it. */
    public static RosterStart start(Path config, Path data, Database database, Supplier<Directory> directory, SystemAlarms alarms, Clock clock,
            BiConsumer<String, Throwable> bugs, Vertx vertx, ShutdownStack steps) {
        RosterStart start = open(config, data, RosterStore.in(database), directory, clock);
        database.onReturn(start::reload);
        steps.started("roster watch", new RosterWatch(start, alarms, clock, bugs).start(vertx));
        return start;
    }

    private void open() {
        try {
            book.open(file, Instant.ofEpochMilli(clock.millis()));
        } catch (DatabaseAwayException away) {
            RosterContents last = copy.read();
            LOG.warn("the relational store is away, the roster is the one that was in force last: {}", away.getMessage());
            book.answerFrom(last == null ? file : last);
        }
    }

    /** Reads the stored roster again once the store is available; until then nothing changes. */
    public void reload() {
        try {
            book.open(file, Instant.ofEpochMilli(clock.millis()));
        } catch (DatabaseAwayException away) {
            LOG.warn("the relational store went away again: {}", away.getMessage());
        }
    }

    private Reachability.Answer reachability(String person) {
        Person known = directory.get().persons().get(person);
        if (known != null) {
            return known.isReachableUrgently() ? Reachability.Answer.VERIFIED : Reachability.Answer.NO_VERIFIED_MEANS;
        }
        boolean isNamed = names.containsKey(person)
                || book().inForce().posts().stream().anyMatch(post -> post.plan().persons().contains(person));
        return isNamed ? Reachability.Answer.VERIFIED : Reachability.Answer.UNKNOWN_PERSON;
    }

    /** The roster in force. */
    public RosterBook book() {
        return book;
    }

    /** The roster as the API shows and changes it. */
    public DutyRoster roster() {
        return new DutyRoster(book, names::get, contents -> RosterText.of(withPeople(contents)));
    }

    RosterCopy copy() {
        return copy;
    }

    /** The whole roster with everybody it names, as the copy keeps it. */
    RosterContents contents() {
        return withPeople(book.contents());
    }

    private RosterContents withPeople(RosterContents now) {
        List<RosterPerson> people = new ArrayList<>(file.people());
        Stream.of(now.posts().stream().flatMap(post -> post.plan().persons().stream()),
                now.overrides().stream().flatMap(one -> one.persons().stream()), now.swaps().stream().flatMap(swap -> swap.parties().stream()),
                now.leaves().stream().flatMap(leave -> Stream.of(leave.person(), leave.replacement()).filter(Objects::nonNull)))
                .flatMap(Function.identity()).distinct().filter(person -> !names.containsKey(person)).sorted()
                .forEach(person -> people.add(new RosterPerson(person, Text.of(person))));
        return new RosterContents(people, now.posts(), now.overrides(), now.swaps(), now.leaves());
    }
}
