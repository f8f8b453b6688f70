package io.hazardwatch.gateway.leaks.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.CityGas;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteEquipment;
import io.hazardwatch.gateway.registry.SitePlant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A task is about the detector of its household or those along its street, and the valves that they close. */
class FieldTaskPlaceTest {
    private static final PointId ONE = PointId.parse("acme/yard/home-1/lel");
    private static final PointId TWO = PointId.parse("acme/yard/home-2/lel");
    private static final PointId ELSEWHERE = PointId.parse("acme/yard/home-3/lel");

    private static CityGas.ShutOff valve(PointId detector) {
        return new CityGas.ShutOff(detector.device(), Text.of(detector.device()), List.of(new CityGas.Detector(detector, 10)),
                new PointId("acme", "yard", detector.device(), "valve"), 30_000);
    }

    private static FieldTaskPlace place(Site site, String alarm) {
        return FieldTaskPlace.of(site, task(alarm));
    }

    private static FieldTask task(String alarm) {
        return new FieldTask(alarm + ".1", "acme", "yard", Text.of("x"), List.of(), alarm, 1, 2, "", 0, "", 0, "", 0, "");
    }

    private static Site site(String street) {
        CityGas gas = new CityGas(List.of(valve(ONE), valve(TWO), valve(ELSEWHERE)), List.of(new CityGas.Street(street, Text.of(street),
                List.of(new CityGas.Detector(ONE, 10), new CityGas.Detector(TWO, 10)), 3, 1_000)), List.of(), List.of(), 1_000);
        Site bare = Site.empty("acme", "yard");
        return new Site(bare.enterprise(), bare.site(), bare.name(), "gas_user", bare.lat(), bare.lon(), bare.timezone(), bare.hazardSources(),
                bare.devices(), bare.logic(), bare.exposure(), bare.schematic(), bare.gas(),
                new SitePlant(List.of(), List.of(), gas, SiteEquipment.NONE));
    }

    private static List<String> valves(FieldTaskPlace place) {
        return place.valves().stream().map(CityGas.ShutOff::id).toList();
    }

    @Test
    void household_hasItsDetectorAndValve() {
        FieldTaskPlace place = place(site("main"), "acme.yard.home-1.lel.high");
        assertEquals(List.of(ONE), place.detectors());
        assertEquals(List.of("home-1"), valves(place));
    }

    @Test
    void street_hasAllDetectorsAlongIt_andTheirValves() {
        FieldTaskPlace place = place(site("main"), "acme.yard._site.plant-street-main.system");
        assertEquals(List.of(ONE, TWO), place.detectors());
        assertEquals(List.of("home-1", "home-2"), valves(place));
    }

    @Test
    void whatIsConfiguredNoMore_hasNothing() {
        assertEquals(List.of(), place(site("other"), "acme.yard._site.plant-street-main.system").detectors());
        assertEquals(List.of(), place(null, "acme.yard.home-1.lel.high").detectors());
        assertEquals(List.of(), place(site("main"), "acme").valves());
    }

    @Test
    void alarmOfADetector_isThatOfTheStreetsTask_whileItIsOpen() {
        Site site = site("main");
        FieldTask street = task("acme.yard._site.plant-street-main.system");
        assertTrue(FieldTaskPlace.isAbout(site, street, "acme.yard.home-2.lel.high"));
        assertFalse(FieldTaskPlace.isAbout(site, street, "acme.yard.home-3.lel.high"));
        assertFalse(FieldTaskPlace.isAbout(site, street.taken("ann", 3).done("ann", 4, "x"), "acme.yard.home-2.lel.high"));
        assertFalse(FieldTaskPlace.isAbout(null, street, "acme.yard.home-2.lel.high"));
        assertFalse(FieldTaskPlace.isAbout(site, street, "not an id"));
        assertFalse(FieldTaskPlace.isAbout(site, street, "a.b..d.e"), "a part that is no name");
        assertTrue(FieldTaskPlace.isAbout(null, street, street.alarmId()));
        assertFalse(FieldTaskPlace.isAbout(site, task("acme.yard.home-1.lel.high"), "acme.yard.home-1.lel.rate"));
    }
}
