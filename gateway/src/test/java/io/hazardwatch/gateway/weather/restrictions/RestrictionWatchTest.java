package io.hazardwatch.gateway.weather.restrictions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.StationPoint;
import io.hazardwatch.gateway.registry.WeatherMeasure;
import io.hazardwatch.gateway.weather.ParseDeadline;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.WarningTexts;
import io.hazardwatch.gateway.weather.cap.CapReader;
import io.hazardwatch.gateway.weather.cap.CapSignatures;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import io.hazardwatch.gateway.weather.restrictions.Restriction.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What local readings and warnings forbid, by the table that ships. */
class RestrictionWatchTest {
    private static final SiteName SITE = new SiteName("e", "s");
    private static final long MINUTE = 60_000;
    private static final long START = 1_780_000_000_000L;
    private static final long WATCHED = START + 11 * MINUTE;

    private static final Map<WeatherMeasure, Double> CALM = Map.of(WeatherMeasure.WIND, 0.0, WeatherMeasure.VISIBILITY, 10_000.0,
            WeatherMeasure.RAIN_RATE, 0.0, WeatherMeasure.LIGHTNING_STRIKES, 0.0, WeatherMeasure.LIGHTNING_DISTANCE, 50.0);

    private final List<String> problems = new ArrayList<>();
    private final RestrictionTable table = RestrictionTable.EMPTY.with(WarningTexts.table("restrictions.csv"), problems);
    private TighteningTable tightening = TighteningTable.EMPTY;
    private final RestrictionWatch watch = new RestrictionWatch();
    private final Map<WeatherMeasure, LocalReading> station = new HashMap<>();
    private final Map<SiteName, List<ActiveWarning>> warnings = new HashMap<>();
    private final List<String> journal = new ArrayList<>();

    private static StationPoint point(WeatherMeasure measure) {
        return new StationPoint(measure, new PointId("e", "s", "met-01", measure.key()));
    }

    private void measure(WeatherMeasure measure, double value) {
        station.put(measure, LocalReading.known(point(measure), value, START));
    }

    /** Looks at a station that measures everything, calm where a test says nothing; without a station where a test measures nothing. */
    private void look(long now) {
        if (!station.isEmpty()) {
            CALM.forEach((measure, value) -> station.putIfAbsent(measure, LocalReading.known(point(measure), value, START)));
        }
        lookAtStation(now);
    }

    private void lookAtStation(long now) {
        watch.look(table, tightening, List.of(new RestrictionWatch.Station(SITE,
                station.keySet().stream().map(RestrictionWatchTest::point).toList())),
                each -> station.get(each.measure()), warnings, (site, begun, ended) -> journal.add("+" + begun + " -" + ended), now);
    }

    private Set<RestrictedWork> works(State state) {
        return watch.of(SITE).restrictions().stream().filter(each -> each.state() == state).map(each -> each.rule().work())
                .collect(Collectors.toSet());
    }

    @Test
    void tableThatShips_readsAndSaysWhereItIsFrom() {
        assertEquals(List.of(), problems);
        assertTrue(table.all().stream().allMatch(rule -> !rule.source().isBlank() && !rule.mark().isBlank()));
    }

    @Test
    void windOfBeaufortFive_forbidsHotWorkAndHeightWork_andSixLiftingToo() {
        measure(WeatherMeasure.WIND, 7.9);
        look(START);
        look(WATCHED);
        assertEquals(Set.of(), works(State.IN_FORCE));
        assertEquals(Set.of(), works(State.UNKNOWN));
        measure(WeatherMeasure.WIND, 8.0);
        look(WATCHED + 1);
        assertEquals(Set.of(RestrictedWork.HOT_WORK, RestrictedWork.HEIGHT_WORK), works(State.IN_FORCE));
        assertTrue(watch.against(SITE, RestrictedWork.HOT_WORK).getFirst().rule().isUpgradable());
        assertTrue(journal.getFirst().contains("no work at height by height-wind (local reading of met-01/wind)"), journal.toString());
        measure(WeatherMeasure.WIND, 10.8);
        look(WATCHED + 2);
        assertEquals(Set.of(RestrictedWork.HOT_WORK, RestrictedWork.HEIGHT_WORK, RestrictedWork.LIFTING), works(State.IN_FORCE));
    }

