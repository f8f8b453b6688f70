package io.hazardwatch.gateway.app.duty;

import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.accounts.User;
import io.hazardwatch.gateway.api.duty.DutyRoster;
import io.hazardwatch.gateway.api.duty.MissingPerson;
import io.hazardwatch.gateway.api.duty.PersonsInChargeCheck;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.supervision.AccountsStart;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.database.CopiedStore;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.duty.OnDuty;
import io.hazardwatch.gateway.duty.calendar.DutyCalendar;
import io.hazardwatch.gateway.duty.calendar.KeyPeriods;
import io.hazardwatch.gateway.duty.calendar.store.CalendarBook;
import io.hazardwatch.gateway.duty.exchange.ImportCounts;
import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.duty.roster.RosterCoverageGap;
import io.hazardwatch.gateway.duty.roster.store.RosterBook;
import io.hazardwatch.gateway.duty.roster.store.RosterStore;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.PeopleBook;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.people.Post;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.roster.CalendarFile;
import io.hazardwatch.gateway.settings.roster.CalendarText;
import io.hazardwatch.gateway.settings.roster.RosterDocument;
import io.hazardwatch.gateway.settings.roster.RosterText;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the roster from the store, or from the copy of the last roster if the store is unavailable. An empty book of people and an
 * empty roster are filled from {@code roster.yaml}; who people and posts are is always asked of that book. Main thread.
 */
public final class RosterStart {
    private static final Logger LOG = LoggerFactory.getLogger(RosterStart.class);

    private static final int GAPS_SHOWN_MAX = 5;

    private final RosterDocument file;
    private final PeopleBook people;
    private final Accounts accounts;
    private final Supplier<Registry> plant;
    private final RosterBook book;
    private final CalendarBook calendar;
    private final CombinedPeriods periods;
    private final ImportCounts imports = new ImportCounts();
    private final RosterCopy copy;
    private final Clock clock;

    private RosterStart(RosterDocument file, RosterStore store, PeopleBook people, Accounts accounts, Supplier<Registry> plant,
            CalendarBook calendar, RosterCopy copy, Clock clock) {
        this.file = file;
        this.people = people;
        this.accounts = accounts;
        this.plant = plant;
        this.calendar = calendar;
        this.periods = new CombinedPeriods(calendar);
        this.copy = copy;
        this.clock = clock;
        book = new RosterBook(store, new RosterPeople(people::directory), plan -> RosterDocument.planned(people.directory(), plan));
    }

    /** Opens the roster in {@code store}; fills what is empty from {@code file}. */
    public static RosterStart open(RosterDocument file, Path data, RosterStore store, PeopleBook people, Accounts accounts,
            CalendarBook calendar, Supplier<Registry> plant, Clock clock) {
        RosterStart start = new RosterStart(file, store, people, accounts, plant, calendar, new RosterCopy(data), clock);
        start.open();
        people.onChange(start.book::describeAgain);
        people.onRemovalOfPerson(id -> start.book.inForce().roster().usesOfPerson(id, Instant.ofEpochMilli(clock.millis())));
        people.onReplacementOfPost(start::gapOpenedBy);
        people.onRemovalOfPerson(start::inChargeOf);
        people.onRemovalOfPost(id -> start.book.inForce().post(id) == null ? List.of() : List.of("roster of post " + id));
        return start;
    }

    /** As {@link #open}, and monitors coverage until {@code steps} stop it. */
    public static RosterStart start(Path config, RosterDocument file, Path data, AccountsStart store, Supplier<Registry> plant,
            SystemAlarms alarms, Clock clock, BiConsumer<String, Throwable> defects, Vertx vertx, ShutdownStack steps) {
        DutyCalendar days = CalendarFile.load(config) instanceof LoadResult.Valid<DutyCalendar> taken ? taken.value() : DutyCalendar.EMPTY;
        CalendarBook calendar = CalendarBook.open(new CopiedStore(store.database(), store.copy()), days);
        RosterStart start = open(file, data, RosterStore.in(store.database()), store.people(), store.accounts(), calendar, plant, clock);
        store.database().onReturn(start::reload);
        steps.started("roster watch", new RosterWatch(start, alarms, clock, defects).start(vertx));
        return start;
    }

    private void open() {
        try {
            fillPeople();
            book.open(file.roster(), Instant.ofEpochMilli(clock.millis()));
        } catch (DatabaseAwayException away) {
            LOG.warn("the relational store is away, the roster is the one that was in force last: {}", away.getMessage());
            RosterDocument copied = copy.read();
            RosterDocument last = copied == null ? file : copied;
            people.answerFrom(last.directory());
            book.answerFrom(last.roster());
        }
    }

