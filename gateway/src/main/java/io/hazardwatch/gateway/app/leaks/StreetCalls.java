package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.leaks.PlantTexts;
import io.hazardwatch.gateway.app.escalation.SubjectRules;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.journal.CommitListener;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.leaks.plant.PlantJudgement;
import io.hazardwatch.gateway.leaks.plant.PlantState;
import io.hazardwatch.gateway.leaks.plant.PlantWords;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.CityGas;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Calls people once about the leak along a street instead of once for each of its detectors. While escalation is seen to call about the leak, what
 * its detectors announce is told by that call, which names their number as it is when a message is made. While so many of them alarm that it is a
 * leak, their calls wait for its alarm for three seconds, within the five in which a P1 must be handed over. After the answer only what was announced
 * until then goes on waiting, and a detector that still alarms when the leak is over is told by itself. A detector of a hazard source is always told
 * by itself, because that source may have people of its own. The journal thread writes, escalation asks.
 */
public final class StreetCalls implements CommitListener, SubjectRules {
    private static final long FORMING_MILLIS = 3_000;
    /** How long it is believed that people are being called, because each row of a flood asks. */
    private static final long BELIEVED_MILLIS = 200;
    private static final int NAMED_MAX = 10;
    private static final String HIGH = "high";

    private record Index(Registry registry, Map<PointId, Place> ofDetector, Map<PointId, Place> ofLeak) {}

    /** A street of a site. */
    private record Place(Site site, CityGas.Street street) {
        String key() {
            return site.enterprise() + '/' + site.site() + '/' + street.id();
        }
    }

    /** What stands along a street. */
    private static final class Standing {
        private final Map<String, Alarm> members = new ConcurrentHashMap<>();
        private final Map<String, Long> told = new ConcurrentHashMap<>();
        private volatile Alarm leak;
        /** Since when so many alarm that it is a leak; 0 if not. */
        private volatile long formingSince;
        private volatile boolean isAnswered;
        // escalation thread
        private long lookedMillis = Long.MIN_VALUE / 2;
        private boolean isCalling;
    }

    private final Supplier<Registry> registry;
    private final Predicate<Subject> isCalling;
    private final Clock clock;
    private final PlantTexts texts = new PlantTexts();
    private final Map<String, Standing> streets = new ConcurrentHashMap<>();
    /** The street of each alarm that stands. */
    private final Map<String, Standing> ofAlarm = new ConcurrentHashMap<>();
    /** Of each alarm about a leak, also after its street has left the configuration, until it is over. */
    private final Map<String, Place> ofLeak = new ConcurrentHashMap<>();
    private volatile Index index = new Index(null, Map.of(), Map.of());

    /** @param isCalling whether people are called about that announcement at present; from memory */
    public StreetCalls(Supplier<Registry> registry, Predicate<Subject> isCalling, Clock clock) {
        this.registry = registry;
        this.isCalling = isCalling;
        this.clock = clock;
    }

    /** Takes up the alarms there are. */
    void begin(Collection<Alarm> present) {
        present.forEach(this::changed);
    }

    @Override
    public void committed(List<JournalEntry> entries) {
        entries.stream().map(JournalEntry::transition).filter(each -> each != null && each.after() != null && each.refusal() == null)
                .forEach(each -> changed(each.after()));
    }

    /** Takes an alarm as it is now. */
    public void changed(Alarm alarm) {
        Index known = index();
        Place leak = known.ofLeak.getOrDefault(alarm.point(), ofLeak.get(alarm.id()));
        Place detector = alarm.kind() == RuleKind.LIMIT && HIGH.equals(alarm.rule()) ? known.ofDetector.get(alarm.point()) : null;
        if (leak != null) {
            leak(streets.computeIfAbsent(leak.key(), key -> new Standing()), leak, alarm);
        } else if (detector != null) {
            member(streets.computeIfAbsent(detector.key(), key -> new Standing()), detector.street().need(), alarm);
        } else {
            gone(alarm);
        }
    }

