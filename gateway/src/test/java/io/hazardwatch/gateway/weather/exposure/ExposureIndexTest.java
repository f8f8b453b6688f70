package io.hazardwatch.gateway.weather.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteExposure;
import io.hazardwatch.gateway.registry.SiteExposure.Corner;
import io.hazardwatch.gateway.registry.SiteLogic;
import io.hazardwatch.gateway.weather.ParseDeadline;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.WarningTexts;
import io.hazardwatch.gateway.weather.cap.CapReader;
import io.hazardwatch.gateway.weather.cap.CapSignatures;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which sites a warning concerns. */
class ExposureIndexTest {
    private static final SiteName DEPOT = new SiteName("e", "depot");
    private final CapReader reader = new CapReader(WarningTexts.types(), WarningLimits.STANDARD, new CapSignatures(List.of()));

    private static Site site(String name, double lat, double lon, SiteExposure exposure) {
        return new Site("e", name, Text.of(name), "other", lat, lon, ZoneOffset.UTC, List.of(), List.of(), SiteLogic.NONE, exposure);
    }

    private static SiteExposure code(String code) {
        return new SiteExposure(code, List.of(), 0, Set.of());
    }

    /** At 31.78 N, 119.95 E; 31.78 E, 119.95 N does not exist, and 60 N, 40 E is another place than 40 N, 60 E. */
    private MatchResult match(String area, Site... sites) {
        return new ExposureIndex(List.of(sites)).match(warning(area));
    }

    private Warning warning(String area) {
        return reader.read(WarningTexts.cap("1", "2026-06-01T08:00:00+08:00", "Actual", "Alert", "", "暴雨橙色预警", area), 0,
                ParseDeadline.UNBOUNDED);
    }

    private static final String AROUND = "<polygon>31.7,119.9 31.7,120.0 31.9,120.0 31.9,119.9 31.7,119.9</polygon>";

    @Test
    void siteWithinTheOutline_isConcerned() {
        MatchResult result = match(AROUND, site("depot", 31.78, 119.95, SiteExposure.NONE), site("far", 30, 110, SiteExposure.NONE));
        assertEquals(Map.of(DEPOT, MatchReason.POLYGON), result.sites());
        assertTrue(result.forPerson().isEmpty());
    }

    @Test
    void swappedCoordinates_landInTheSeaAndMatchNothing() {
        Site coast = site("depot", 38.9, 21.4, SiteExposure.NONE);
        assertEquals(Set.of(DEPOT), match("<polygon>38.5,21 38.5,22 39.5,22 39.5,21 38.5,21</polygon>", coast).sites().keySet());
        assertEquals(Set.of(), match("<polygon>21,38.5 22,38.5 22,39.5 21,39.5 21,38.5</polygon>", coast).sites().keySet());
    }

    @Test
    void swappedLongitudesOfChina_areLeftToAPerson() {
        MatchResult result = match("<polygon>119.9,31.7 120.0,31.7 120.0,31.9 119.9,31.9 119.9,31.7</polygon>",
                site("depot", 31.78, 119.95, SiteExposure.NONE));
        assertTrue(result.sites().isEmpty());
        assertEquals(1, result.forPerson().size());
    }

    @Test
    void surroundings_countAsTheSite() {
        Site outside = site("depot", 31.78, 120.005, new SiteExposure("", List.of(), 1_000, Set.of()));
        assertEquals(Set.of(DEPOT), match(AROUND, outside).sites().keySet());
        assertTrue(match(AROUND, site("depot", 31.78, 120.005, new SiteExposure("", List.of(), 100, Set.of()))).sites().isEmpty());
    }

    @Test
    void outlineOfTheSite_countsEvenWhenItsPlaceIsOutside() {
        List<Corner> outline = List.of(new Corner(31.78, 119.99), new Corner(31.78, 120.1), new Corner(31.8, 120.1));
        assertEquals(Set.of(DEPOT), match(AROUND, site("depot", 31.79, 120.09, new SiteExposure("", outline, 0, Set.of()))).sites().keySet());
    }

