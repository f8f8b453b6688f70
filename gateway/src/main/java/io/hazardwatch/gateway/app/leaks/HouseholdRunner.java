package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.journal.CommitListener;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.leaks.field.FieldNeed;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Household;
import io.hazardwatch.gateway.registry.Households;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.settings.site.HouseholdFiles;
import io.hazardwatch.gateway.settings.yaml.FileStamps;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.time.ClockWatch;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of households: once a second it looks at the gas alarms that stand, so that households are called and field staff gets its tasks. Reads
 * the contacts of households when their files or the sites have changed; no device loses its contact by a file with mistakes or one that is gone. The
 * journal thread only hands over.
 */
final class HouseholdRunner implements CommitListener {
    private static final Logger LOG = LoggerFactory.getLogger(HouseholdRunner.class);
    private static final long FILES_MILLIS = 10_000;
    private static final long AGAIN_MILLIS_MAX = 300_000;
    private static final int WAITING_MAX = 16;

    /**
     * What it looks at.
     *
     * @param config  folder of gateway.yaml, below which the contacts of households are
     * @param reader  reads those contacts against the sites that are configured
     * @param present the alarms at present, from memory
     * @param isPerson whether the directory has somebody of that id; from memory
     */
    record Sources(Path config, BiFunction<Path, Registry, HouseholdFiles.Read> reader, Supplier<Registry> registry, Supplier<List<Alarm>> present,
                   Predicate<String> isPerson) {
        Sources(Path config, Supplier<Registry> registry, Supplier<List<Alarm>> present, Predicate<String> isPerson) {
            this(config, HouseholdFiles::read, registry, present, isPerson);
        }
    }

    private final Sources sources;
    private final HouseholdCalls calls;
    private final Consumer<List<FieldNeed>> needs;
    private final Clock clock;
    private final BookThread<HouseholdCalls> thread;
    /** Alarms that have changed since the last look, by id, as they are now. */
    private final Map<String, Alarm> changed = new ConcurrentHashMap<>();
    private final StandingGas standing = new StandingGas();
    private volatile Households households = Households.NONE;
    private volatile String problem = "";
    private volatile String unknown = "";
    private volatile String remark = "";
    // thread of households
    private GasPlaces places = GasPlaces.NONE;
    private FileStamps stamps;
    private List<Household> taken = List.of();
    /** The same by the names of their files, with those of before that are kept. */
    private Map<String, List<Household>> files = Map.of();
    private Registry readFor;
    private long filesMillis = Long.MIN_VALUE / 2;
    private long readMillis;
    /** How long after that what could not be read is read again, which holds up calls; 0 if everything was read. */
    private long againMillis;
    private final ClockWatch watch;

    /** @param needs takes the tasks that are needed at present; never blocks */
    HouseholdRunner(Sources sources, HouseholdCalls calls, Consumer<List<FieldNeed>> needs, Clock clock, ThreadFactory threads,
                    BiConsumer<String, Throwable> defects) {
        this.sources = sources;
        this.calls = calls;
        this.needs = needs;
        this.clock = clock;
        this.watch = new ClockWatch(clock.millis(), clock.nanos());
        this.thread = new BookThread<>("households", calls, WAITING_MAX, this::look, clock, threads, defects);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.stop();
    }