    /** A detector that has left its street. */
    private void gone(Alarm alarm) {
        Standing street = ofAlarm.remove(alarm.id());
        if (street != null) {
            street.members.remove(alarm.id());
            street.told.remove(alarm.id());
        }
    }

    private void leak(Standing street, Place place, Alarm alarm) {
        boolean wasOver = street.leak == null || !street.leak.processActive();
        if (alarm.processActive() && wasOver) {
            street.isAnswered = false;
        }
        street.leak = alarm.isOpen() ? alarm : null;
        street.isAnswered |= alarm.ackedBy() != null && alarm.state().isAcked();
        ofLeak.put(alarm.id(), place);
    }

    private void member(Standing street, int need, Alarm alarm) {
        if (!alarm.isOpen()) {
            gone(alarm);
        } else {
            street.members.put(alarm.id(), alarm);
            ofAlarm.put(alarm.id(), street);
        }
        long active = street.members.values().stream().filter(Alarm::processActive).count();
        street.formingSince = active < need ? 0 : street.formingSince == 0 ? clock.millis() : street.formingSince;
    }

    private Index index() {
        Registry present = registry.get();
        Index known = index;
        if (known.registry != present) {
            Map<PointId, Place> detectors = new HashMap<>();
            Map<PointId, Place> leaks = new HashMap<>();
            for (Site site : present.sites()) {
                for (CityGas.Street street : site.plant().cityGas().streets()) {
                    Place place = new Place(site, street);
                    street.detectors().forEach(each -> detectors.put(each.point(), place));
                    leaks.put(PlantAlarms.pointOf(judgement(place, List.of(), Double.NaN)), place);
                }
            }
            known = new Index(present, detectors, leaks);
            index = known;
        }
        return known;
    }

    private static PlantJudgement judgement(Place place, List<Object> words, double value) {
        return new PlantJudgement(place.site().enterprise(), place.site().site(), PlantWords.id(place.street().alarmId()),
                PlantState.ACTIVE, Priority.P1, "street.leak", words, value, place.street().need(), "");
    }

    @Override
    public boolean isHeld(Subject subject) {
        Standing street = subject.hazardSource() == null ? ofAlarm.get(subject.id()) : null;
        if (street == null) {
            return false;
        }
        Alarm leak = street.leak;
        if (leak != null && !leak.isSuppressed() && isCalled(street, leak)) {
            street.told.merge(subject.id(), subject.annSeq(), Math::max);
            return true;
        }
        Alarm member = street.members.get(subject.id());
        boolean isTold = subject.annSeq() <= street.told.getOrDefault(subject.id(), 0L);
        if (isTold && street.isAnswered && (leak != null && leak.processActive() || member != null && !member.processActive())) {
            return true;
        }
        boolean isForming = !street.isAnswered || leak == null || !leak.processActive();
        return isForming && street.formingSince > 0 && Math.abs(clock.millis() - street.formingSince) < FORMING_MILLIS;
    }

    private boolean isCalled(Standing street, Alarm leak) {
        long now = clock.millis();
        if (Math.abs(now - street.lookedMillis) >= BELIEVED_MILLIS) {
            street.lookedMillis = now;
            street.isCalling = isCalling.test(new Subject(SubjectKind.ALARM, leak.id(), leak.occurrence(), leak.annSeq(), leak.priority(),
                    leak.point().enterprise(), leak.point().site(), null));
        }
        return street.isCalling;
    }

    /** How many detectors alarm by now. */
    @Override
    public Text matter(List<Subject> subjects, String person) {
        Place place = subjects.size() == 1 ? ofLeak.get(subjects.getFirst().id()) : null;
        Standing street = place == null ? null : streets.get(place.key());
        if (street == null || street.members.size() < place.street().need()) {
            return null;
        }
        List<PointId> points = street.members.values().stream().map(Alarm::point).distinct().toList();
        String named = points.stream().limit(NAMED_MAX).map(point -> point.device() + '/' + point.point()).sorted()
                .collect(Collectors.joining(", "));
        return texts.of(judgement(place, List.of(place.street().name(), String.valueOf(points.size()),
                String.valueOf(place.street().withinMillis() / 60_000), named), points.size()));
    }
}
