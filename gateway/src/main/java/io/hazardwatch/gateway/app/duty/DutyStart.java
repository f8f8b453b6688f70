package io.hazardwatch.gateway.app.duty;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.api.alarms.AlarmJson;
import io.hazardwatch.gateway.api.alarms.AlarmView;
import io.hazardwatch.gateway.api.alarms.Commands;
import io.hazardwatch.gateway.api.alarms.LastReading;
import io.hazardwatch.gateway.api.duty.DutySiteView;
import io.hazardwatch.gateway.api.weather.Weather;
import io.hazardwatch.gateway.app.process.RequestSession;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.supervision.AccountsStart;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.OnDuty;
import io.hazardwatch.gateway.duty.book.DutyBook;
import io.hazardwatch.gateway.duty.book.DutyBookHealth;
import io.hazardwatch.gateway.duty.book.DutyPeople;
import io.hazardwatch.gateway.duty.book.DutyStore;
import io.hazardwatch.gateway.duty.book.MatterSource;
import io.hazardwatch.gateway.duty.calendar.KeyPeriods;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.duty.reminder.ShiftReminders;
import io.hazardwatch.gateway.duty.roster.store.RosterBook;
import io.hazardwatch.gateway.duty.rules.DutySettings;
import io.hazardwatch.gateway.duty.tables.BufferedDutyStore;
import io.hazardwatch.gateway.duty.tables.DutyTables;
import io.hazardwatch.gateway.equipment.EquipmentStandings;
import io.hazardwatch.gateway.leaks.checks.CheckedDates;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Creates and connects the parts of duty.
 *
 * @param runner the duty thread
 * @param book the state it advances
 * @param journal copies committed entries into the duty logs
 */
public record DutyStart(DutyRunner runner, DutyBook book, DutyJournal journal) {
    /**
     * What duty needs from the plant side.
     *
     * @param notes     takes journal entries; never blocks
     * @param phones    the way to people's own devices
     * @param weather   the way to the warnings in force
     * @param permits   the work permits that are open
     * @param names     what a permit is called, by the subject of its notes
     * @param settings  how duty is kept at each post
     */
    public record Sources(Supplier<Registry> registry, AlarmView alarms, AlarmJson texts, LastReading lastReading, Commands commands,
                          SystemAlarms systemAlarms, Consumer<Note> notes, DutyPhones phones, Weather weather, MatterSource permits,
                          UnaryOperator<String> names, CheckedDates checks, EquipmentStandings equipment, DutySettings settings) {}

    /** Puts it together over the roster in force and starts it; {@code steps} stop it. */
    public static DutyStart start(RosterStart roster, AccountsStart store, Sources sources, Clock clock, ThreadFactory threads,
                                  BiConsumer<String, Throwable> defects, ShutdownStack steps) {
        RosterOnDuty onDuty = new RosterOnDuty(roster.book(), roster.roster().names(), roster::personOf, roster::accountOf);
        Function<String, ZoneId> zones = post -> zone(onDuty.post(post));
        DutyTables tables = new DutyTables(store.database(), zones);
        DutyStore kept = store.copy() == null ? tables : new BufferedDutyStore(tables, new DutyTables(store.copy(), zones));
        KeyPeriods periods = roster.keyPeriods();
        DutyStart start = of(onDuty, onDuty, kept, sources, (post, at) ->
                periods.at(post.enterprise(), post.site(), Instant.ofEpochMilli(at), post.zone()),
                telling -> reminders(roster, store.database(), telling, sources.settings()), clock, threads, defects);
        sources.phones().onAnswer((post, kind, person, isTaken, atMillis) -> start.runner().submit(book -> {
            book.answeredCall(post, kind, person, isTaken, atMillis);
            return null;
        }));
        start.runner().start();
        steps.started("duty", start.runner()::stop);
        return start;
    }

    private static LongConsumer reminders(RosterStart roster, Database database, DutyEventRelay telling, DutySettings settings) {
        ShiftReminders reminders = new ShiftReminders(database, telling::tell, roster.roster().names(), settings);
        return nowMillis -> {
            RosterBook.InForce present = roster.book().inForce();
            reminders.look(present.posts(), present.roster(), Instant.ofEpochMilli(nowMillis));
        };
    }

    private static ZoneId zone(DutyPost post) {
        return post == null ? ZoneOffset.UTC : post.zone();
    }

    /**
     * @param tightenings what key periods ask for at a post at present
     * @param reminders makes what is given the time once a minute
     */
    static DutyStart of(OnDuty onDuty, DutyPeople people, DutyStore store, Sources sources, BiFunction<DutyPost, Long, Tightening> tightenings,
                        Function<DutyEventRelay, LongConsumer> reminders, Clock clock, ThreadFactory threads, BiConsumer<String, Throwable> defects) {
        RequestSession session = new RequestSession();
        DutyEventRelay telling = new DutyEventRelay(sources.notes(), sources.systemAlarms(), sources.commands(), sources.phones(), session, clock);
        WarningBoard warnings = WarningBoard.over(sources.weather(), clock);
        MatterSource weather = new MatterSource(Set.of(OpenMatter.Kind.WEATHER_WARNING), warnings::of);
        DutySiteView site = new DutySiteView(sources.registry(), sources.alarms(), sources.lastReading(), List.of(weather, sources.permits()),
                sources.checks(), sources.equipment(), clock);
        DutyBook book = new DutyBook(onDuty, site, people, store, telling, sources.settings(), tightenings, new SecureRandom());
        DutyJournal journal = new DutyJournal(onDuty, people, sources.texts(), warnings::headline, sources.names());
        DutyRunner runner = new DutyRunner(book, store, people, site::notKept, telling, session, journal, reminders.apply(telling), clock,
                threads, defects);
        return new DutyStart(runner, book, journal);
    }

    /** Health of duty. Without its store it is degraded, because alarms go on. */
    public HealthSource.Part health() {
        DutyBookHealth health = book.health();
        long lost = health.lost() + journal.lost();
        if (health.problem().isEmpty() && lost == 0) {
            return new HealthSource.Part("duty", HealthSource.Status.UP, null);
        }
        String known = health.isLoaded() ? health.waiting() + " rows wait to be written" : "not known yet who was asked and what was handed over";
        return new HealthSource.Part("duty", HealthSource.Status.DEGRADED, (health.problem().isEmpty() ? "" : health.problem() + "; " + known)
                + (lost == 0 ? "" : "; " + lost + " entries of the duty log found no room and are in the journal only"));
    }
}