    /** With the people of the file come their accounts, as far as those exist and belong to nobody yet. */
    private void fillPeople() {
        if (people.fill(file.directory())) {
            file.accounts().forEach((account, person) -> {
                if (accounts.user(account) == null) {
                    LOG.warn("roster.yaml: {} logs in by {}, an account that does not exist", person, account);
                } else if (accounts.personOf(account) == null) {
                    accounts.link(account, person);
                }
            });
        }
    }

    /** Reads the stored roster again once the store is available; until then nothing changes. */
    public void reload() {
        try {
            fillPeople();
            book.open(file.roster(), Instant.ofEpochMilli(clock.millis()));
        } catch (DatabaseAwayException away) {
            LOG.warn("the relational store went away again: {}", away.getMessage());
        }
    }

    /** Where a changed post would not be covered any more, for people; null = nowhere. */
    private String gapOpenedBy(Post changed) {
        RosterPeople then = new RosterPeople(() -> people.directory().with(changed));
        List<RosterCoverageGap> gaps = book.openedBy(changed.id(), changed.onDutyMin(), then, Instant.ofEpochMilli(clock.millis()));
        return gaps.isEmpty() ? null : gaps.stream().limit(GAPS_SHOWN_MAX).map(gap -> gap.reason() + " from " + gap.from() + " to " + gap.to())
                .collect(Collectors.joining(", "));
    }

    /** The hazard sources whose site files name a person, for people. */
    private List<String> inChargeOf(String person) {
        return plant.get().sites().stream().flatMap(site -> site.hazardSources().stream().filter(source -> source.inCharge() != null)
                .filter(source -> Stream.of(source.inCharge().principal(), source.inCharge().technical(), source.inCharge().operational())
                        .anyMatch(person::equals))
                .map(source -> "inCharge of " + site.enterprise() + '/' + site.site() + '/' + source.id())).toList();
    }

    private Text name(String person) {
        Person known = people.directory().persons().get(person);
        return known == null ? null : known.name();
    }

    /** The roster in force. */
    public RosterBook book() {
        return book;
    }

    /** The roster as the API shows and changes it. */
    public DutyRoster roster() {
        return new DutyRoster(book, this::name, contents -> RosterText.of(document(contents)), this::missing, this::personOf, calendar,
                CalendarText::of, imports);
    }

    /** Where the chain would reach nobody; nothing as long as no people are kept here at all. */
    List<MissingPerson> missing() {
        if (people.directory().persons().isEmpty()) {
            return List.of();
        }
        List<MissingPerson> missing = new ArrayList<>(PersonsInChargeCheck.missing(plant.get(), people.directory()));
        missing.addAll(PersonsInChargeCheck.leadersMissing(plant.get(), book.inForce().posts(), calendar, Instant.ofEpochMilli(clock.millis())));
        return missing;
    }

    /** The person who logs in by an account; one that is linked to nobody is taken for the person of the same id. */
    String personOf(String account) {
        String person = accounts.personOf(account);
        return person == null ? account : person;
    }

    /** Display name of the person who logs in by an account; null for somebody nobody knows. */
    public Text nameOf(String account) {
        return name(personOf(account));
    }

    /** The account of a person: one that is linked to them, first of those that have a PIN; else the one of their name. */
    String accountOf(String person) {
        return accounts.users().stream().map(User::name).filter(name -> person.equals(accounts.personOf(name)))
                .min(Comparator.comparing((String name) -> !accounts.hasPin(name)).thenComparing(Comparator.naturalOrder())).orElse(person);
    }

    /** What is tighter where and when: the one place to ask. */
    public KeyPeriods keyPeriods() {
        return periods;
    }

    /** Adds another source of what is tighter. */
    public void tighten(KeyPeriods further) {
        periods.add(further);
    }

    /** Who is on duty, by the roster in force. */
    public OnDuty onDuty() {
        return new RosterOnDuty(book, roster().names(), this::personOf, this::accountOf);
    }

    /** The people of the chain at any instant. */
    public ChainPeople chain() {
        return new ChainPeople(people::directory, book::inForce);
    }

    RosterCopy copy() {
        return copy;
    }

    /** People, posts and the roster in force, as the copy keeps them. */
    RosterDocument contents() {
        return document(book.contents());
    }

    private RosterDocument document(RosterContents contents) {
        Map<String, String> linked = new HashMap<>();
        accounts.users().stream().map(User::name).filter(name -> accounts.personOf(name) != null)
                .forEach(name -> linked.put(name, accounts.personOf(name)));
        return new RosterDocument(people.directory(), contents, linked);
    }
}
