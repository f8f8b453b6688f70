package io.hazardwatch.gateway.app.hazards;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.api.hazards.HazardRecords;
import io.hazardwatch.gateway.app.escalation.Notices;
import io.hazardwatch.gateway.app.escalation.ReminderNotices;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.hazards.tables.HazardTables;
import io.hazardwatch.gateway.hazards.tables.StockTables;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Creates and connects the parts of hazard source files and stock books. */
public final class HazardStart {
    /**
     * What they need from other rooms.
     *
     * @param last     the newest reading of a point, or null; from memory
     * @param people   what people are called
     * @param notes    takes notes; never blocks
     * @param isCalled whether anybody of an enterprise can be reached
     * @param health   takes the health of this part
     */
    public record Sources(Supplier<Registry> registry, Function<Point, Reading> last, Supplier<PeopleDirectory> people, Consumer<Note> notes,
                          Notices notices, Predicate<String> isCalled, Consumer<Supplier<HealthSource.Part>> health) {}

    private HazardStart() {}

    /** Starts it; {@code steps} stop it. Gives what the API asks. */
    public static HazardRecords start(Database database, Sources sources, Clock clock, ThreadFactory threads,
                                      BiConsumer<String, Throwable> defects, ShutdownStack steps) {
        HazardRunner runner = new HazardRunner(new HazardTables(database), new StockTables(database), new HazardNotes(sources.notes()),
                new HazardMessages(new ReminderNotices(sources.notices(), sources.isCalled())),
                new HazardRunner.Sources(sources.registry(), sources.last(),
                        person -> name(sources.people().get().persons().get(person), person)), clock, threads, defects);
        runner.start();
        steps.started("hazard sources", runner::stop);
        sources.health().accept(() -> health(runner.problem()));
        return runner;
    }

    private static Text name(Person known, String id) {
        return known == null ? Text.of(id) : known.name();
    }

    /** Without its store it is degraded, because readings and alarms need none of it. */
    private static HealthSource.Part health(String problem) {
        return new HealthSource.Part("hazard sources", problem.isEmpty() ? HealthSource.Status.UP : HealthSource.Status.DEGRADED,
                problem.isEmpty() ? null : problem);
    }
}