    @Test
    void restriction_holdsTenMinutesAfterTheLastExceedance() {
        measure(WeatherMeasure.WIND, 9);
        look(START);
        measure(WeatherMeasure.WIND, 5);
        look(WATCHED);
        measure(WeatherMeasure.WIND, 9);
        look(WATCHED + MINUTE);
        measure(WeatherMeasure.WIND, 5);
        look(WATCHED + 11 * MINUTE - 1);
        assertTrue(works(State.IN_FORCE).contains(RestrictedWork.HEIGHT_WORK));
        assertEquals(WATCHED + 11 * MINUTE, watch.against(SITE, RestrictedWork.HEIGHT_WORK).getFirst().untilMillis());
        look(WATCHED + 11 * MINUTE);
        assertEquals(Set.of(), works(State.IN_FORCE));
    }

    @Test
    void valueThatSaysNothing_isUnknownAndNeverSafe() {
        for (LocalReading each : List.of(LocalReading.known(point(WeatherMeasure.WIND), Double.NaN, START),
                LocalReading.known(point(WeatherMeasure.WIND), -1, START), LocalReading.unknown(point(WeatherMeasure.WIND), 0, UnknownReason.STALE),
                LocalReading.doubtful(point(WeatherMeasure.WIND), 2, START))) {
            station.put(WeatherMeasure.WIND, each);
            look(START);
            look(WATCHED);
            assertEquals(Set.of(RestrictedWork.HOT_WORK, RestrictedWork.HEIGHT_WORK, RestrictedWork.LIFTING), works(State.UNKNOWN), each.toString());
        }
        assertEquals(UnknownReason.IMPOSSIBLE, LocalReading.known(point(WeatherMeasure.DIRECTION), 361, START).unknown());
    }

    @Test
    void valueThatComesBack_isUnknownUntilItWasWatchedForTheHoldTime() {
        station.put(WeatherMeasure.WIND, LocalReading.unknown(point(WeatherMeasure.WIND), 0, UnknownReason.STALE));
        look(START);
        measure(WeatherMeasure.WIND, 2);
        look(START + MINUTE);
        assertEquals(UnknownReason.WATCHED_TOO_SHORT, watch.against(SITE, RestrictedWork.LIFTING).getFirst().unknown());
        look(START + 10 * MINUTE);
        assertEquals(List.of(), watch.against(SITE, RestrictedWork.LIFTING));
    }

    @Test
    void stationWithoutAMeasure_leavesTheRulesAboutItUnknown() {
        measure(WeatherMeasure.WIND, 2);
        lookAtStation(START);
        lookAtStation(WATCHED);
        assertEquals(Set.of(), works(State.IN_FORCE));
        assertEquals(Set.of("lifting-rain", "lifting-fog"), watch.against(SITE, RestrictedWork.LIFTING).stream().map(each -> each.rule().id())
                .collect(Collectors.toSet()));
        assertTrue(watch.against(SITE, RestrictedWork.LIFTING).stream().allMatch(each -> each.unknown() == UnknownReason.NO_READING));
        assertEquals(List.of(), watch.against(SITE, RestrictedWork.HOT_WORK));
    }

    @Test
    void stationWithTheDistanceOfLightningOnly_decidesByIt_andSaysWhatIsMissing() {
        measure(WeatherMeasure.LIGHTNING_DISTANCE, 50);
        lookAtStation(START);
        lookAtStation(WATCHED);
        assertEquals(List.of(), watch.against(SITE, RestrictedWork.LOADING));
        assertTrue(watch.of(SITE).notMeasured().contains(WeatherMeasure.LIGHTNING_STRIKES));
        assertFalse(watch.of(SITE).notMeasured().contains(WeatherMeasure.LIGHTNING_DISTANCE));
        measure(WeatherMeasure.LIGHTNING_DISTANCE, 6);
        lookAtStation(WATCHED + 1);
        assertEquals(State.IN_FORCE, watch.against(SITE, RestrictedWork.LOADING).getFirst().state());
        station.put(WeatherMeasure.LIGHTNING_DISTANCE, LocalReading.unknown(point(WeatherMeasure.LIGHTNING_DISTANCE), 0, UnknownReason.STALE));
        lookAtStation(WATCHED + 12 * MINUTE);
        assertEquals(State.UNKNOWN, watch.against(SITE, RestrictedWork.LOADING).getFirst().state(), "what is not known is never safe");
    }

