package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.ConfigurationRemovals;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.yaml.FileStamps;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Detects changes of site or template files and reloads them. App lends it a thread that calls {@link #look} about every
 * second; it owns none. A change is loaded after the files have been stable for a while, because editors and copies write in
 * pieces. Files that are refused, unreadable or would remove points change nothing but {@link #state}.
 *
 * <p>Contents decide: files that were only touched are not loaded, and files that look unchanged are read from time to time
 * nevertheless.
 */
public final class SitesWatcher {
    /** How long files must stay unchanged before they are read. */
    public static final long SETTLE_MILLIS = 500;
    /** Delay before a reload is retried after a failure of the gateway's own. */
    static final long RETRY_MILLIS = 5_000;
    /** Number of checks after which contents are compared although the files look unchanged. */
    static final int LOOKS_PER_READING = 20;

    /** Result of a check. */
    public enum Look {
        /** Nothing has changed since the last load. */
        UNCHANGED,
        /** The files are changing at present. */
        SETTLING,
        /** Loaded and in force. */
        TAKEN,
        /** The files contain mistakes; the old registry stays. */
        REFUSED,
        /** The files cannot be listed or read; the old registry stays, every check retries. */
        UNREADABLE,
        /** Valid, but would remove points or rules; the old registry stays until a person confirms. */
        WITHHELD,
        /** Valid, but not yet in use by every lane; retried. */
        NOT_APPLIED
    }

    /** Result of a confirmation. */
    public enum Confirmation {
        /** The files are in force. */
        TAKEN,
        /** No configuration waits for confirmation. */
        NOTHING_WITHHELD,
        /** The files differ, or no longer match, the confirmed revision. */
        OTHER_REVISION,
        /** Not yet in use by every lane; retried automatically. */
        NOT_APPLIED
    }

    /** A valid configuration that waits for a person. */
    public record Withheld(String revision, ConfigurationRemovals removals) {}

    /**
     * State of the configuration.
     *
     * @param revision of the files in force, see {@link SiteFiles}
     * @param problems why the present files are not in force; empty if they are
     * @param isUnreadable whether files could not be listed or read
     * @param withheld null if nothing waits for a person
     * @param failures how often, since the start, files could not be put in force
     */
    public record State(String revision, List<SettingsProblem> problems, boolean isUnreadable, Withheld withheld, long failures) {
        State inForce(String taken) {
            return new State(taken, List.of(), false, null, failures);
        }

        State refused(List<SettingsProblem> found, boolean unreadable, boolean isNew) {
            return new State(revision, found, unreadable, null, isNew ? failures + 1 : failures);
        }

        State waiting(Withheld next) {
            return new State(revision, List.of(), false, next, failures + 1);
        }
    }

    /** A configuration in force, with the revision of its files. */
    public record InForce(String revision, Registry registry) {}

    /** Writes files; nothing is lost if it throws. */
    @FunctionalInterface
    public interface FileWriting {
        /** @throws IOException if the disk refuses them */
        void write() throws IOException;
    }

    private record Candidate(String revision, Registry registry) {}

    // the lent thread
    private final Path directory;
    private final SitesLoader loader;
    private SiteFiles first;
    private Function<Registry, ConfigurationRemovals> guard;
    private Predicate<Registry> taker;
    /** Stamps and revision of the files judged last, so that a judgement is not repeated. */
    private FileStamps judged;
    private String judgedRevision;
    private FileStamps seen;
    private long seenAtMillis;
    private long retryAtMillis;
    private int looks;
    private String confirmed = "";
    /** The registry being put in force, so that a retry waits for it instead of starting another. */
    private Candidate underway;

    // any thread
    private volatile State state;
    private volatile InForce inForce = new InForce("", Registry.EMPTY);

    /** Reads the present files; they count as in force once {@link #loadFirst} was accepted. */
    public SitesWatcher(Path directory, SitesLoader loader) {
        this.directory = directory;
        this.loader = loader;
        this.seen = FileStamps.ofSites(directory);
        this.first = SiteFiles.readPlain(directory);
        this.judged = first.isComplete() ? seen : null;
        this.judgedRevision = first.revision();
        this.state = new State(first.revision(), List.of(), false, null, 0);
    }

    /** Loads the files that the constructor has read; once. */
    public LoadResult<Registry> loadFirst() {
        LoadResult<Registry> loaded = loader.load(first);
        String revision = first.revision();
        first = null;
        inForce = new InForce(revision, loaded instanceof LoadResult.Valid<Registry> taken ? taken.value() : Registry.EMPTY);
        return loaded;
    }

    /**
     * Connects the watcher, before the first check.
     *
     * @param guard what a registry would remove
     * @param taker puts a registry in force; returns false if that is unfinished, and is then called again with the same one
     */
    public void connect(Function<Registry, ConfigurationRemovals> guard, Predicate<Registry> taker) {
        this.guard = guard;
        this.taker = taker;
    }

    /** The present state. Any thread. */
    public State state() {
        return state;
    }

    /** What is in force. Any thread. */
    public InForce inForce() {
        return inForce;
    }

    /**
     * Writes files and puts them in force at once, if the present ones are those in force and nothing refuses the new ones.
     *
     * @param next      all files as they will be
     * @param before    the revision that must be in force
     * @param mayRemove whether it may stop watching what {@link Withheld} is about
     * @return {@link Look#TAKEN}, {@link Look#NOT_APPLIED} if not every lane watches by it yet, {@link Look#REFUSED} and {@link Look#WITHHELD} with
     *     nothing written, {@link Look#SETTLING} if the present files are not those in force
     * @throws IOException of the writing
     */
    public Publication publish(SiteFiles next, String before, boolean mayRemove, FileWriting writing, long nowMillis) throws IOException {
        SiteFiles present = SiteFiles.read(directory);
        boolean isSettled = present.isComplete() && present.revision().equals(state.revision()) && underway == null;
        if (!isSettled || !before.equals(state.revision())) {
            return new Publication(Look.SETTLING, List.of(), null);
        }
        LoadResult<Registry> loaded = reload(next);
        if (!(loaded instanceof LoadResult.Valid<Registry> taken)) {
            return new Publication(Look.REFUSED, loaded.problems(), null);
        }
        ConfigurationRemovals removals = guard.apply(taken.value());
        if (removals.reason() != ConfigurationRemovals.Reason.NONE && !mayRemove) {
            return new Publication(Look.WITHHELD, List.of(), removals);
        }
        confirmed = next.revision();
        writing.write();
        FileStamps written = FileStamps.ofSites(directory);
        boolean isWritten = SiteFiles.read(directory).revision().equals(next.revision());
        Look look = apply(new Candidate(next.revision(), taken.value()));
        seen = written;
        seenAtMillis = nowMillis;
        judged = look == Look.TAKEN && isWritten ? written : null;
        judgedRevision = judged == null ? "" : next.revision();
        return new Publication(look, List.of(), removals);
    }

    /** Result of a publication; {@code removals} null unless they were weighed. */
    public record Publication(Look look, List<SettingsProblem> problems, ConfigurationRemovals removals) {}

    /** Checks files as if they were to be put in force, without an effect. Any thread. */
    public LoadResult<Registry> check(SiteFiles files) {
        return loader.apart().reload(files, inForce.registry().points().size());
    }

    /** Where the files that were loaded first let go of statutory limits of those that were in force before the process began. */
    public List<SettingsProblem> loosenedSince(Map<String, byte[]> earlier) {
        SiteFiles files = SiteFiles.of(earlier);
        boolean isOther = !earlier.isEmpty() && !files.revision().equals(inForce.revision());
        Registry before = isOther ? loadable(earlier, loader.apart().load(files)) : null;
        return before == null ? List.of() : SiteFiles.read(directory).loosened(before, inForce.registry());
    }

    /** Without the files that do not load, as where a template of theirs is lost; null if nothing does. */
    private Registry loadable(Map<String, byte[]> earlier, LoadResult<Registry> loaded) {
        if (loaded instanceof LoadResult.Valid<Registry> valid) {
            return valid.value();
        }
        Map<String, byte[]> sound = new TreeMap<>(earlier);
        loaded.problems().forEach(problem -> sound.remove(problem.file()));
        return !sound.isEmpty() && loader.apart().load(SiteFiles.of(sound)) instanceof LoadResult.Valid<Registry> valid ? valid.value() : null;
    }

    /** Checks once. */
    public Look look(long nowMillis) {
        FileStamps now = FileStamps.ofSites(directory);
        boolean isReadingDue = ++looks % LOOKS_PER_READING == 0;
        if (!now.equals(seen)) {
            seen = now;
            seenAtMillis = nowMillis;
            return Look.SETTLING;
        }
        if (now.equals(judged) && !isReadingDue) {
            return Look.UNCHANGED;
        }
        boolean mustWait = nowMillis - seenAtMillis < SETTLE_MILLIS && !now.equals(judged) || nowMillis < retryAtMillis;
        return mustWait ? Look.SETTLING : judge(now, nowMillis);
    }

    private Look judge(FileStamps stamps, long nowMillis) {
        SiteFiles files = SiteFiles.read(directory);
        if (!files.isComplete()) {
            state = state.refused(files.problems(), true, !state.isUnreadable());
            judged = null;
            judgedRevision = "";
            return Look.UNREADABLE;
        }
        if (files.revision().equals(state.revision()) && underway == null) {
            state = state.inForce(files.revision());
            return judged(stamps, files, Look.UNCHANGED);
        }
        if (files.revision().equals(judgedRevision)) {
            return judged(stamps, files, Look.UNCHANGED);
        }
        return load(stamps, files, nowMillis);
    }

    private Look judged(FileStamps stamps, SiteFiles files, Look look) {
        judged = stamps;
        judgedRevision = files.revision();
        return look;
    }

    /** Reports a failure of the gateway's own like a mistake in the files, and retries. */
    private Look load(FileStamps stamps, SiteFiles files, long nowMillis) {
        retryAtMillis = nowMillis + RETRY_MILLIS;
        try {
            Look look = take(files);
            boolean isFinal = look != Look.NOT_APPLIED;
            retryAtMillis = isFinal ? 0 : retryAtMillis;
            return isFinal ? judged(stamps, files, look) : look;
        } catch (RuntimeException defect) {
            state = state.refused(List.of(new SettingsProblem("sites", "", defect.toString(), "could not be put in force; it is tried again")),
                    false, true);
            throw defect;
        }
    }

    private Look take(SiteFiles files) {
        if (underway != null && underway.revision().equals(files.revision())) {
            return apply(underway);
        }
        return switch (reload(files)) {
            case LoadResult.Invalid<Registry> refused -> {
                state = state.refused(refused.problems(), false, true);
                yield Look.REFUSED;
            }
            case LoadResult.Valid<Registry> taken -> weigh(new Candidate(files.revision(), taken.value()));
        };
    }

    /** Also refuses files that let go of a statutory limit of a point in force. */
    private LoadResult<Registry> reload(SiteFiles files) {
        LoadResult<Registry> loaded = loader.reload(files, inForce.registry().points().size());
        List<SettingsProblem> loosened = loaded instanceof LoadResult.Valid<Registry> taken ? files.loosened(inForce.registry(),
                taken.value()) : List.of();
        return loosened.isEmpty() ? loaded : new LoadResult.Invalid<>(loosened);
    }

    private Look weigh(Candidate candidate) {
        ConfigurationRemovals removals = guard.apply(candidate.registry());
        if (removals.reason() != ConfigurationRemovals.Reason.NONE && !candidate.revision().equals(confirmed)) {
            state = state.waiting(new Withheld(candidate.revision(), removals));
            return Look.WITHHELD;
        }
        return apply(candidate);
    }

    private Look apply(Candidate candidate) {
        boolean isFirstTry = underway != candidate;
        underway = candidate;
        if (!taker.test(candidate.registry())) {
            state = state.refused(List.of(new SettingsProblem("sites", "", "(lanes)", "not every lane watches by it yet; it is tried again")),
                    false, isFirstTry);
            return Look.NOT_APPLIED;
        }
        underway = null;
        inForce = new InForce(candidate.revision(), candidate.registry());
        state = state.inForce(candidate.revision());
        return Look.TAKEN;
    }

    /** Confirms the files of this revision, and no others, whatever they remove. */
    public Confirmation confirm(String revision, long nowMillis) {
        Withheld waiting = state.withheld();
        if (waiting == null) {
            return Confirmation.NOTHING_WITHHELD;
        }
        FileStamps stamps = FileStamps.ofSites(directory);
        SiteFiles files = SiteFiles.read(directory);
        if (!waiting.revision().equals(revision) || !files.isComplete() || !files.revision().equals(revision)) {
            return Confirmation.OTHER_REVISION;
        }
        confirmed = revision;
        judged = null;
        judgedRevision = "";
        return load(stamps, files, nowMillis) == Look.TAKEN ? Confirmation.TAKEN : Confirmation.NOT_APPLIED;
    }
}
