package io.hazardwatch.gateway.settings.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.ClockSetting;
import io.hazardwatch.gateway.registry.DriftSetting;
import io.hazardwatch.gateway.registry.FrozenSetting;
import io.hazardwatch.gateway.registry.HazardGrade;
import io.hazardwatch.gateway.registry.JumpSetting;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.ScatterSetting;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SpikeSetting;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SitesLoaderTest {
    private static final String DEPOT = """
            enterprise: huarun-gas
            site: lpg-depot-01
            name: {zh: 城北液化气储配站, en: North LPG depot}
            kind: lpg_depot
            location: {lat: 31.78, lon: 119.95}
            timezone: Asia/Shanghai
            hazardSources:
              - id: tank-farm-a
                name: {zh: A 罐区}
                substances: [{cas: 68476-85-7, name: LPG, tonnes: 100}]
                exposedPeople: 60
                inCharge: {principal: li-wei, technical: zhao-min, operational: sun-qiang}
            devices:
              - id: gd-07
                hazardSource: tank-farm-a
                points:
                  - id: lel
                    name: {zh: 可燃气体浓度}
                    unit: "%LEL"
                    range: [0, 100]
                    period: 1s
                    staleAfter: 30s
                    limits:
                      H:  {at: 25, deadband: 2, onDelay: 0s, offDelay: 60s, priority: P2}
                      HH: {at: 50, deadband: 2, onDelay: 0s, offDelay: 60s, priority: P1, latching: true}
                    rate:
                      - {id: fast-rise, above: "5 %LEL/min", window: 60s, onDelay: 10s, priority: P2}
            """;

    @TempDir
    Path directory;
    private final PointIndexes indexes = new PointIndexes();

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectory(directory.resolve("sites"));
    }

    private Registry load(String... files) throws IOException {
        for (int i = 0; i < files.length; i++) {
            Files.writeString(directory.resolve("sites").resolve(i + ".yaml"), files[i]);
        }
        LoadResult<Registry> loaded = new SitesLoader(indexes).load(directory);
        assertEquals(List.of(), loaded.problems());
        return ((LoadResult.Valid<Registry>) loaded).value();
    }

    private static String site(String name, String points) {
        return "enterprise: e\nsite: " + name + "\ndevices:\n  - id: d\n    points:\n" + points.indent(6);
    }

    private Point point(String lines) throws IOException {
        return load(site("s", lines)).point(PointId.parse("e/s/d/p"));
    }

    @Test
    void siteOfTheContract_isTakenWhole() throws IOException {
        Registry registry = load(DEPOT);
        Site site = registry.sites().getFirst();
        Point lel = registry.point(PointId.parse("huarun-gas/lpg-depot-01/gd-07/lel"));

        assertEquals(new Text("城北液化气储配站", "North LPG depot"), site.name());
        assertEquals(ZoneId.of("Asia/Shanghai"), site.timezone());
        assertEquals(31.78, site.lat());
        assertEquals(HazardGrade.IV, site.hazardSources().getFirst().grading().grade());
        assertEquals(4.5, site.hazardSources().getFirst().grading().r());
        assertEquals("zhao-min", site.hazardSources().getFirst().inCharge().technical());
        assertEquals("tank-farm-a", lel.hazardSource());
        assertEquals("%LEL", lel.unit());
        assertEquals(30_000, lel.staleAfterMillis());
        assertEquals(List.of(new LimitSetting(LimitLevel.H, 25, 2, 0, 60_000, Priority.P2, false),
                new LimitSetting(LimitLevel.HH, 50, 2, 0, 60_000, Priority.P1, true)), lel.limits());
    }

    @Test
    void whyOfARuleOverSeveralPoints_isKept_andAMistakeInItIsTold() throws IOException {
        String rule = "rules: [{id: both, any: [{point: d/p, above: 5}], why: {action: {zh: 撤离, en: leave}, timeToRespond: %s}}]\n";
        String site = "enterprise: e\nsite: s\ndevices: [{id: d, points: [{id: p, unit: u}]}]\n";
        Files.createDirectories(directory.resolve("sites"));
        Files.writeString(directory.resolve("sites/a.yaml"), site + rule.formatted("5m"));
        Registry registry = ((LoadResult.Valid<Registry>) new SitesLoader(new PointIndexes()).load(directory)).value();
        assertEquals("leave", registry.sites().getFirst().rules().getFirst().why().action().en());
        assertEquals(300_000, registry.sites().getFirst().rules().getFirst().why().timeToRespondMillis());
        Files.writeString(directory.resolve("sites/a.yaml"), site + rule.formatted("soon"));
        assertEquals(List.of("rules[0].why.timeToRespond"), new SitesLoader(new PointIndexes()).load(directory).problems().stream()
                .map(SettingsProblem::path).toList());
    }

    @Test
    void why_isKeptByLevelAndByRule_andTakenFromTheTemplate() throws IOException {
        Files.createDirectory(directory.resolve("templates"));
        Files.writeString(directory.resolve("templates/t.yaml"), """
                template: t
                basis: ours
                limits: {H: {at: 25, why: {cause: leak, action: {zh: 撤离, en: leave}, timeToRespond: 10m}}}
                rate: [{id: r, above: 5 u/min, why: {cause: line}}]
                unit: u
                """);
        Point point = point("- {id: p, unit: u, template: t, rate: [{id: r, why: {cause: hose, approver: gu, reviewed: 2026-03-01}}]}");

        assertEquals("leave", point.rationales().get("H").action().en());
        assertEquals(600_000, point.rationales().get("H").timeToRespondMillis());
        assertEquals("hose", point.rationales().get("r").cause().zh());
        assertEquals(LocalDate.of(2026, 3, 1), point.rationales().get("r").reviewed());
    }

    @Test
    void sensorHealth_defaultsFollowThePeriodAndThePriorities() throws IOException {
        Point point = point("""
                - id: p
                  unit: u
                  period: 10s
                  limits: {HH: {at: 25}}
                  timeToLimit: [{id: soon, limit: HH}]
                  sensorHealth: {frozen: {}, attenuated: {}, noise: {}, spikes: {}, jump: {fasterThan: 60 u/min},
                    drift: {}, clock: {}, sentinels: [-9999]}
                """);

        assertEquals(new FrozenSetting("frozen", 100_000, Double.NaN, Priority.P3, Priority.P2), rule(point, "frozen"));
        assertEquals(new ScatterSetting("attenuated", false, 0.1, 600_000, Priority.P3), rule(point, "attenuated"));
        assertEquals(new ScatterSetting("noise", true, 5, 600_000, Priority.P3), rule(point, "noise"));
        assertEquals(new SpikeSetting("spikes", 6, 3, 1_000_000, Priority.P4), rule(point, "spikes"));
        assertEquals(new JumpSetting("jump", Double.NaN, 1, 60_000, Priority.P3), rule(point, "jump"));
        assertEquals(new DriftSetting("drift", 1_800_000, Priority.P3), rule(point, "drift"));
        assertEquals(new ClockSetting("clock", 5_000, Priority.P3), rule(point, "clock"));
        assertEquals(new TimeToLimitSetting("soon", LimitLevel.HH, 25, 600_000, 1_800_000, 60_000, Priority.P2), rule(point, "soon"));
        assertEquals(List.of(-9999.0), point.screen().sentinels());
    }

    private static RuleSetting rule(Point point, String id) {
        return point.rules().stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void forecastOfATemplate_followsTheLimitThatThePointTightens() throws IOException {
        Files.createDirectory(directory.resolve("templates"));
        Files.writeString(directory.resolve("templates/t.yaml"), """
                template: t
                basis: ours
                unit: u
                limits: {H: {at: 25}}
                timeToLimit: [{id: soon, limit: H, horizon: 20m}]
                sensorHealth: {frozen: {longestRepeat: 20s}}
                """);
        Point point = point("- {id: p, unit: u, template: t, limits: {H: {at: 20, priority: P3}}, sensorHealth: {frozen: {tolerance: 1}}}");

        assertEquals(new TimeToLimitSetting("soon", LimitLevel.H, 20, 600_000, 1_200_000, 60_000, Priority.P4), rule(point, "soon"));
        assertEquals(new FrozenSetting("frozen", 60_000, 1, Priority.P3, Priority.P3), rule(point, "frozen"));
    }

    @Test
    void ratePerMinute_isHeldPerSecond() throws IOException {
        RateSetting rate = load(DEPOT).points().getFirst().rates().getFirst();

        assertEquals(5.0 / 60, rate.limitPerSecond());
        assertEquals(5, rate.shownLimit());
        assertEquals("%LEL/min", rate.shownUnit());
        assertEquals(60, rate.shownPerSecond(), 1e-9);
        assertEquals(10_000, rate.onDelayMillis());
    }

    @Test
    void unitWithASlash_keepsItInItsRate() throws IOException {
        RateSetting rate = point("- {id: p, unit: m3/h, period: 1s, rate: [{id: r, below: '-30 m3/h/min'}]}").rates().getFirst();

        assertEquals(-0.5, rate.limitPerSecond());
        assertEquals("m3/h/min", rate.shownUnit());
    }

    @Test
    void changeWithinTheWindow_isHeldPerSecondAndShownAsGiven() throws IOException {
        Point point = point("- {id: p, unit: m3/h, rate: [{id: r, method: difference, change: '-3 m3/h', window: 60s}]}");

        assertEquals(List.of(RateSetting.change("r", -3, "m3/h", 60_000, 0, Priority.P2)), point.rates());
    }

    @Test
    void pointThatSaysLittle_isWatchedForSilenceAllTheSame() throws IOException {
        Point point = point("- {id: p}");

        assertEquals(Text.of("p"), point.name());
        assertEquals(1_000, point.periodMillis());
        assertEquals(300_000, point.staleAfterMillis());
        assertEquals(Double.NEGATIVE_INFINITY, point.rangeLow());
    }

    @Test
    void slowPoint_isStaleAfterFivePeriods() throws IOException {
        assertEquals(1_500_000, point("- {id: p, period: 5m}").staleAfterMillis());
    }

    @Test
    void templateLimit_mayBeTightenedKeepingTheRest() throws IOException {
        Point point = point("- {id: p, template: gb50493-combustible, limits: {H: {at: 20}}}");

        assertEquals(new LimitSetting(LimitLevel.H, 20, 2, 0, 60_000, Priority.P2, false), point.limits().getFirst());
        assertEquals(50, point.limits().getLast().at());
        assertEquals("%LEL", point.unit());
        assertEquals(30_000, point.staleAfterMillis());
    }

    @Test
    void templateOfTheConfiguration_isTaken() throws IOException {
        Files.createDirectory(directory.resolve("templates"));
        Files.writeString(directory.resolve("templates/t.yaml"), """
                template: our-low
                basis: works standard 7
                unit: m
                limits: {L: {at: 2, statutory: true}}
                """);

        assertEquals(3, point("- {id: p, template: our-low, limits: {L: {at: 3}}}").limits().getFirst().at());
    }

    @Test
    void siteInTwoFiles_isRefusedNamingBoth() throws IOException {
        Files.writeString(directory.resolve("sites/a.yaml"), site("s", "- {id: p}"));
        Files.writeString(directory.resolve("sites/b.yaml"), site("s", "- {id: p}"));

        assertEquals(List.of("sites/b.yaml: site: e/s: must stand only once; it is in sites/a.yaml too"),
                new SitesLoader(indexes).load(directory).problems().stream().map(SettingsProblem::toString).toList());
    }

    @Test
    void mistakesInSeveralFiles_areToldTogether() throws IOException {
        Files.writeString(directory.resolve("sites/a.yaml"), "enterprise: e\n");
        Files.writeString(directory.resolve("sites/b.yaml"), "site: s\n");

        assertEquals(List.of("sites/a.yaml", "sites/b.yaml"),
                new SitesLoader(indexes).load(directory).problems().stream().map(SettingsProblem::file).toList());
    }

    @Test
    void bytesThatAreNoText_areToldAsSuch() throws IOException {
        Files.write(directory.resolve("sites/a.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 1});

        assertEquals(List.of("sites/a.yaml: : (bytes): must be UTF-8"),
                new SitesLoader(indexes).load(directory).problems().stream().map(SettingsProblem::toString).toList());
    }

    @Test
    void folderWithoutSites_isRefused() throws IOException {
        Files.delete(directory.resolve("sites"));

        assertEquals(1, new SitesLoader(indexes).load(directory).problems().size());
    }

    @Test
    void reload_keepsThePointsIndexes() throws IOException {
        Registry before = load(site("s", "- {id: a}\n- {id: b}"));
        Registry after = load(site("s", "- {id: b}\n- {id: c}"));

        assertEquals(before.point(PointId.parse("e/s/d/b")).index(), after.point(PointId.parse("e/s/d/b")).index());
        assertNull(after.point(before.point(PointId.parse("e/s/d/a")).index()));
        assertNotNull(after.point(2));
        assertEquals(3, after.indexBound());
    }

    @Test
    void refusedLoad_givesOutNoIndex() throws IOException {
        Files.writeString(directory.resolve("sites/a.yaml"), site("s", "- {id: a}\n- {id: a}"));
        new SitesLoader(indexes).load(directory);

        assertEquals(0, indexes.of(PointId.parse("e/s/d/z")));
    }
}
