package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Shelving;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.plant.LiveConfiguration;
import io.hazardwatch.gateway.app.lanes.Lanes;
import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.app.process.SupervisedThreads;
import io.hazardwatch.gateway.app.supervision.ConfigurationAlarms;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.ConfigurationRemovals;
import io.hazardwatch.gateway.settings.process.SettingsWatcher;
import io.hazardwatch.gateway.settings.site.SiteFiles;
import io.hazardwatch.gateway.settings.site.SitesWatcher;
import io.hazardwatch.gateway.settings.site.SitesWatcher.Look;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the watchers of the configuration on the reload thread, reports the outcome of each change, and applies what a person
 * confirms.
 */
final class Reloader implements LiveConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);
    private static final long LOOK_MILLIS = 2_000;

    /** Who confirms, and by which session of the API. */
    private record Actor(String name, String session) {}

    private final SitesWatcher sites;
    private final SettingsWatcher settings;
    private final Lanes lanes;
    private final ConfigurationAlarms alarms;
    private final Runnable limits;
    private final Clock clock;
    private final ErrorSink defects;
    private final ScheduledExecutorService thread;
    private final Set<CompletableFuture<?>> publications = ConcurrentHashMap.newKeySet();
    // reload thread
    private Look told = Look.UNCHANGED;

    /** @param limits puts limits in force that are tighter for a while, or no longer */
    Reloader(SitesWatcher sites, SettingsWatcher settings, Lanes lanes, ConfigurationAlarms alarms, Runnable limits, Clock clock, ErrorSink defects,
            SupervisedThreads threads) {
        this.sites = sites;
        this.settings = settings;
        this.lanes = lanes;
        this.alarms = alarms;
        this.limits = limits;
        this.clock = clock;
        this.defects = defects;
        this.thread = threads.scheduler("reload");
    }

    void start() {
        lanes.heldAlarms().forEach(alarm -> LOG.warn("{} stands as it stood, its point is configured no more; confirm the "
                + "configuration or put the point back", alarm.id()));
        thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Fails what was asked and may not be done any more; files that are half written are finished by the next start. */
    void stop() {
        thread.shutdownNow();
        publications.forEach(each -> each.completeExceptionally(new IllegalStateException("the gateway is stopping")));
    }

    private void look() {
        try {
            tell(sites.look(clock.millis()));
            limits.run();
            alarms.look(status());
            if (settings.look()) {
                tellPending(settings.pending());
            }
        } catch (Throwable defect) {
            defects.caught("reload", defect);
        }
    }

    /** Logs a lasting state only once. */
    private void tell(Look look) {
        if (look == Look.TAKEN) {
            LOG.info("site files reloaded, revision {}", sites.state().revision());
        } else if (look == Look.WITHHELD) {
            LOG.error("not reloaded: {}", ConfigurationAlarms.withheld(sites.state().withheld().removals()).en());
        } else if (look == Look.REFUSED || look != told && (look == Look.UNREADABLE || look == Look.NOT_APPLIED)) {
            sites.state().problems().forEach(problem -> LOG.error("not reloaded: {}", problem));
        }
        told = look == Look.SETTLING ? told : look;
    }

    private static void tellPending(SettingsWatcher.Pending pending) {
        if (pending.files().isEmpty()) {
            LOG.info("gateway.yaml and channels.yaml are again as they were at the start");
        } else {
            LOG.warn("{} changed; that counts from the next start on", String.join(", ", pending.files()));
        }
        pending.problems().forEach(problem -> LOG.error("the next start would refuse {}", problem));
    }

    @Override
    public Status status() {
        SitesWatcher.State state = sites.state();
        SettingsWatcher.Pending pending = settings.pending();
        SitesWatcher.Withheld withheld = state.withheld();
        return new Status(state.revision(), faults(state.problems()), state.isUnreadable(),
                withheld == null ? null : new Withheld(withheld.revision(), withheld.removals()),
                lanes.heldAlarms().stream().map(alarm -> alarm.id()).toList(), isSecondNeeded(withheld), pending.files(), faults(pending.problems()),
                state.failures());
    }

    private static List<Fault> faults(List<SettingsProblem> problems) {
        return problems.stream().map(each -> new Fault(each.file(), each.path(), each.value(), each.rule())).toList();
    }

    @Override
    public CompletionStage<Outcome> confirm(String revision, String person, String session, String second) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        try {
            thread.execute(() -> {
                try {
                    answer.complete(take(revision, new Actor(person, session), second));
                } catch (Throwable defect) {
                    defects.caught("reload", defect);
                    answer.completeExceptionally(defect);
                }
            });
        } catch (RejectedExecutionException stopping) {
            answer.completeExceptionally(stopping);
        }
        return answer;
    }

    /** Puts the files of a proposal in force; see {@link SitesWatcher#publish}. Any thread. */
    CompletionStage<SitesWatcher.Publication> publish(SiteFiles next, String before, boolean mayRemove, SitesWatcher.FileWriting writing) {
        CompletableFuture<SitesWatcher.Publication> answer = new CompletableFuture<>();
        publications.add(answer);
        answer.whenComplete((done, failed) -> publications.remove(answer));
        try {
            thread.execute(() -> {
                try {
                    SitesWatcher.Publication published = sites.publish(next, before, mayRemove, writing, clock.millis());
                    tell(published.look() == Look.TAKEN ? Look.TAKEN : Look.UNCHANGED);
                    alarms.look(status());
                    answer.complete(published);
                } catch (Throwable refused) {
                    answer.completeExceptionally(refused);
                }
            });
        } catch (RejectedExecutionException stopping) {
            answer.completeExceptionally(stopping);
        }
        return answer;
    }

    /** Whether an alarm that stands or what watches for a P1 would go. */
    private boolean isSecondNeeded(SitesWatcher.Withheld withheld) {
        return withheld != null ? !withheld.removals().critical().isEmpty()
                : lanes.heldAlarms().stream().anyMatch(alarm -> alarm.priority() == Priority.P1);
    }

    private Outcome take(String revision, Actor person, String second) {
        SitesWatcher.Withheld withheld = sites.state().withheld();
        boolean isSeen = revision.equals(withheld == null ? sites.state().revision() : withheld.revision());
        if (isSeen && isSecondNeeded(withheld) && (second == null || second.equals(person.name()))) {
            return Outcome.NEEDS_SECOND_PERSON;
        }
        String agreed = second == null ? "" : Shelving.SECOND + second;
        Outcome outcome = withheld == null ? takeHeld(revision, person, agreed)
                : takeWithheld(revision, person, agreed, withheld.removals());
        alarms.look(status());
        return outcome;
    }

    /** Handles the confirmation when only alarms wait whose points were already gone at the start. */
    private Outcome takeHeld(String revision, Actor person, String agreed) {
        int held = lanes.heldAlarms().size();
        if (held == 0) {
            return Outcome.NOTHING_WAITS;
        }
        if (!revision.equals(sites.state().revision())) {
            return Outcome.OTHER_REVISION;
        }
        note(person, Note.CONFIRMED + revision + ": " + held + " alarms of points that are configured no more are cleared" + agreed);
        lanes.withdrawHeld();
        return Outcome.TAKEN;
    }

    private Outcome takeWithheld(String revision, Actor person, String agreed, ConfigurationRemovals removals) {
        SitesWatcher.Confirmation confirmation = sites.confirm(revision, clock.millis());
        if (confirmation == SitesWatcher.Confirmation.TAKEN || confirmation == SitesWatcher.Confirmation.NOT_APPLIED) {
            note(person, Note.CONFIRMED + revision + ": " + ConfigurationAlarms.dropped(removals).en() + agreed);
        }
        return switch (confirmation) {
            case TAKEN -> Outcome.TAKEN;
            case NOTHING_WITHHELD -> Outcome.NOTHING_WAITS;
            case OTHER_REVISION -> Outcome.OTHER_REVISION;
            case NOT_APPLIED -> Outcome.NOT_APPLIED;
        };
    }

    private void note(Actor person, String what) {
        LOG.warn("configuration: {} {}", person.name(), what);
        lanes.note(new Note(TransitionType.CONFIG, SystemAlarms.ENTERPRISE, "sites", person.name(), what, clock.millis(), person.session()));
    }
}
