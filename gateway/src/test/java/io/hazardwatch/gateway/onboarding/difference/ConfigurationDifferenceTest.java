package io.hazardwatch.gateway.onboarding.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.registry.DesignRule;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.PointSettings;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteLogic;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationDifferenceTest {
    private static final String SITE = """
            enterprise: acme
            site: yard
            location: {lat: 31.5, lon: 120.1}
            hazardSources: [{id: src, name: tanks, substances: [{cas: 68476-85-7, name: LPG, tonnes: 100}], exposedPeople: 60}]
            devices:
              - id: d
                points:
                  - {id: a, unit: MPa, range: [0, 4], period: 1s, limits: {H: {at: 2}}, rate: [{id: fast, above: "1 MPa/min"}]}
                  - {id: b, unit: MPa, range: [0, 4], limits: {L: {at: 1, priority: P3}}, sensorHealth: {frozen: {after: 10m}}}
            rules: [{id: both, priority: P2, all: [{point: d/a, alarm: H}, {point: d/b, alarm: L}]}]
            """;

    @TempDir
    private Path directory;
    private Registry before;

    @BeforeEach
    void load() throws IOException {
        before = registry(SITE);
    }

    /** With indexes of its own, as another run has them. */
    private Registry registry(String site) throws IOException {
        Files.createDirectories(directory.resolve("sites"));
        Files.writeString(directory.resolve("sites/a.yaml"), site);
        LoadResult<Registry> loaded = new SitesLoader(new PointIndexes()).load(directory);
        return switch (loaded) {
            case LoadResult.Valid<Registry> valid -> valid.value();
            case LoadResult.Invalid<Registry> invalid -> throw new AssertionError(invalid.problems());
        };
    }

    private ConfigurationDifference edit(String from, String to) throws IOException {
        assertTrue(SITE.contains(from), from);
        return ConfigurationDifference.between(before, registry(SITE.replace(from, to)));
    }

    private static List<String> english(ConfigurationDifference difference) {
        return difference.changes().stream().map(change -> change.words().en()).toList();
    }

    @Test
    void sameFiles_areNoDifference() throws IOException {
        assertEquals(List.of(), english(ConfigurationDifference.between(before, registry(SITE))));
    }

    @Test
    void eachChange_isSaidWithItsDirection() throws IOException {
        Map<String[], String> edits = Map.ofEntries(
                Map.entry(new String[] {"H: {at: 2}", "H: {at: 2.5}"}, "d/a: H 2 → 2.5 MPa, looser"),
                Map.entry(new String[] {"L: {at: 1,", "L: {at: 1.2,"}, "d/b: L 1 → 1.2 MPa, tighter"),
                Map.entry(new String[] {"L: {at: 1,", "L: {at: 0.5,"}, "d/b: L 1 → 0.5 MPa, looser"),
                Map.entry(new String[] {"H: {at: 2}", "H: {at: 2, onDelay: 90s}"}, "d/a H: on-delay 0s → 90s, looser"),
                Map.entry(new String[] {"priority: P3}", "priority: P2}"}, "d/b L: priority P3 → P2, tighter"),
                Map.entry(new String[] {"H: {at: 2}", "H: {at: 2, beyond: true}"}, "d/a H: only beyond the limit no → yes, looser"),
                Map.entry(new String[] {"H: {at: 2}", "H: {at: 2, deadband: 0.1}"}, "d/a H: deadband 0 → 0.1"),
                Map.entry(new String[] {"H: {at: 2}", "HH: {at: 3}, H: {at: 2}"}, "d/a: HH none → 3 MPa (deadband 0, "
                        + "on-delay 0s, off-delay 0s, priority P1, latching no, on-delay in readings none), tighter"),
                Map.entry(new String[] {"limits: {H: {at: 2}}, ", ""}, "d/a: H 2 MPa → none, looser"),
                Map.entry(new String[] {", rate: [{id: fast, above: \"1 MPa/min\"}]", ""}, "d/a.fast: rate rule removed, looser"),
                Map.entry(new String[] {"after: 10m", "after: 20m"}, "d/b.frozen: after 10m → 20m"),
                Map.entry(new String[] {"exposedPeople: 60", "exposedPeople: 20"}, "src: exposed people 60 → 20"),
                Map.entry(new String[] {"rules: [{id: both, priority: P2", "rules: [{id: both, priority: P3"}, "both: priority P2 → P3, looser"));
        for (Map.Entry<String[], String> edit : edits.entrySet()) {
            String sites = edit.getKey()[0].contains("limits: {H: {at: 2}}, ") ? SITE.substring(SITE.indexOf("rules:")) : "";
            ConfigurationDifference difference = sites.isEmpty() ? edit(edit.getKey()[0], edit.getKey()[1])
                    : ConfigurationDifference.between(registry(SITE.replace(sites, "")), registry(SITE.replace(sites, "")
                            .replace(edit.getKey()[0], edit.getKey()[1])));
            assertTrue(english(difference).contains(edit.getValue()), english(difference).toString());
            assertTrue(difference.needsApproval(), edit.getValue());
            assertTrue(difference.changes().stream().allMatch(change -> !change.words().zh().isEmpty()));
        }
    }

    @Test
    void askedAddressOfACamera_isNotSaid_becauseTheJournalKeepsItForReaders() throws IOException {
        String camera = "cameras: [{id: cam-1, url: \"rtsp://10.0.0.8/live?token=SECRET-1\"}]\nrules:";
        ConfigurationDifference added = edit("rules:", camera);
        assertTrue(english(added).stream().anyMatch(words -> words.startsWith("cam-1: camera added")), english(added).toString());
        ConfigurationDifference other = ConfigurationDifference.between(registry(SITE.replace("rules:", camera)),
                registry(SITE.replace("rules:", camera.replace("SECRET-1", "SECRET-2"))));
        assertTrue(english(other).stream().anyMatch(words -> words.endsWith("changed (not shown)")), english(other).toString());
        Stream.concat(added.changes().stream(), other.changes().stream()).forEach(change ->
                assertFalse((change.words().en() + change.words().zh()).contains("SECRET"), change.words().en()));
    }

    @Test
    void channelOfACamera_isSaid() throws IOException {
        String camera = "cameras: [{id: cam-1, gb28181: {platform: \"34020000002000000777\", channel: \"34020000001320000001\"}}]\nrules:";
        ConfigurationDifference other = ConfigurationDifference.between(registry(SITE.replace("rules:", camera)),
                registry(SITE.replace("rules:", camera.replace("320000001", "320000002"))));
        assertTrue(english(other).stream().anyMatch(words -> words.contains("34020000001320000001") && words.contains("34020000001320000002")),
                english(other).toString());
        assertTrue(other.needsApproval());
    }

    @Test
    void descriptions_needNobodyElse() throws IOException {
        for (String[] edit : List.of(new String[] {"lat: 31.5", "lat: 31.6"}, new String[] {"name: tanks", "name: spheres"},
                new String[] {"site: yard", "site: yard\nname: Yard"},
                new String[] {"{id: both,", "{id: both, name: Both,"})) {
            ConfigurationDifference difference = edit(edit[0], edit[1]);
            assertEquals(1, difference.changes().size(), english(difference).toString());
            assertFalse(difference.needsApproval(), english(difference).toString());
        }
    }

    @Test
    void whatIsWatchedAsAWhole_needsAnotherPerson() throws IOException {
        for (String[] edit : List.of(new String[] {"- {id: a,", "- {id: a, calibration: {due: 2027-01-31},"},
                new String[] {"site: yard", "site: yard\ntimezone: Asia/Urumqi"}, new String[] {"site: yard", "site: yard\nkind: tank_farm"},
                new String[] {"site: yard", "site: yard\nsurroundings: 2000"})) {
            ConfigurationDifference difference = edit(edit[0], edit[1]);
            assertEquals(1, difference.changes().size(), english(difference).toString());
            assertTrue(difference.needsApproval(), english(difference).toString());
        }
    }

    @Test
    void tanksAndPermittedQuantities_needAnotherPerson() throws IOException {
        String tank = "tanks: [{id: t1, level: d/c, overfillAt: %s}]\n";
        String metres = SITE.replace("rules:", "      - {id: c, unit: m, range: [0, 9]}\nrules:");
        Registry without = registry(metres);
        ConfigurationDifference added = ConfigurationDifference.between(without, registry(metres + tank.formatted("8")));
        assertTrue(english(added).getFirst().startsWith("t1: tank added ("), english(added).toString());
        ConfigurationDifference raised = ConfigurationDifference.between(registry(metres + tank.formatted("8")), registry(metres
                + tank.formatted("8.5")));
        assertEquals(List.of("t1: overfillAt 8 → 8.5"), english(raised));
        ConfigurationDifference gone = ConfigurationDifference.between(registry(metres + tank.formatted("8")), without);
        assertEquals(List.of("t1: tank removed, looser"), english(gone));
        assertTrue(added.needsApproval() && raised.needsApproval() && gone.needsApproval());
    }

    @Test
    void suppression_loosens() throws IOException {
        ConfigurationDifference difference = ConfigurationDifference.between(before, registry(SITE
                + "suppress: [{id: s, when: [{point: d/a, alarm: H}], alarms: [{point: d/b, alarm: low}]}]\n"));
        String words = english(difference).getFirst();
        assertTrue(words.startsWith("s: suppression by design added (causes ") && words.contains("suppressed alarms ")
                && words.contains("longest suppression ") && words.endsWith("), looser"), words);
        assertTrue(difference.needsApproval());
        assertTrue(difference.changes().getFirst().words().zh().startsWith("s：新增设计抑制（原因报警 "));
    }

    @Test
    void removedPointAndSite_loosen() throws IOException {
        ConfigurationDifference gone = ConfigurationDifference.between(before, Registry.EMPTY);
        assertEquals(List.of("site removed, looser", "d/a: point removed H 2 MPa, looser", "d/b: point removed L 1 MPa, looser"), english(gone));
        ConfigurationDifference come = ConfigurationDifference.between(Registry.EMPTY, before);
        assertTrue(english(come).stream().anyMatch(words -> words.startsWith("d/a: point added H 2 MPa; H (deadband ")
                && words.contains("on-delay 0s") && words.contains("priority P")), english(come).toString());
        assertEquals(2, come.judged().size());
        assertTrue(come.needsApproval());
    }

    /** A component that is new here is compared nowhere yet. */
    @Test
    void components_areThoseThatAreCompared() {
        assertEquals("index id name hazardSource calibration settings", Stream.of(Point.class.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers())).map(Field::getName).collect(Collectors.joining(" ")));
        assertEquals("unit rangeLow rangeHigh periodMillis staleAfterMillis limits rates rules screen rationales statutory",
                components(PointSettings.class));
        assertEquals("enterprise site name kind lat lon timezone hazardSources devices logic exposure schematic gas plant pipelines",
                components(Site.class));
        assertEquals("id lane keys points binding", components(Device.class));
        assertEquals("rules units modeLimits designs", components(SiteLogic.class));
        assertEquals("level at deadband onDelayMillis offDelayMillis priority latching onSamples beyond backAt", components(LimitSetting.class));
        assertEquals("id when sourcePriority alarms millisMax", components(DesignRule.class));
    }

    private static String components(Class<?> type) {
        return Stream.of(type.getRecordComponents()).map(RecordComponent::getName).reduce("", (all, name) -> all + ' ' + name).strip();
    }
}