    @Override
    public void committed(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            Alarm after = entry.transition() == null || entry.transition().refusal() != null ? null : entry.transition().after();
            if (after != null && StandingGas.isWanted(after)) {
                changed.put(after.id(), after);
            }
        }
    }

    /** The contacts that are known. Any thread. */
    Households households() {
        return households;
    }

    /** What is wrong with the files of contacts; empty if nothing is. Any thread. */
    String problem() {
        return joined(problem, unknown);
    }

    /** What is no fault and yet should be known: that nobody is told; empty if there is nothing. Any thread. */
    String remark() {
        return remark;
    }

    void look(long nowMillis) {
        read(nowMillis);
        Registry registry = sources.registry().get().configured();
        if (!places.isOf(registry, households)) {
            places = new GasPlaces(registry, households);
            standing.clear();
            sources.present().get().stream().filter(StandingGas::isWanted).forEach(each -> standing.take(each, places));
        }
        for (String id : changed.keySet()) {
            Alarm alarm = changed.remove(id);
            if (alarm != null) {
                standing.take(alarm, places);
            }
        }
        long wallMillis = clock.millis();
        standing.pass(wallMillis, watch.stepMillis(wallMillis, clock.nanos()));
        calls.look(places, standing, wallMillis);
        needs.accept(FieldNeeds.of(places, standing, nowMillis));
    }

    private void read(long nowMillis) {
        Registry registry = sources.registry().get().configured();
        boolean isDue = Math.abs(nowMillis - filesMillis) >= FILES_MILLIS;
        if (!isDue && registry == readFor) {
            return;
        }
        filesMillis = nowMillis;
        FileStamps present = HouseholdFiles.stamps(sources.config());
        boolean isChanged = !present.equals(stamps) || registry != readFor;
        if (isChanged || againMillis > 0 && Math.abs(nowMillis - readMillis) >= againMillis) {
            boolean isUnreadable = read(present, registry);
            againMillis = !isUnreadable ? 0 : isChanged ? FILES_MILLIS : Math.min(2 * againMillis, AGAIN_MILLIS_MAX);
            readMillis = nowMillis;
        }
        long lacking = taken.stream().filter(each -> each.person() != null && !sources.isPerson().test(each.person())).count();
        unknown = lacking == 0 ? "" : lacking + " households name a person whom the directory lacks; nobody there is called";
    }

    /**
     * By the names of their files, the contacts of before that are kept: those of a file that is gone or has mistakes for each device that no entry
     * has now, and those of any file for a device that only an entry with a mistake names, or may name, because a file does not show which devices it
     * names. What cannot be read, and a folder that is lost, are no orders to forget whom to tell, and keep nothing else from being taken.
     */
    private Map<String, List<Household>> kept(HouseholdFiles.Read read, Registry registry) {
        Set<DeviceId> told = read.households().stream().flatMap(each -> each.devices().stream()).collect(Collectors.toSet());
        SiteIndex sites = new SiteIndex(() -> registry);
        Map<String, List<Household>> kept = new TreeMap<>();
        files.forEach((name, before) -> {
            boolean isWhole = read.isWhole(name);
            List<Household> those = before.stream().filter(each -> isSite(sites.site(each.enterprise(), each.site())))
                    .map(each -> each.with(each.devices().stream()
                            .filter(device -> !told.contains(device) && (!isWhole || read.named().contains(device))).toList()))
                    .filter(each -> !each.devices().isEmpty()).toList();
            if (!those.isEmpty()) {
                kept.put(name, those);
            }
        });
        return kept;
    }

    private static boolean isSite(Site site) {
        return site != null && GasPlaces.isOfUser(site);
    }

    private static String problem(HouseholdFiles.Read read, long gone) {
        String mistakes = read.problems().isEmpty() ? ""
                : read.problems().size() + " mistakes in the contacts of households; the command check names them";
        String lost = gone == 0 ? "" : "files with contacts of households that are gone: " + gone
                + "; their contacts are kept, and a file with an empty list gives them up";
        return joined(mistakes, lost);
    }

    private static String joined(String... texts) {
        return Stream.of(texts).filter(each -> !each.isEmpty()).collect(Collectors.joining("; "));
    }

    /** Whether something could not be read, which need not change to be readable again. */
    private boolean read(FileStamps present, Registry registry) {
        HouseholdFiles.Read read = sources.reader().apply(sources.config(), registry);
        readFor = registry;
        stamps = present;
        Map<String, List<Household>> kept = kept(read, registry);
        // Of two entries with one id the first is told, and that is the one of the files as they are.
        taken = Stream.concat(read.households().stream(), kept.values().stream().flatMap(List::stream)).toList();
        files = new HashMap<>(read.files());
        kept.forEach((name, those) -> files.merge(name, those, (now, before) -> Stream.concat(now.stream(), before.stream()).toList()));
        String before = problem;
        problem = problem(read, kept.keySet().stream().filter(read::isGone).count());
        households = new Households(taken);
        long sites = registry.sites().stream().filter(GasPlaces::isOfUser).count();
        remark = files.isEmpty() && sites > 0 ? "no household is told: there are no contacts; sites with households: " + sites : "";
        if (!problem.isEmpty() && !problem.equals(before)) {
            LOG.warn("households: {}", problem);
        }
        return read.isUnreadable();
    }
}
