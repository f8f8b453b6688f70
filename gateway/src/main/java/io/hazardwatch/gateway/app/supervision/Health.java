package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.plant.LiveConfiguration;
import io.hazardwatch.gateway.app.lanes.Lanes;
import io.hazardwatch.gateway.app.process.SupervisedThreads;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseHealth;
import io.hazardwatch.gateway.history.History;
import io.hazardwatch.gateway.history.HistoryHealth;
import io.hazardwatch.gateway.intake.broker.BrokerHealth;
import io.hazardwatch.gateway.intake.broker.BrokerSubscriber;
import io.hazardwatch.gateway.journal.JournalHealth;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.journal.WriterActivity;
import io.hazardwatch.gateway.notify.ChannelHealth;
import io.hazardwatch.gateway.sqlite.DiskFault;
import io.hazardwatch.gateway.time.Clock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * State of the parts. A part is down only if alarms can be neither decided nor stored because of it; an outside system that is
 * unavailable is to be expected and counts as degraded.
 */
public final class Health implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final String CLEAR_TEXT = "without TLS, so passwords can be read on the way; set http.tls, or http.trustedProxies with"
            + " a proxy that has it";
    /** A lane that has not finished a turn for this long counts as stalled. */
    private static final long LANE_SILENT_MILLIS_MAX = 10_000;

    /** A lane that hangs for this long will not recover by itself; longer than any pause of the machine. */
    private static final long LANE_LOST_MILLIS = 60_000;

    private final SqliteJournal journal;
    private final History history;
    private final Lanes lanes;
    private final Supplier<String> emptyWindows;
    private final List<BrokerSubscriber> brokers;
    private final Supplier<List<ChannelHealth>> channels;
    private final Supplier<LiveConfiguration.Status> configuration;
    private final Clock clock;
    private final List<Supplier<Part>> others = new CopyOnWriteArrayList<>();
    private volatile Path dataFolder = Path.of("");
    private volatile SupervisedThreads threads = new SupervisedThreads((where, thrown) -> { });

    /** @param emptyWindows text about windows that stored readings have not filled, or null */
    public Health(SqliteJournal journal, History history, Lanes lanes, Supplier<String> emptyWindows, List<BrokerSubscriber> brokers,
           Supplier<List<ChannelHealth>> channels, Supplier<LiveConfiguration.Status> configuration, Clock clock) {
        this.journal = journal;
        this.history = history;
        this.lanes = lanes;
        this.emptyWindows = emptyWindows;
        this.brokers = brokers;
        this.channels = channels;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>(List.of(lanes(), journal(), history(), configuration()));
        brokers.forEach(broker -> parts.add(broker(broker)));
        channels.get().forEach(channel -> parts.add(channel(channel)));
        others.forEach(other -> parts.add(other.get()));
        return parts;
    }

    @Override
    public DiskProblem diskProblem(Throwable failure) {
        DiskFault fault = DiskFault.of(failure, dataFolder);
        return fault == null ? null : new DiskProblem(fault.isFull(), fault.text());
    }

    /** Adds a part that reports its own state. */
    public void add(Supplier<Part> part) {
        others.add(part);
    }

    /** Sets the data directory, for reports about its disk. */
    public void watch(Path folder) {
        dataFolder = folder;
    }

    /**
     * Adds threads of which each must stay alive: one that ends by an exception makes the gateway not ready and in need of a
     * restart.
     */
    public void watch(SupervisedThreads supervised) {
        threads = supervised;
        add(() -> threads(supervised));
    }

    /** While the relational store is away alarms go on, so the gateway stays ready. */
    public void watch(Database database) {
        add(() -> {
            DatabaseHealth store = database.health();
            return store.isOk() ? new Part("database", Status.UP, null) : new Part("database", Status.DEGRADED,
                    store.condition().text().en() + (store.detail().isEmpty() ? "" : ": " + store.detail()));
        });
    }

    /** Reports, here and in the log, what crosses the network unencrypted. This is no fault, so the part is up. */
    public void watch(ApiSettings http, Supplier<String> oidcTrouble) {
        if (http.access().oidc() != null) {
            watchLogIns(oidcTrouble);
        }
        if (http.isExposed()) {
            LOG.warn("http {}: {}", http.host(), CLEAR_TEXT);
            add(() -> new Part("http", Status.UP, CLEAR_TEXT));
        }
    }

    /** Without the identity provider people log in by password, and who is logged in stays so. */
    private void watchLogIns(Supplier<String> trouble) {
        add(() -> {
            String why = trouble.get();
            return why == null ? new Part("oidc", Status.UP, null)
                    : new Part("oidc", Status.DEGRADED, "the identity provider cannot be used, log in by password: " + why);
        });
    }

    private static Part threads(SupervisedThreads supervised) {
        List<String> ended = supervised.ended();
        return ended.isEmpty() ? new Part("threads", Status.UP, null)
                : new Part("threads", Status.DOWN, "ended by a defect: " + String.join("; ", ended));
    }

    /**
     * A lane that waits for room still finishes its turns; one that finishes none hangs. The same applies to the journal's
     * thread while it calls its listeners; while it waits for the disk a restart would only wait for the disk as well.
     */
    @Override
    public boolean isBeyondHelp() {
        return lanes.silentMillis() >= LANE_LOST_MILLIS || !threads.ended().isEmpty()
                || journal.activity().isHeldUpFor(LANE_LOST_MILLIS);
    }

    private Part lanes() {
        long silent = lanes.silentMillis();
        return silent < LANE_SILENT_MILLIS_MAX ? new Part("lanes", Status.UP, emptyWindows.get())
                : new Part("lanes", Status.DOWN, "no turn finished for " + silent + " ms");
    }

    private Part journal() {
        JournalHealth health = journal.health();
        WriterActivity activity = journal.activity();
        if (activity.kind() != WriterActivity.Kind.WAITING && activity.millis() >= LANE_SILENT_MILLIS_MAX) {
            return new Part("journal", Status.DOWN, activity.kind() == WriterActivity.Kind.COMMITTING
                    ? "the disk has not finished a commit for " + activity.millis() + " ms"
                    : "a listener has held the journal up for " + activity.millis() + " ms");
        }
        return health.degraded() ? new Part("journal", Status.DOWN, health.reason())
                : new Part("journal", Status.UP, null);
    }

    private Part history() {
        HistoryHealth health = history.health(clock.millis());
        String reason = health.condition().text().en() + (health.detail().isEmpty() ? "" : ": " + health.detail());
        return new Part("history", status(health.condition()), health.isOk() ? null : reason);
    }

    /** Without room in the spool lanes take no readings, so no alarm is decided. */
    private static Status status(HistoryHealth.Condition condition) {
        return switch (condition) {
            case OK -> Status.UP;
            case ROLLUPS_WAIT, STARTING, STORE_DOWN, REFUSING, NOT_SYNCED, SHEDDING -> Status.DEGRADED;
            case DISK_REFUSES, SPOOL_FULL, SPOOL_DAMAGED -> Status.DOWN;
        };
    }

    private Part configuration() {
        LiveConfiguration.Status status = configuration.get();
        List<String> said = new ArrayList<>();
        status.problems().forEach(fault -> said.add("last change was not taken: " + shown(fault)));
        if (status.withheld() != null) {
            said.add(ConfigurationAlarms.withheld(status.withheld().removals()).en());
        }
        if (!status.heldAlarms().isEmpty()) {
            said.add("alarms stand whose points are configured no more: " + status.heldAlarms());
        }
        status.restartProblems().forEach(fault -> said.add("the next start would refuse " + shown(fault)));
        boolean isUp = said.isEmpty();
        if (!status.restart().isEmpty()) {
            said.add("changed, counts from the next start on: " + status.restart());
        }
        return new Part("configuration", isUp ? Status.UP : Status.DEGRADED, said.isEmpty() ? null : String.join("; ", said));
    }

    private static String shown(LiveConfiguration.Fault fault) {
        return fault.file() + ": " + fault.path() + ": " + fault.value() + ": " + fault.rule();
    }

    private static Part broker(BrokerSubscriber broker) {
        BrokerHealth health = broker.health();
        return new Part("upstream " + broker.id(), health.isConnected() ? Status.UP : Status.DEGRADED,
                health.isConnected() ? null : health.lastError());
    }

    private static Part channel(ChannelHealth channel) {
        String name = "channel " + channel.id();
        return channel.failuresInARow() == 0 ? new Part(name, Status.UP, null)
                : new Part(name, Status.DEGRADED, "notices are tried again: " + channel.lastError());
    }
}
