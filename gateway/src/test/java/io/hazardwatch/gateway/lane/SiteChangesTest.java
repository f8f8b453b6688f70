package io.hazardwatch.gateway.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every change that matters is in the journal, by the part that was changed; what changes nothing is not. */
class SiteChangesTest {
    private static final String SITE = """
            name: Yard
            kind: other
            location: {lat: 1, lon: 2}
            hazardSources:
              - {id: farm, name: Farm, exposedPeople: 10}
              - {id: shed, name: Shed, exposedPeople: 10}
            devices:
              - id: d
                points:
                  - {id: p, name: P, unit: bar, range: [0, 100], staleAfter: 0s, limits: {H: {at: 10, deadband: 1}},
                    modes: {high: [running, start-up]}}
                  - {id: q, unit: bar, staleAfter: 0s, limits: {H: {at: 10, priority: P3}}}
              - id: e
                points:
                  - {id: p, unit: bar, staleAfter: 0s, limits: {H: {at: 10, priority: P3}}}
            rules:
              - {id: both, all: [{point: d/p, above: 50}, {point: e/p, above: 50}]}
              - {id: any, any: [{point: d/p, above: 60}, {point: e/p, above: 60}]}
            units:
              - {id: farm, devices: [d, e]}
            suppress:
              - {id: off, when: [{point: d/p, alarm: H}], alarms: [{point: d/q, alarm: high}], maxDuration: 1h}
            """;

    @TempDir
    Path directory;

    private List<String> told(String edited) throws IOException {
        LaneRig rig = new LaneRig(directory, SITE);
        rig.reload(edited);
        return rig.notes().stream().map(note -> note.reason()).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            at: 10, deadband: 1     | at: 11, deadband: 1     | loosened limit H of d/p 10.0 to 11.0, changed d/p
            deadband: 1             | deadband: 2             | changed d/p
            name: P                 | name: Q                 | changed d/p
            range: [0, 100]         | range: [0, 99]          | changed d/p
            [running, start-up]     | [running]               | changed modes of d/p.high in unit farm
            maxDuration: 1h         | maxDuration: 2h         | changed suppression off
            {id: off                | {id: out                | added suppression out, removed suppression off
            devices: [d, e]         | devices: [d]            | changed unit farm
            devices: [d, e]         | devices: [d, e], statementFor: 1d | changed unit farm
            {id: any                | {id: some               | loosened limit of rule any removed, added rule some, removed rule any
            above: 60               | above: 61               | changed rule any
            exposedPeople: 10       | exposedPeople: 200      | changed hazard source farm
            name: Yard              | name: Field             | changed name of the site
            kind: other             | kind: warehouse         | changed kind of the site
            lat: 1                  | lat: 1.5                | changed location of the site
            """)
    void changeThatMatters_isNotedByItsPart(String from, String to, String told) throws IOException {
        String edited = SITE.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
        assertEquals(List.of(told), told(edited));
    }

    @Test
    void limitsThatGoWithTheirPoint_areLoosened() throws IOException {
        String edited = SITE.replaceFirst("(?m)^.*id: q, unit.*\n", "").replaceFirst("(?s)suppress:.*", "");
        assertTrue(told(edited).getFirst().startsWith("loosened limit H of d/q 10.0 removed, "), told(edited)::toString);
    }

    @Test
    void limitsAndRulesThatGoWithTheirSite_areLoosened() throws IOException {
        Path file = Files.createDirectories(directory.resolve("sites")).resolve("yard.yaml");
        Files.writeString(file, "enterprise: acme\nsite: yard\ntimezone: UTC\n" + SITE);
        Registry plant = ((LoadResult.Valid<Registry>) new SitesLoader(new PointIndexes()).load(directory)).value();
        String told = SiteChanges.between(plant, Registry.of(List.of()), any -> true, 0).getFirst().reason();
        assertEquals("loosened limit H of d/p 10.0 removed, loosened limit H of d/q 10.0 removed, loosened limit H of e/p 10.0 removed, "
                + "loosened limit of rule any removed, loosened limit of rule both removed, site removed", told);
    }

    /** Any figure or choice of the file, whichever: no part of a site can be changed without an entry. */
    @RepeatedTest(60)
    void anyFigureChanged_leavesAnEntry(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        List<MatchResult> figures = Pattern.compile("(?<=[ \\[])\\d+(?=[,}\\]h])").matcher(SITE).results().toList();
        MatchResult figure = figures.get(random.nextInt(figures.size()));
        String other = String.valueOf(Integer.parseInt(figure.group()) + 1 + random.nextInt(3));
        String edited = SITE.substring(0, figure.start()) + other + SITE.substring(figure.end());
        assertEquals(1, told(edited).size(), edited);
    }

    @Test
    void otherOrderAndComments_areNoChange() throws IOException {
        String d = SITE.substring(SITE.indexOf("  - id: d"), SITE.indexOf("  - id: e"));
        String e = SITE.substring(SITE.indexOf("  - id: e"), SITE.indexOf("rules:"));
        String both = SITE.substring(SITE.indexOf("  - {id: both"), SITE.indexOf("  - {id: any"));
        String any = SITE.substring(SITE.indexOf("  - {id: any"), SITE.indexOf("units:"));
        String farm = SITE.substring(SITE.indexOf("  - {id: farm, name"), SITE.indexOf("  - {id: shed"));
        String shed = SITE.substring(SITE.indexOf("  - {id: shed"), SITE.indexOf("devices:"));
        String edited = "# a comment\n" + SITE.replace(d + e, e + d).replace(both + any, any + both).replace(farm + shed, shed + farm);
        assertTrue(edited.indexOf("id: e") < edited.indexOf("id: d"));
        assertEquals(List.of(), told(edited));
    }
}
