package io.hazardwatch.gateway.app.onboarding;

import io.hazardwatch.gateway.accounts.ListedCredential;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.alarms.AlarmQueries;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.DoorLog;
import io.hazardwatch.gateway.intake.Rejected;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Gb26875Binding;
import io.hazardwatch.gateway.registry.Hj212Binding;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RefusedLogIns;
import io.hazardwatch.gateway.registry.Registry;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a connection doctor is told, as a test states it. */
final class DoctorRig {
    final Map<PointId, Reading> last = new HashMap<>();
    final List<ListedCredential> credentials = new ArrayList<>();
    final List<Rejected> rejects = new ArrayList<>();
    final DoorLog door = new DoorLog(new ConnectionListener() {
        @Override
        public void lost(DeviceId device, long atMillis) {}

        @Override
        public void back(DeviceId device) {}
    });
    /** Points of which the journal was asked. */
    final List<PointId> asked = new ArrayList<>();
    boolean isJournalAway;
    private final Map<PointId, List<JournalEntry>> journal = new HashMap<>();
    private final Random random = new Random(18);
    private Registry registry;

    DoctorFacts facts(Registry configured) {
        configure(configured);
        return new DoctorFacts(sources());
    }

    void configure(Registry configured) {
        registry = configured;
    }

    DoctorSources sources() {
        AlarmQueries queries = (AlarmQueries) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {AlarmQueries.class},
                (proxy, method, arguments) -> entries((PointId) arguments[0]));
        return new DoctorSources(() -> registry, point -> last.get(point.id()), enterprise -> rejects, door,
                enterprise -> credentials.stream().filter(each -> each.credential().enterprise().equals(enterprise)).toList(), queries, true);
    }

    private List<JournalEntry> entries(PointId point) {
        asked.add(point);
        if (isJournalAway) {
            throw new IllegalStateException("the journal is away");
        }
        return journal.getOrDefault(point, List.of());
    }

    Credential issued(String enterprise, DeviceId device, long atMillis) {
        Credential credential = new Credential("c" + credentials.size(), "c", enterprise, device);
        credentials.add(new ListedCredential("c" + credentials.size(), credential, atMillis, RefusedLogIns.NONE));
        return credential;
    }

    /** Some tell whole seconds only, and nothing comes at the millisecond. */
    void report(Device device, long now) {
        boolean tellsSeconds = device.binding() instanceof Hj212Binding || device.binding() instanceof Gb26875Binding;
        for (Point point : device.points()) {
            long event = now - random.nextInt(40);
            double value = Double.isInfinite(point.rangeLow()) ? 1 : point.rangeLow() + (point.rangeHigh() - point.rangeLow()) / 4;
            last.put(point.id(), new Reading(point.id(), tellsSeconds ? event / 1000 * 1000 : event, now, value, Quality.GOOD));
        }
    }

    /** The journal has one more entry of an alarm of the point. */
    void journaled(PointId point, TransitionType type, long occurrence, long atMillis) {
        Alarm alarm = new Alarm(Alarm.idOf(point, "high"), point, new Text("高", "high"), "high", RuleKind.LIMIT, "H", "MPa", Priority.P2,
                Priority.P2, AlarmState.A, false, false, occurrence, occurrence, 1, atMillis, atMillis, atMillis, atMillis, null, 2, 1.6, 2,
                false, false);
        List<JournalEntry> entries = journal.computeIfAbsent(point, unused -> new ArrayList<>());
        entries.addFirst(new JournalEntry(entries.size() + 1, atMillis, 0, new Transition(alarm, alarm, type, true, null, atMillis, "li-wei", "")));
    }

    /** An alarm of the point was raised, and somebody acknowledged it. */
    void tested(PointId point, long atMillis) {
        journaled(point, TransitionType.ALARM_RAISED, 1, atMillis);
        journaled(point, TransitionType.ALARM_ACKED, 1, atMillis + 1);
    }
}
