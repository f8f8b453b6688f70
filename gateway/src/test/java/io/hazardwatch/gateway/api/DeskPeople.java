package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.database.CopiedStore;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.duty.calendar.DateCertainty;
import io.hazardwatch.gateway.duty.calendar.DutyCalendar;
import io.hazardwatch.gateway.duty.calendar.Holiday;
import io.hazardwatch.gateway.duty.calendar.KeyPeriod;
import io.hazardwatch.gateway.duty.calendar.KeyPeriodKind;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.duty.calendar.store.CalendarBook;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.ContactMeans;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.Language;
import io.hazardwatch.gateway.people.MeansTestBook;
import io.hazardwatch.gateway.people.PeopleBook;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.people.Post;
import io.hazardwatch.gateway.people.PushSubscriptionBook;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** People and posts of both enterprises of a {@link Desk}, and somebody of an authority, in a store of their own. */
final class DeskPeople implements AutoCloseable {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private final Path folder;
    private final Database database;
    private final PeopleBook book;
    private final PushSubscriptionBook subscriptions;
    private final MeansTestBook tests;
    private final CalendarBook calendar;

    DeskPeople() {
        try {
            folder = Files.createTempDirectory("desk-people");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database = TestDatabase.sqlite(folder).open();
        book = PeopleBook.open(new CopiedStore(database, null));
        tests = MeansTestBook.open(new CopiedStore(database, null));
        subscriptions = PushSubscriptionBook.open(new CopiedStore(database, null));
        for (String enterprise : List.of(Desk.GAS.enterprise(), Desk.OTHER.enterprise())) {
            book.add(person("person-" + enterprise, enterprise, null));
            book.add(person("second-" + enterprise, enterprise, null));
            book.add(new Post("post-" + enterprise, Text.of("Control room"), enterprise, null, null, "duty-officer", true, false, 1));
        }
        book.add(person("bureau-1", null, "District bureau"));
        calendar = CalendarBook.open(new CopiedStore(database, null), DutyCalendar.EMPTY);
        calendar.put(new Holiday("new-year", Text.of("New Year"), DAY, DAY, List.of(), "", DateCertainty.OWN));
        calendar.put(new Holiday("labour-day", Text.of("Labour Day"), DAY.plusDays(9), DAY.plusDays(9), List.of(), "", DateCertainty.OWN));
        for (String enterprise : List.of(Desk.GAS.enterprise(), Desk.OTHER.enterprise())) {
            calendar.put(new KeyPeriod("period-" + enterprise, KeyPeriodKind.LOCAL_EVENT, Text.of("Event"), DAY, DAY.plusDays(2), enterprise, null,
                    new Tightening(true, 1, 80, 0, false), "", DateCertainty.OWN));
        }
    }

    MeansTestBook tests() {
        return tests;
    }

    PushSubscriptionBook subscriptions() {
        return subscriptions;
    }

    private static Person person(String id, String enterprise, String authority) {
        return new Person(id, Text.of("Li Wei"), enterprise, authority, Language.EN, List.of("+86 10 7654321"), List.of(), List.of(), List.of(),
                List.of(new ContactMeans(ContactMeansKind.SMS, "+86 10 7654321")));
    }

    /** Has one key period of each enterprise, period-E, and a holiday. */
    CalendarBook calendar() {
        return calendar;
    }

    PeopleBook book() {
        return book;
    }

    @Override
    public void close() {
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
