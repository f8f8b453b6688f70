package io.hazardwatch.gateway.app.response;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.api.alarms.AlarmJson;
import io.hazardwatch.gateway.api.alarms.AlarmView;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.leaks.GasAlarm;
import io.hazardwatch.gateway.leaks.Leak;
import io.hazardwatch.gateway.leaks.LeakChange;
import io.hazardwatch.gateway.leaks.LeakSettings;
import io.hazardwatch.gateway.leaks.LeakWatch;
import io.hazardwatch.gateway.leaks.Leaks;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.LimitOverlay;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.response.cards.CardTableTest;
import io.hazardwatch.gateway.response.cards.Neighbour;
import io.hazardwatch.gateway.response.cards.NeighbourCall;
import io.hazardwatch.gateway.response.cards.NeighbourCallBook;
import io.hazardwatch.gateway.response.cards.NeighbourCallRows;
import io.hazardwatch.gateway.response.cards.NeighbourTable;
import io.hazardwatch.gateway.response.cards.WindSector;
import io.hazardwatch.gateway.response.permits.Permit;
import io.hazardwatch.gateway.response.permits.PermitArea;
import io.hazardwatch.gateway.response.permits.PermitBook;
import io.hazardwatch.gateway.response.permits.PermitCause;
import io.hazardwatch.gateway.response.permits.PermitKind;
import io.hazardwatch.gateway.response.permits.PermitListener;
import io.hazardwatch.gateway.response.permits.PermitNotice;
import io.hazardwatch.gateway.response.permits.PermitRows;
import io.hazardwatch.gateway.response.permits.PermitSurroundings;
import io.hazardwatch.gateway.response.permits.PermitTable;
import io.hazardwatch.gateway.response.permits.PermitTerms;
import io.hazardwatch.gateway.response.warnings.CapDocument;
import io.hazardwatch.gateway.response.warnings.OwnWarning;
import io.hazardwatch.gateway.response.warnings.OwnWarningBook;
import io.hazardwatch.gateway.response.warnings.OwnWarningRows;
import io.hazardwatch.gateway.response.warnings.OwnWarningRules;
import io.hazardwatch.gateway.response.warnings.OwnWarningScope;
import io.hazardwatch.gateway.response.warnings.OwnWarningType;
import io.hazardwatch.gateway.response.warnings.OwnWarningUrgency;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LaneRig;
import io.hazardwatch.gateway.testkit.SharedData;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * A plant with two gas detectors near a pump and one far away, a weather station, and the rooms of response around it, once a second in fake
 * time. What a process remembers is lost by {@link #restart}; what is stored or journaled is not.
 */
final class ResponseScenario implements PermitSurroundings, PermitListener {
    private static final String SITE = """
            location: {lat: 31.78, lon: 119.95}
            hazardSources:
              - {id: tanks, name: {zh: 罐区, en: tanks}, substances: [{cas: 68476-85-7, name: LPG, tonnes: 100}], exposedPeople: 60}
            station: {wind: met/wind, direction: met/direction}
            devices:
            %s%s%s  - id: met
                points:
                  - {id: wind, unit: m/s, period: 1s, staleAfter: 0s}
                  - {id: direction, unit: "°", period: 1s, staleAfter: 0s}
            leakSources:
              - {id: pump-1, name: {zh: 1 号泵, en: pump 1}, place: {east: 80, north: 0}, gases: [lpg]}
            """.formatted(detector("gd-1", 100), detector("gd-2", 120), detector("gd-3", 400));
    private static final List<String> NEIGHBOURS = List.of("acme;yard;school;小学;school;0519-0;31.78;119.956", "acme;yard;mill;磨坊;mill;;31.79;119.95");

    final List<String> told = new ArrayList<>();
    final List<String> permitJournal = new ArrayList<>();
    final List<String> warningJournal = new ArrayList<>();
    final List<String> callJournal = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    long toldAt;
    /** Whether the warnings' thread gets to look. */
    boolean isFollowing = true;
    PermitBook permits;
    OwnWarningBook warnings;
    CardDesk cards;

    private final LaneRig rig;
    private final Registry registry;
    private final SiteIndex sites;
    private final PermitRows permitRows = new PermitRows();
    private final OwnWarningRows warningRows = new OwnWarningRows();
    private final NeighbourCallRows callRows = new NeighbourCallRows();
    private final Map<String, Leak> leakRows = new LinkedHashMap<>();
    private final Map<PointId, Reading> last = new HashMap<>();
    private final Map<String, Double> values = new HashMap<>(Map.of("gd-1", 0.5, "gd-2", 0.5, "gd-3", 0.5));
    private final FakeClock clock;
    private int instance;
    private long seq;
    private AlarmView view;
    private PermitCauses causes;
    private LeakWatch leaks;
    private NeighbourCallBook calls;
    private LimitOverlay overlay = LimitOverlay.NONE;

    ResponseScenario(Path directory) throws IOException {
        rig = new LaneRig(directory, SITE);
        registry = ((LoadResult.Valid<Registry>) new SitesLoader(new PointIndexes()).load(directory)).value();
        sites = new SiteIndex(() -> registry);
        clock = new FakeClock(rig.nowMillis());
        rig.record().onJournal(this::committed);
        begin();
    }

    private static String detector(String id, int east) {
        return """
              - id: %s
                hazardSource: tanks
                place: {east: %d, north: 0}
                points:
                  - {id: lel, gas: lpg, lelPctVol: 2.0, unit: "%%LEL", range: [0, 100], period: 1s, staleAfter: 0s,
                     limits: {H: {at: 25, deadband: 1, onDelay: 0s, offDelay: 0s, priority: P2},
                              HH: {at: 50, deadband: 1, onDelay: 0s, offDelay: 0s, priority: P1}}}
            """.formatted(id, east);
    }

    static PointId point(String device) {
        return PointId.parse("acme/yard/" + device + "/lel");
    }

    private void begin() {
        view = new AlarmView(new AlarmJson(() -> registry));
        view.restore(rig.record().alarms().stream().filter(Alarm::isOpen).toList(), seq);
        causes = new PermitCauses(new PermitCauses.Sources(() -> registry, view, point -> last.get(point.id()), null, null, null), now());
        permits = new PermitBook(PermitTable.parse(PermitRows.shipped()), permitRows, this, this, Runnable::run);
        permits.load(now());
        warnings = new OwnWarningBook(new OwnWarningBook.Place(new CapDocument.Origin("hazardwatch@gateway.example", "https://gateway.example"),
                "run" + ++instance, sites::zone), warningRows, (warning, actor, what) -> warningJournal.add(what));
        warnings.load(now());
        calls = new NeighbourCallBook(callRows, call -> callJournal.add(call.neighbour()));
        calls.look(now());
        cards = new CardDesk(CardTableTest.shipped(), NeighbourTable.parse(NEIGHBOURS, problems), List::of, () -> registry,
                point -> last.get(point.id()), clock);
        leaks = new LeakWatch(LeakSettings.STANDARD);
        leaks.configure(registry, now());
        leakRows.values().stream().filter(each -> !each.isOver()).forEach(each -> leaks.restore(each, now()));
        rig.record().alarms().forEach(alarm -> leaks.onAlarm(gas(alarm), now()));
        tighten();
    }

    /** The process dies and comes back at once. */
    void restart() {
        rig.restart(0);
        overlay = LimitOverlay.NONE;
        begin();
    }

    long now() {
        return rig.nowMillis();
    }

    Point point(PointId id) {
        return registry.point(id);
    }

    /** From now on a detector shows that. */
    void gas(String device, double lel) {
        values.put(device, lel);
    }

    /** Readings, the lane, and each room's look, once a second. */
    void run(int seconds) {
        for (int i = 0; i < seconds; i++) {
            send(PointId.parse("acme/yard/met/wind"), 3);
            send(PointId.parse("acme/yard/met/direction"), 270);
            values.forEach((device, value) -> send(point(device), value));
            rig.pass(1_000);
            clock.advance(1_000);
            cards.sample(now());
            permits.look(now());
            tighten();
            leaks.look(last::get, now()).stream().map(LeakChange::leak).forEach(leak -> leakRows.put(leak.id(), leak));
            if (isFollowing) {
                warnings.follow(new LeakSubjects(this::shown, leakRows::get, sites), now());
            }
        }
    }

    private Leaks shown() {
        List<Leak> all = List.copyOf(leakRows.values());
        return () -> all;
    }

    private void send(PointId point, double value) {
        last.put(point, new Reading(point, now(), now(), value, Quality.GOOD));
        rig.send(point.device() + '/' + point.point(), value);
    }

    private void tighten() {
        LimitOverlay wanted = permits.overlay(now());
        if (!wanted.equals(overlay)) {
            overlay = wanted;
            rig.tighten(wanted);
        }
    }

    private void committed(List<Transition> transitions) {
        for (Transition each : transitions) {
            if (each.after() != null && each.refusal() == null) {
                view.committed(List.of(new JournalEntry(++seq, now(), 0, each)));
                leaks.onAlarm(gas(each.after()), now());
                if (each.after().processActive()) {
                    causes.raised(each.after());
                }
            }
        }
    }

    private static GasAlarm gas(Alarm alarm) {
        return new GasAlarm(alarm.id(), alarm.point(), GasAlarm.Kind.DETECTION, alarm.priority(), alarm.level(), "HH".equals(alarm.level()),
                alarm.processActive(), false, false, alarm.annSeq(), alarm.eventAt());
    }

    /** The limit H in force. */
    double limit(String device) {
        return overlay.over(registry).point(point(device)).limits().stream().filter(each -> each.level().name().equals("H")).findFirst()
                .orElseThrow().at();
    }

    Permit issueHotWork(int seconds) {
        Site site = registry.sites().getFirst();
        GroundPosition position = new GroundPosition(100, 5);
        PermitArea.Nearby near = PermitArea.nearby(site, "tanks", position, 30);
        PermitTerms terms = new PermitTerms(PermitKind.HOT_WORK, "SECOND", "acme", "yard", "tanks", "泵房", now(), now() + seconds * 1_000L, "ann",
                "bob", "", false, near.detectors(), List.of(), Map.of(point("gd-1"), 2.0, point("gd-2"), 2.0),
                new PermitArea(position, 30, near.assumed()));
        PermitBook.Outcome outcome = permits.issue(terms, "op", now());
        assertEquals(List.of(), outcome.problems());
        permits.keep(outcome);
        return outcome.permit();
    }

    Leak leak() {
        return leakRows.values().iterator().next();
    }

    /** Ids of the neighbours in the sector. */
    List<String> downWind() {
        Site site = registry.sites().getFirst();
        WindSector sector = cards.sector("acme", "yard");
        return cards.neighbours("acme", "yard").stream().filter(each -> sector.contains(each.bearingFrom(site.lat(), site.lon())))
                .map(Neighbour::id).toList();
    }

    void call(String neighbour, boolean isReached) {
        calls.note(new NeighbourCall("", "acme", "yard", neighbour, Text.of(neighbour), "0519-0", leak().id(), NeighbourCall.Means.PHONE, isReached,
                "", "op", now(), now()));
    }

    List<String> called() {
        return calls.of("acme", "yard", 0).stream().map(each -> each.neighbour() + ' ' + each.isReached()).toList();
    }

    /** What people of the site tell the public of the leak. */
    OwnWarning preparePublic() {
        OwnWarning restricted = warnings.all().getLast();
        OwnWarning draft = OwnWarning.prepared(warnings.newId(now()), "acme", "yard", restricted.incident(), OwnWarningScope.PUBLIC, false,
                OwnWarningType.ALERT, OwnWarningUrgency.IMMEDIATE, restricted.text(), "", 60, "ann", now());
        assertEquals(List.of(), warnings.prepare(draft).rules());
        return draft;
    }

    /** By the schema and by our rules. */
    void requireValid(OwnWarning warning) {
        assertEquals(List.of(), OwnWarningRules.problems(warning));
        try {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(SharedData.path("cap/schema/cap12.xsd").toFile())
                    .newValidator().validate(new StreamSource(new StringReader(warning.document())));
        } catch (SAXException | IOException invalid) {
            throw new AssertionError(warning.document(), invalid);
        }
    }

    @Override
    public Registry configured() {
        return registry;
    }

    @Override
    public boolean isPerson(String person, String enterprise) {
        return List.of("ann", "bob").contains(person);
    }

    @Override
    public boolean isHotWorkOneHigher(String enterprise, String site, long atMillis) {
        return false;
    }

    @Override
    public void refresh() {
        causes.refresh();
    }

    @Override
    public List<PermitCause> causes(Permit permit, boolean isMonitored, long nowMillis) {
        return causes.causes(permit, isMonitored, nowMillis);
    }

    @Override
    public void journal(Permit permit, String actor, String session, String what) {
        permitJournal.add(what.split(":", 2)[0]);
    }

    @Override
    public CompletionStage<?> tell(Permit permit, PermitNotice notice, Collection<String> persons) {
        told.add(String.join("+", persons) + ' ' + notice.cause().kind());
        toldAt = toldAt == 0 ? now() : toldAt;
        return CompletableFuture.completedFuture(true);
    }
}
