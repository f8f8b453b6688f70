package io.hazardwatch.gateway.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteExposure;
import io.hazardwatch.gateway.registry.SiteLogic;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final Site DEPOT = site("gas", "depot", "lpg_depot", "320481");
    private static final Site PLANT = site("chem", "plant", "chemical_site", "320481001000");
    private static final Site AWAY = site("chem", "away", "chemical_site", "320902");
    private static final Site NOWHERE = site("gas", "nowhere", "lpg_depot", "");

    private static Site site(String enterprise, String site, String kind, String area) {
        return new Site(enterprise, site, Text.of(site), kind, Double.NaN, Double.NaN, ZoneOffset.UTC, List.of(), List.of(), SiteLogic.NONE,
                new SiteExposure(area, List.of(), SiteExposure.USUAL_METRES, Set.of()));
    }

    private static Scope scope(String enterprise, List<String> sites, List<String> areas, List<String> kinds) {
        return new Scope(enterprise, sites, areas, kinds);
    }

    private static List<Site> within(Scope scope) {
        return List.of(DEPOT, PLANT, AWAY, NOWHERE).stream().filter(scope::includes).toList();
    }

    @Test
    void regulatorsOfOneCounty_seeDifferentSets() {
        assertEquals(List.of(DEPOT, PLANT), within(scope(null, List.of(), List.of("320481"), List.of())));
        assertEquals(List.of(PLANT), within(scope(null, List.of(), List.of("320481"), List.of("chemical_site"))));
        assertEquals(List.of(DEPOT, PLANT, AWAY), within(scope(null, List.of(), List.of("32"), List.of())));
    }

    @Test
    void eachConditionStated_mustBeMet() {
        assertEquals(List.of(DEPOT, PLANT, AWAY, NOWHERE), within(Scope.ALL));
        assertEquals(List.of(PLANT, AWAY), within(Scope.of("chem")));
        assertEquals(List.of(AWAY), within(scope("chem", List.of(), List.of("3209"), List.of())));
        assertEquals(List.of(DEPOT), within(scope(null, List.of("gas/depot", "chem/away"), List.of(), List.of("lpg_depot"))));
        assertEquals(List.of(), within(scope("gas", List.of("chem/away"), List.of(), List.of())));
    }

    @Test
    void narrowerScope_isWithinTheWiderOne() {
        Scope county = scope(null, List.of(), List.of("320481"), List.of());
        Scope industry = scope(null, List.of(), List.of("320481"), List.of("chemical_site"));
        assertTrue(industry.isWithin(county));
        assertFalse(county.isWithin(industry));
        assertTrue(county.isWithin(scope(null, List.of(), List.of("3204"), List.of())));
        assertFalse(scope(null, List.of(), List.of("3204"), List.of()).isWithin(county));
        assertTrue(Scope.of("gas").isWithin(Scope.ALL));
        assertFalse(Scope.ALL.isWithin(Scope.of("gas")));
        assertFalse(Scope.of("chem").isWithin(Scope.of("gas")));
        assertTrue(scope(null, List.of("gas/depot"), List.of(), List.of()).isWithin(Scope.of("gas")));
        assertFalse(scope(null, List.of("gas/depot", "chem/away"), List.of(), List.of()).isWithin(Scope.of("gas")));
    }

    @Test
    void storedScope_isReadBackAndAnUnknownTextIsRefused() {
        Scope whole = scope("gas", List.of("gas/b", "gas/a"), List.of("32", "3204"), List.of("lpg_depot"));
        assertEquals(whole, Scope.stored("gas", whole.stored()));
        Scope areas = scope(null, List.of(), List.of("32"), List.of());
        assertEquals(areas, Scope.stored(null, areas.stored()));
        assertNull(Scope.of("gas").stored());
        assertEquals(Scope.of("gas"), Scope.stored("gas", null));
        assertThrows(IllegalArgumentException.class, () -> Scope.stored("gas", "sites="));
        assertThrows(IllegalArgumentException.class, () -> Scope.stored("gas", "until=2027"));
    }

    @Test
    void members_mustBeWrittenAsSuch() {
        assertEquals("gas", scope(null, List.of("gas"), List.of(), List.of()).wrongMember());
        assertEquals("3", scope(null, List.of(), List.of("3"), List.of()).wrongMember());
        assertEquals("LPG", scope(null, List.of(), List.of(), List.of("LPG")).wrongMember());
        assertEquals("a b", Scope.of("a b").wrongMember());
        assertNull(scope("gas", List.of("gas/depot"), List.of("320481001000"), List.of("lpg_depot")).wrongMember());
    }
}
