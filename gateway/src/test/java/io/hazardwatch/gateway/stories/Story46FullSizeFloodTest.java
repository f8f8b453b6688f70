package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.journal.Notice;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.ChatterFilter;
import io.hazardwatch.gateway.notify.channel.WebhookPlanner;
import io.hazardwatch.gateway.notify.channel.WebhookSettings;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.stories.Toledo.Step;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Toledo 2022 at its full size: 3,712 alarms in twelve hours, 55 in the last seven minutes. No P1 waits a turn longer for all
 * the others, nothing is missing from the journal, messages stay bounded, the figures are those counted by hand, and a gateway
 * that starts on that journal lists everything.
 */
@ExtendWith(LeakCheck.class)
class Story46FullSizeFloodTest {
    private static final long SEED = 46;
    private static final long START = 1_763_780_123_000L;

    @TempDir
    private Path directory;
    private final List<Step> steps = Toledo.steps(SEED);
    private final List<Step> raises = steps.stream().filter(Step::isBad).toList();
    private Registry registry;

    @BeforeEach
    void writeSite() throws Exception {
        Files.createDirectories(directory.resolve("config/sites"));
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("config/sites/yard.yaml"), Toledo.site());
        LoadResult<Registry> loaded = new SitesLoader(new PointIndexes()).load(directory.resolve("config"));
        registry = ((LoadResult.Valid<Registry>) loaded).value();
    }

    private static BiConsumer<Long, List<Transition>> noting(Map<String, Long> turns) {
        return (turn, transitions) -> transitions.stream()
                .filter(each -> each.annunciate() && each.after().priority() == Priority.P1)
                .forEach(each -> turns.put(each.after().id(), turn));
    }

    @Test
    void everyP1_isAnnouncedInTheSameTurnAsWithoutTheFlood() {
        List<Step> urgent = steps.stream().filter(step -> Toledo.priority(step.point()) == Priority.P1).toList();
        Map<String, Long> sent = new TreeMap<>();
        urgent.forEach(step -> sent.put(Toledo.alarm(step.point()), START + step.at()));
        Map<String, Long> alone = new TreeMap<>();
        new FloodedLane(registry, START, noting(alone)).run(urgent);
        Map<String, Long> flooded = new TreeMap<>();
        new FloodedLane(registry, START, noting(flooded)).run(steps);
        assertEquals(178, sent.size());
        assertEquals(sent, alone);
        assertEquals(sent, flooded);
    }

    @Test
    void journalOfTheFlood_isWhole_boundedInMessages_andRightInFigures() throws Exception {
        try (SqliteJournal journal = open()) {
            flood(journal);
            checkEntries(journal);
            checkMessages(notices(journal));
        }
        Files.createDirectories(directory.resolve("before/config/sites"));
        Files.copy(directory.resolve("config/sites/yard.yaml"), directory.resolve("before/config/sites/yard.yaml"));
        RunningGateway.start(directory.resolve("before")).close();
        Files.copy(directory.resolve("before/data/gateway.db"), directory.resolve("data/gateway.db"));
        Files.writeString(directory.resolve("data/watched-times.txt"), START + " " + (START + Toledo.MILLIS) + "\n");
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            checkFigures(gateway);
            checkPages(gateway);
        }
    }

    private SqliteJournal open() throws Exception {
        ChatterFilter chatter = new ChatterFilter(new WebhookPlanner(List.of(
                new WebhookSettings("pager", "http://127.0.0.1:1/", null, Set.of(Priority.values())))));
        SqliteJournal journal = SqliteJournal.open(directory.resolve("data/journal.db"), 20_000, chatter, new FakeClock(START),
                (where, thrown) -> {
                    throw new AssertionError(where, thrown);
                });
        journal.addListener(chatter);
        journal.start();
        return journal;
    }

    /** Twelve hours pass in seconds; where an alarm comes and goes the disk keeps up with it, as it would. */
    private void flood(SqliteJournal journal) {
        new FloodedLane(registry, START, (turn, transitions) -> {
            long ticket = journal.append(transitions);
            if (transitions.stream().anyMatch(each -> each.before() != null || isChatterer(each))) {
                Await.until("committed", () -> journal.committedTicket() >= ticket);
            }
        }).run(steps);
        Await.until("all committed", () -> journal.committedTicket() >= steps.size());
    }

    private static boolean isChatterer(Transition transition) {
        return Toledo.isChatterer(Integer.parseInt(transition.after().point().point().substring(1)));
    }

    private void checkEntries(SqliteJournal journal) {
        List<JournalEntry> entries = journal.entriesAfter(0, Integer.MAX_VALUE);
        assertEquals(steps.size(), entries.size());
        assertTrue(journal.verifyChain().isIntact());
        List<String> expected = raises.stream().map(step -> START + step.at() + " " + Toledo.alarm(step.point())).toList();
        List<String> raised = entries.stream().map(JournalEntry::transition).filter(Story46FullSizeFloodTest::isRaise)
                .map(each -> each.atMillis() + " " + each.after().id()).toList();
        assertEquals(Toledo.RAISES, raised.size());
        assertEquals(expected, raised);
    }

    private static boolean isRaise(Transition each) {
        return each.type() == TransitionType.ALARM_RAISED || each.type() == TransitionType.ALARM_REACTIVATED;
    }

    /** One message for each alarm that stays; of one that comes and goes the first five changes, then one in an interval. */
    private static List<Notice> notices(SqliteJournal journal) {
        return journal.alarms().stream().flatMap(alarm -> journal.outbox().rowsOf(alarm.id(), Integer.MAX_VALUE).stream())
                .sorted(Comparator.comparing(Notice::id)).toList();
    }

    private void checkMessages(List<Notice> notices) {
        Map<String, List<Notice>> byAlarm = notices.stream().collect(Collectors.groupingBy(Notice::alarmId));
        assertEquals(Toledo.POINTS, byAlarm.size());
        int bound = 0;
        for (int point = 0; point < Toledo.POINTS; point++) {
            List<Notice> told = byAlarm.get(Toledo.alarm(point));
            int most = mostMessages(point);
            bound += most;
            assertTrue(told.size() <= most, Toledo.alarm(point) + ": " + told.size() + " > " + most);
            if (!Toledo.isChatterer(point)) {
                assertEquals(TransitionType.ALARM_RAISED, told.getFirst().type());
                assertTrue(told.getFirst().nextAt() <= told.getFirst().createdAt(), "due at once");
            }
        }
        assertTrue(notices.size() <= bound && bound < steps.size() - 250, notices.size() + " of at most " + bound);
    }

    private int mostMessages(int point) {
        if (!Toledo.isChatterer(point)) {
            return 1;
        }
        List<Step> own = steps.stream().filter(step -> step.point() == point).toList();
        long interval = Toledo.priority(point) == Priority.P2 ? 300_000 : 1_800_000;
        return 5 + (int) Math.ceilDiv(own.getLast().at() - own.getFirst().at(), interval);
    }

    private void checkFigures(RunningGateway gateway) {
        String period = "enterprise=acme&from=" + START + "&to=" + (START + Toledo.MILLIS);
        CountedFloods counted = new CountedFloods(raises, START);
        JsonNode report = gateway.client().get("/api/v1/kpis?" + period).body();
        assertEquals(counted.shareOfWindowsAboveTen(), figure(report, "K5"), 1e-9);
        assertEquals(counted.peak(), figure(report, "K6"));
        assertEquals(counted.shareOfTimeInFlood(), figure(report, "K7"), 1e-9);
        List<CountedFloods.Line> floods = new ArrayList<>();
        gateway.client().get("/api/v1/floods?" + period).body().get("floods").forEach(each -> floods.add(line(each)));
        assertEquals(counted.floods(), floods);
        assertEquals(floods.size(), figure(report, "K8"));
        assertTrue(floods.size() >= 5 && floods.getLast().open() && floods.getLast().count() >= Toledo.LAST, floods::toString);
    }

    private static double figure(JsonNode report, String id) {
        return StreamSupport.stream(report.get("kpis").spliterator(), false).filter(kpi -> kpi.get("id").asText().equals(id))
                .findFirst().orElseThrow().get("value").asDouble();
    }

    private static CountedFloods.Line line(JsonNode flood) {
        return new CountedFloods.Line(instant(flood.get("from")), instant(flood.get("to")), flood.get("open").asBoolean(),
                flood.get("count").asInt(), flood.get("peak").asInt(), flood.get("firstOut").asText());
    }

    private static Instant instant(JsonNode text) {
        return OffsetDateTime.parse(text.asText()).toInstant();
    }

    private static void checkPages(RunningGateway gateway) {
        for (int limit : new int[] {500, 1000}) {
            JsonNode first = gateway.client().get("/api/v1/alarms?enterprise=acme&limit=" + limit).body();
            assertEquals(limit, first.get("alarms").size());
            List<JsonNode> open = gateway.client().alarms("enterprise=acme&limit=" + limit);
            assertEquals(Toledo.POINTS, open.size());
            Set<String> ids = new HashSet<>();
            open.forEach(alarm -> ids.add(alarm.get("id").asText()));
            assertEquals(IntStream.range(0, Toledo.POINTS).mapToObj(Toledo::alarm).collect(Collectors.toSet()), ids);
            List<String> priorities = open.stream().map(alarm -> alarm.get("priority").asText()).toList();
            assertEquals(priorities.stream().sorted().toList(), priorities, "no P1 below a P3");
        }
    }
}
