package io.hazardwatch.gateway.app.response;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.api.alarms.AlarmView;
import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.response.ResponsePorts;
import io.hazardwatch.gateway.api.weather.Weather;
import io.hazardwatch.gateway.app.escalation.Notices;
import io.hazardwatch.gateway.app.lanes.TightenedPlant;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.app.process.RequestSession;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.duty.book.MatterSource;
import io.hazardwatch.gateway.duty.calendar.KeyPeriods;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.journal.CommitListener;
import io.hazardwatch.gateway.leaks.Leaks;
import io.hazardwatch.gateway.leaks.SiteWork;
import io.hazardwatch.gateway.leaks.tables.LeakTables;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.response.cards.NeighbourCallBook;
import io.hazardwatch.gateway.response.permits.PermitBook;
import io.hazardwatch.gateway.response.permits.PermitTable;
import io.hazardwatch.gateway.response.tables.NeighbourCallTables;
import io.hazardwatch.gateway.response.tables.OwnWarningTables;
import io.hazardwatch.gateway.response.tables.PermitTables;
import io.hazardwatch.gateway.response.warnings.CapDocument;
import io.hazardwatch.gateway.response.warnings.OwnWarningBook;
import io.hazardwatch.gateway.settings.process.CardFiles;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates and connects the parts of response. */
public final class ResponseStart {
    /**
     * What response needs from other rooms.
     *
     * @param config  folder of gateway.yaml, below which cards and neighbours are
     * @param limits  the site files, and takes limits that are tighter while permits are valid
     * @param last    the newest reading of a point, or null; from memory
     * @param periods when hot work counts one grade higher
     * @param leaks   what warnings of ours follow; from memory
     * @param address of the gateway as people reach it, without a slash at the end
     * @param journal takes notes; never blocks
     * @param commits takes who hears of alarms that are committed, so that people are told at once
     * @param notices tells people; never blocks
     * @param advice  takes what messages about an alarm say of the substance at its point
     */
    public record Sources(Path config, TightenedPlant limits, AlarmView alarms, Function<Point, Reading> last, Weather weather,
            KeyPeriods periods,
                          Supplier<PeopleDirectory> people, Supplier<Leaks> leaks, String address, Consumer<Note> journal,
                          Consumer<CommitListener> commits, Notices notices,
                          Consumer<Function<Point, Text>> advice) {}

    private final PermitRunner permits;
    private final OwnWarningRunner warnings;
    private final CardDesk cards;
    private final NeighbourCallRunner calls;
    private final ContourShelf contours;
    private final PermitBook book;
    private final PermitBoard board;

    private ResponseStart(PermitRunner permits, PermitBook book, OwnWarningRunner warnings, CardDesk cards,
                          NeighbourCallRunner calls, ContourShelf contours) {
        this.contours = contours;
        this.calls = calls;
        this.cards = cards;
        this.permits = permits;
        this.warnings = warnings;
        this.book = book;
        this.board = new PermitBoard(permits, book::name);
    }

    /** Starts it; {@code steps} stop it. */
    public static ResponseStart start(Sources sources, Database database, Clock clock, ThreadFactory threads, BiConsumer<String, Throwable> defects,
                                      ShutdownStack steps) {
        PermitTable table = table();
        PermitCauses causes = new PermitCauses(new PermitCauses.Sources(sources.limits(), sources.alarms(), sources.last(), sources.weather(),
                sources.periods(), sources.people()), clock.millis());
        PermitNews news = new PermitNews(sources.journal(), sources.notices(), new SiteIndex(sources.limits()), table, clock);
        BookThread<Executor> writing = PermitRunner.writing(clock, threads, defects);
        PermitBook book = new PermitBook(table, new PermitTables(database), causes, news, PermitRunner.on(writing));
        PermitRunner runner = new PermitRunner(book, writing, sources.limits(), causes::raised, clock, threads, defects);
        sources.commits().accept(runner);
        runner.start();
        steps.started("permits", runner::stop);
        ContourShelf contours = new ContourShelf(sources.config(), new SiteIndex(sources.limits()));
        contours.look(clock.millis());
        CardFiles.Data data = CardFiles.read(sources.config());
        CardDesk cards = new CardDesk(data.cards(), data.neighbours(), contours::contours, sources.limits(),
                sources.last(), clock);
        sources.advice().accept(cards::brief);
        OwnWarningRunner warnings = warnings(sources, database, cards, clock, threads, defects);
        warnings.start();
        steps.started("warnings out", warnings::stop);
        NeighbourCallRunner calls = calls(sources, database, contours::look, clock, threads, defects);
        calls.start();
        steps.started("calls to neighbours", calls::stop);
        return new ResponseStart(runner, book, warnings, cards, calls, contours);
    }

    private static OwnWarningRunner warnings(Sources sources, Database database, CardDesk cards, Clock clock, ThreadFactory threads,
                                             BiConsumer<String, Throwable> defects) {
        SiteIndex sites = new SiteIndex(sources.limits());
        CapDocument.Origin origin = new CapDocument.Origin("hazardwatch@" + ApiSettings.hostOf(sources.address()), sources.address());
        RequestSession session = new RequestSession();
        OwnWarningBook book = new OwnWarningBook(new OwnWarningBook.Place(origin, Long.toString(clock.millis(), Character.MAX_RADIX), sites::zone),
                new OwnWarningTables(database), (warning, actor, what) -> sources.journal().accept(new Note(TransitionType.OWN_WARNING,
                        warning.enterprise(), warning.incident(), actor, what, clock.millis(), session.of(actor))));
        return new OwnWarningRunner(book, origin, new LeakSubjects(sources.leaks(), new LeakTables(database)::of, sites),
                session, cards::sample, clock, threads, defects);
    }

    private static NeighbourCallRunner calls(Sources sources, Database database, LongConsumer also, Clock clock, ThreadFactory threads,
                                             BiConsumer<String, Throwable> defects) {
        RequestSession session = new RequestSession();
        NeighbourCallBook book = new NeighbourCallBook(new NeighbourCallTables(database), call -> sources.journal().accept(new Note(
                TransitionType.NEIGHBOUR_CALLED, call.enterprise(), call.enterprise() + '.' + call.site() + '.' + call.neighbour(), call.by(),
                call.note(), call.atMillis(), session.of(call.by()))));
        return new NeighbourCallRunner(book, session, also, clock, threads, defects);
    }

    /** The table that ships. */
    static PermitTable table() {
        try (InputStream file = ResponseStart.class.getResourceAsStream(PermitTable.RESOURCE)) {
            return PermitTable.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The ways to permits, warnings and cards. */
    public ResponsePorts ports() {
        return new ResponsePorts(permits, warnings, cards, calls);
    }

    /** The special work that goes on at sites, from memory. */
    public SiteWork works() {
        return board::works;
    }

    /** What stands open at posts. */
    public MatterSource matters() {
        return new MatterSource(Set.of(OpenMatter.Kind.WORK_PERMIT), board::of);
    }

    /** What a permit is called in the duty log, by the subject of its notes. */
    public UnaryOperator<String> names() {
        return board::name;
    }

    /** Health of response. Without its store it is degraded, because people are told all the same. */
    public HealthSource.Part health() {
        String own = book.isLoaded() ? book.problem() : "the stored permits are not known yet";
        String problem = Stream.of(own, warnings.problem(), calls.problem(), contours.problem()).filter(each -> !each.isEmpty())
                .collect(Collectors.joining("; "));
        return problem.isEmpty() ? new HealthSource.Part("response", HealthSource.Status.UP, null)
                : new HealthSource.Part("response", HealthSource.Status.DEGRADED, problem);
    }
}
