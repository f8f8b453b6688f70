package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.registry.Household;
import io.hazardwatch.gateway.registry.Households;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.testkit.SiteText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** The calls of a street of households over a desk that a test decides about, in fake time. */
class HouseholdRig {
    static final Registry REGISTRY = SiteText.load("kind: gas_user\nname: East quarter\ndevices:\n" + String.join("", IntStream.range(0, 5)
            .mapToObj(i -> "  - id: h-" + i + "\n    points:\n"
                    + "      - {id: lel, unit: \"%LEL\", limits: {H: {at: 10, priority: P2}, HH: {at: 20, priority: P1}}}\n      - {id: valve}\n")
            .toList()) + """
            cityGas:
              attendWithin: 20m
              shutOffs: [{id: v-0, name: Valve 0, detectors: [h-0/lel], valve: h-0/valve}, {id: v-4, detectors: [h-4/lel], valve: h-4/valve}]
              streets: [{id: main, name: Main Street, detectors: [h-0/lel, h-1/lel, h-2/lel]}]
            """);
    static final Households HOUSEHOLDS = new Households(IntStream.range(0, 4).mapToObj(i -> new Household("acme", "yard", "flat-" + i,
            Text.of("Flat " + i), List.of(new DeviceId("acme", "yard", "h-" + i)), i == 3 ? "wang" : null, i == 3 ? null : "000-0000-010" + i,
            Text.of("tenant"), false)).toList());

    final AlarmBook plant = new AlarmBook();
    GasPlaces places = new GasPlaces(REGISTRY, HOUSEHOLDS);
    final StandingGas standing = new StandingGas();
    final FakeDesk desk = new FakeDesk();
    HouseholdCalls calls = new HouseholdCalls(desk);
    long now = 1_760_000_000_000L;

    /** Escalation as far as it matters: what is announced once runs until it is ended. */
    static final class FakeDesk implements HouseholdDesk {
        final List<String> done = new ArrayList<>();
        final Map<String, Subject> known = new LinkedHashMap<>();
        final Map<String, Subject> running = new LinkedHashMap<>();
        final Map<String, Made> cleared = new LinkedHashMap<>();
        /** The last of which somebody answered the calls. */
        final Map<String, Made> answered = new LinkedHashMap<>();
        /** Times of the gas that was called about, by the key of the subject. */
        final Map<String, Long> gasAt = new LinkedHashMap<>();
        /** Whether what is stored of calls has been read after the start. */
        boolean isRead = true;
        /** Whether a provider takes what is to be said. */
        boolean isTaken = true;
        final Map<String, Long> noted = new LinkedHashMap<>();
        boolean isFailing;
        boolean isJournalAway;
        /** Contact of whom nothing can be found out. */
        String broken = "";
        int defects;
        /** Of when the news was, one each. */
        final List<Long> toldAt = new ArrayList<>();
        boolean hasChannel = true;
        long now;

        @Override
        public CompletionStage<Boolean> call(Subject subject, MessageFacts facts) {
            if (isFailing) {
                return CompletableFuture.failedFuture(new IllegalStateException("too many requests wait"));
            }
            Subject before = known.get(subject.key());
            if (before == null || !subject.isNotAfter(before)) {
                known.put(subject.key(), subject);
                running.put(subject.key(), subject);
                cleared.remove(subject.key());
                answered.remove(subject.key());
                gasAt.put(subject.key(), facts.happenedAt());
                done.add("call " + facts.place().en() + ": " + facts.matter().en());
            }
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public CompletionStage<Boolean> over(String key) {
            Subject ended = running.remove(key);
            cleared.put(key, new Made(ended, false, now, gasAt.getOrDefault(key, 0L), isTaken));
            done.add("over " + ended.id());
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public CompletionStage<Boolean> tell(Subject subject, MessageFacts facts, String person) {
            Subject before = known.get(subject.key());
            if (before == null || !subject.isNotAfter(before)) {
                known.put(subject.key(), subject);
                done.add("tell " + person + ": " + facts.matter().en());
                toldAt.add(facts.happenedAt());
            }
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public boolean isReachable(String person) {
            if (person.equals(broken)) {
                throw new IllegalStateException("broken");
            }
            return hasChannel && !person.equals("wang");
        }

        /** Somebody there answers. */
        void answer(String id) {
            Subject subject = running.remove("HOUSEHOLD:" + id);
            answered.put(subject.key(), new Made(subject, false, 0, gasAt.get(subject.key()), true));
        }

        @Override
        public boolean isRead() {
            return isRead;
        }

        @Override
        public List<Made> made() {
            if (!isRead) {
                return List.of();
            }
            List<Made> all = new ArrayList<>(cleared.values());
            all.addAll(answered.values());
            running.values().forEach(each -> all.add(new Made(each, true, 0, gasAt.getOrDefault(each.key(), 0L), isTaken)));
            return all;
        }

        @Override
        public CompletionStage<?> comment(Alarm alarm, String words) {
            noted.put(alarm.id() + words, now);
            done.add("comment " + alarm.point().device() + ": " + words.split(" / ")[1]);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public boolean isNoted(Alarm alarm, String words, long sinceMillis) {
            if (isJournalAway) {
                throw new IllegalStateException("the journal cannot be read");
            }
            return noted.getOrDefault(alarm.id() + words, 0L) >= sinceMillis;
        }

        @Override
        public void defect(RuntimeException failure) {
            defects++;
        }

        @Override
        public void note(Subject subject, String words, long nowMillis) {
            done.add("note " + subject.id() + ' ' + words);
        }

        List<String> take() {
            List<String> all = List.copyOf(done);
            done.clear();
            return all;
        }
    }

    Alarm gas(int household, FindingType what, String level, Priority priority) {
        Alarm alarm = Plant.on(plant, Plant.finding(REGISTRY.point(PointId.parse("acme/yard/h-" + household + "/lel")), "high", RuleKind.LIMIT, what,
                level, priority, false, 15), now).after();
        standing.take(alarm, places);
        return alarm;
    }

    Alarm gas(int household) {
        return gas(household, FindingType.RAISE, "H", Priority.P2);
    }

    Alarm ofPlant(String rule, FindingType what) {
        Point point = Point.virtual(PointId.parse("acme/yard/_site/plant-" + rule), Text.of(rule), "");
        Alarm alarm = Plant.on(plant, Plant.finding(point, "system", RuleKind.SYSTEM, what, "system", Priority.P1, false, 1), now).after();
        standing.take(alarm, places);
        return alarm;
    }

    List<String> look(long laterMillis) {
        now += laterMillis;
        desk.now = now;
        standing.pass(now, 0);
        calls.look(places, standing, now);
        return desk.take();
    }

    static String subject(int household) {
        return "acme.yard.h-" + household + ".lel.high:household";
    }
}