    @Test
    void stationWithGustsOnly_isJudgedByThem() {
        measure(WeatherMeasure.GUST, 7);
        lookAtStation(START);
        lookAtStation(WATCHED);
        assertEquals(List.of(), watch.against(SITE, RestrictedWork.HOT_WORK));
        measure(WeatherMeasure.GUST, 9);
        lookAtStation(WATCHED + 1);
        assertEquals(State.IN_FORCE, watch.against(SITE, RestrictedWork.HOT_WORK).getFirst().state());
        assertTrue(watch.of(SITE).notMeasured().contains(WeatherMeasure.WIND));
    }

    @Test
    void valueThatTheDeviceDoubts_forbidsAllTheSame() {
        station.put(WeatherMeasure.WIND, LocalReading.doubtful(point(WeatherMeasure.WIND), 20, START));
        look(START);
        assertTrue(works(State.IN_FORCE).contains(RestrictedWork.LIFTING));
    }

    @Test
    void lightningNearby_forbidsLoadingGaugingAndCleaning_fogHeightWorkAndLifting() {
        measure(WeatherMeasure.LIGHTNING_DISTANCE, 6);
        look(START);
        assertEquals(Set.of(RestrictedWork.LOADING, RestrictedWork.GAUGING, RestrictedWork.TANK_CLEANING), works(State.IN_FORCE));
        station.clear();
        measure(WeatherMeasure.VISIBILITY, 300);
        look(WATCHED);
        assertEquals(Set.of(RestrictedWork.HEIGHT_WORK, RestrictedWork.LIFTING), works(State.IN_FORCE));
    }

    @Test
    void warningInForce_forbidsByTheTable_andTightensByConfiguration_journaledWithItsCause() {
        tightening = TighteningTable.parse(List.of("storm;rain;orange;50;2;1;1;加强;Tighter;plan;S"), problems);
        Warning warning = new CapReader(WarningTexts.types(), WarningLimits.STANDARD, new CapSignatures(List.of())).read(
                WarningTexts.cap("A", "2026-06-01T08:00:00+08:00", "Actual", "Alert", "", "暴雨橙色预警", ""), 0, ParseDeadline.UNBOUNDED);
        warnings.put(SITE, List.of(new ActiveWarning("w1", warning, START)));
        look(START);
        assertEquals(Set.of(RestrictedWork.LIFTING), works(State.IN_FORCE));
        assertEquals("storm", watch.of(SITE).tightened().getFirst().rule().id());
        assertTrue(journal.getFirst().contains("tightened storm by warning w1"), journal.toString());
        warnings.clear();
        look(START + MINUTE);
        assertEquals(2, journal.size());
        assertEquals(List.of(), watch.all());
    }

    @Test
    void rows_canBeMadeStricterAndNeverLoosened() {
        RestrictionTable own = table.with(List.of("height-wind;height_work;wind;>=7.0;15;0;a;b;own;S"), problems);
        assertEquals(List.of(), problems);
        assertEquals(7.0, own.all().stream().filter(rule -> rule.id().equals("height-wind")).findFirst().orElseThrow().limit());
        own.with(List.of("height-wind;height_work;wind;>=8.0;15;0;a;b;own;S", "height-wind;height_work;wind;>=7.0;5;0;a;b;own;S",
                "height-wind;height_work;wind;>=7.0;15;1;a;b;own;S", "height-wind;off", "x;height_work;wind;>=NaN;1;0;a;b;c;d"), problems);
        assertEquals(5, problems.size());
        TighteningTable.parse(List.of("storm;rain;orange;120;0;0;0;a;b;c;S", "storm;rain;orange;50;-1;0;0;a;b;c;S"), problems);
        assertEquals(7, problems.size());
    }
}