    @Test
    void circle_reachesAsFarAsItsRadius() {
        Site site = site("depot", 31.78, 119.95, code(""));
        assertEquals(Map.of(DEPOT, MatchReason.CIRCLE), match("<circle>31.78,119.84 11</circle>", site).sites());
        assertTrue(match("<circle>31.78,119.84 10</circle>", site).sites().isEmpty());
    }

    @Test
    void administrativeCode_countsAsPrefixWithSixAndTwelveDigits() {
        Site six = site("depot", Double.NaN, Double.NaN, code("320411"));
        Site twelve = site("depot", Double.NaN, Double.NaN, code("320411001002"));
        for (String area : List.of("320000", "320400", "320411", "320400000000", "320411000000")) {
            assertEquals(Map.of(DEPOT, MatchReason.ADMIN_CODE), match(geocode(area), six).sites(), area);
            assertEquals(Map.of(DEPOT, MatchReason.ADMIN_CODE), match(geocode(area), twelve).sites(), area);
        }
        assertEquals(Map.of(DEPOT, MatchReason.ADMIN_CODE_FINER), match(geocode("320411003000"), six).sites());
        assertTrue(match(geocode("320411003000"), twelve).sites().isEmpty());
        assertTrue(match(geocode("320412"), six).sites().isEmpty());
    }

    private static String geocode(String code) {
        return "<geocode><valueName>GB/T 2260</valueName><value>" + code + "</value></geocode>";
    }

    @Test
    void whatCannotBeCompared_isLeftToAPersonAndNeverTakenAsSafe() {
        Site site = site("depot", 31.78, 119.95, code("320411"));
        assertEquals(1, match(" ", site).forPerson().size());
        assertEquals(1, match(geocode("990000"), site).forPerson().size());
        assertEquals(1, match("<geocode><valueName>FIPS6</valueName><value>320411</value></geocode>", site).forPerson().size());
        assertEquals(1, match("<polygon>31.7,119.9 31.9,120.0 31.7,120.0 31.9,119.9 31.7,119.9</polygon>", site).forPerson().size());
        assertEquals(1, match("", site).forPerson().size());
        assertFalse(match(AROUND, site).sites().isEmpty());
    }

    @Test
    void siteWithoutPlaceOrCode_isNamedWhereTheWarningNeedsIt() {
        Site bare = site("depot", Double.NaN, Double.NaN, SiteExposure.NONE);
        Site placed = site("depot", 31.78, 119.95, SiteExposure.NONE);
        Site coded = site("depot", Double.NaN, Double.NaN, code("320411"));
        assertEquals(List.of(DEPOT), notCompared(AROUND, bare));
        assertEquals(List.of(DEPOT), notCompared(geocode("320411"), placed), "a place says nothing about codes");
        assertEquals(List.of(DEPOT), notCompared(AROUND, coded));
        assertEquals(List.of(), notCompared(AROUND, placed));
        assertEquals(List.of(), notCompared(geocode("150000"), coded));
    }

    private List<SiteName> notCompared(String area, Site site) {
        return new ExposureIndex(List.of(site)).notCompared(warning(area));
    }

    @Test
    void codeThatDoesNotExist_isLeftToAPerson_andExistingOnesAreNot() {
        List<String> problems = new ArrayList<>();
        AdminCodeTable codes = AdminCodeTable.parse(WarningTexts.table("admin-codes.csv"), problems);
        assertEquals(List.of(), problems);
        ExposureIndex index = new ExposureIndex(List.of(site("depot", Double.NaN, Double.NaN, code("320411"))), codes);
        for (String known : List.of("150000", "320400", "320413", "320411003000")) {
            assertEquals(0, index.match(warning(geocode(known))).forPerson().size(), known);
        }
        assertEquals(1, index.match(warning(geocode("320499"))).forPerson().size());
        AdminCodeTable.parse(List.of("32041", "320411;on"), problems);
        assertEquals(2, problems.size());
    }
}
