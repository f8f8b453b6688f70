package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.app.escalation.SubjectRules;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.leaks.Leak;
import io.hazardwatch.gateway.leaks.LeakSettings;
import io.hazardwatch.gateway.leaks.LeakStore;
import io.hazardwatch.gateway.leaks.LeakWatch;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.GasDetector;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteExposure;
import io.hazardwatch.gateway.registry.SiteGas;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.registry.SiteLogic;
import io.hazardwatch.gateway.registry.SiteSchematic;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The runner of leaks with calls and a store that a test decides about. Three detectors of methane stand 20 m apart. */
final class LeakRig implements LeakStore {
    static final PointId A = point("a");
    static final PointId B = point("b");
    static final PointId C = point("c");

    final Map<SubjectKind, SubjectRules> rules = new HashMap<>();
    final List<Subject> asked = new ArrayList<>();
    final List<String> ended = new ArrayList<>();
    /** Calls that run, by key. */
    final Map<String, Subject> running = new HashMap<>();
    final Map<String, Leak> rows = new LinkedHashMap<>();
    final List<Throwable> defects = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    private final Set<PointId> active = new HashSet<>();
    private final Map<PointId, Long> seqs = new HashMap<>();
    /** Calls cannot be stored. */
    boolean isRefusing;
    /** Calls are neither stored nor refused yet. */
    boolean isSlow;
    final List<Runnable> slow = new ArrayList<>();
    /** The store is away with that; null = it is there. */
    RuntimeException away;
    Registry registry = registry(A, B, C);
    long now = 1_800_000_000_000L;
    private LeakRunner runner;
    private ChangedGasAlarms alarms;

    LeakRig() {
        start();
    }

    private static PointId point(String device) {
        return new DeviceId("e", "s", device).point("lel");
    }

    static Registry registry(PointId... gas) {
        List<Device> devices = new ArrayList<>();
        for (PointId id : List.of(A, B, C)) {
            devices.add(Device.of(id.deviceId(), List.of(new Point(devices.size(), id, Text.of(id.device()), "%LEL", 0, 100, 1_000, 0, List.of(),
                    List.of(), null))));
        }
        List<GasDetector> detectors = new ArrayList<>();
        for (PointId id : gas) {
            detectors.add(new GasDetector(id, "methane", new GroundPosition(20 * detectors.size(), 0), 5.0, 500));
        }
        return Registry.of(List.of(new Site("e", "s", Text.of("s"), "other", 31, 119, ZoneOffset.UTC, List.of(), devices, SiteLogic.NONE,
                new SiteExposure("", List.of(), 1_000, Set.of(), List.of()), SiteSchematic.NONE, new SiteGas(detectors, List.of()))));
    }

    /** Starts it, again with what is stored and the alarms as they are. */
    void start() {
        alarms = new ChangedGasAlarms();
        alarms.begin(active.stream().map(point -> alarm(point, Priority.P2, true)).toList());
        LeakCalls calls = new LeakCalls(new LeakCalls.Desk((subject, facts) -> call(subject), key -> over(key),
                subject -> running.containsKey(subject.key()) && subject.isNotAfter(running.get(subject.key())), rules::put),
                new SiteIndex(() -> registry), enterprise -> true);
        runner = new LeakRunner(new LeakWatch(LeakSettings.STANDARD), this, new LeakRunner.Sources(() -> registry, () -> registry,
                point -> new Reading(point, now, now, active.contains(point) ? 30 : 0.5, Quality.GOOD), alarms,
                new TamperingAlarms(finding -> { }, List.of()), notes::add), calls, new FakeClock(now), Thread::new,
                (where, defect) -> defects.add(defect));
    }

    private CompletableFuture<Boolean> call(Subject subject) {
        asked.add(subject);
        if (isRefusing) {
            return CompletableFuture.failedFuture(new IllegalStateException("too many requests wait; try again"));
        }
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        slow.add(() -> {
            running.put(subject.key(), subject);
            answer.complete(true);
        });
        if (!isSlow) {
            settle();
        }
        return answer;
    }

    private CompletableFuture<Boolean> over(String key) {
        slow.add(() -> {
            running.remove(key);
            ended.add(key);
        });
        if (!isSlow) {
            settle();
        }
        return CompletableFuture.completedFuture(true);
    }

    /** Everything that waits is stored, in the order of the requests. */
    void settle() {
        List<Runnable> waiting = List.copyOf(slow);
        slow.clear();
        waiting.forEach(Runnable::run);
    }

    @Override
    public List<Leak> load(long overSinceMillis) {
        refuseIfAway();
        return List.copyOf(rows.values());
    }

    @Override
    public void save(List<Leak> leaks, long forgetBeforeMillis) {
        refuseIfAway();
        leaks.forEach(leak -> rows.put(leak.id(), leak));
    }

    private void refuseIfAway() {
        if (away != null) {
            throw away;
        }
    }

    private Alarm alarm(PointId point, Priority priority, boolean isActive) {
        return new Alarm(Alarm.idOf(point, "high"), point, Text.of(point.device()), "high", RuleKind.LIMIT, "H", "%LEL", priority, priority,
                isActive ? AlarmState.B : AlarmState.A, isActive, false, 1, 1, seqs.getOrDefault(point, 0L), now, now, 0, 0, null, 30, 25, 30, false,
                false);
    }

    /** An alarm comes, or becomes more urgent. */
    void raise(PointId point, Priority priority) {
        active.add(point);
        seqs.merge(point, 1L, Long::sum);
        alarms.changed(alarm(point, priority, true));
    }

    void clear(PointId point) {
        active.remove(point);
        alarms.changed(alarm(point, Priority.P2, false));
    }

    void run(int seconds) {
        for (int i = 0; i < seconds; i++) {
            now += 1_000;
            runner.look(now);
        }
    }

    List<Leak> shown() {
        return runner.all();
    }

    String problem() {
        return runner.problem();
    }

    /** Whether the call about that alarm waits for a leak. */
    boolean isHeld(PointId point, Priority priority) {
        return rules.get(SubjectKind.ALARM).isHeld(new Subject(SubjectKind.ALARM, Alarm.idOf(point, "high"), 1, seqs.get(point), priority, "e", "s",
                null));
    }

    boolean isHeld(PointId point) {
        return isHeld(point, Priority.P2);
    }
}
