package io.hazardwatch.gateway.app.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.accounts.ListedCredential;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.onboarding.doctor.DoctorReport;
import io.hazardwatch.gateway.onboarding.doctor.StepFinding;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Gb26875Binding;
import io.hazardwatch.gateway.registry.OpcUaBinding;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.RefusedLogIns;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.SparkplugBinding;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.testkit.SiteText;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A day of healthy devices by a manual clock: no cause may be named. */
class DoctorOfTheDemoTest {
    private static final long BEGIN = 1_800_000_000_060L; // arrivals on both sides of whole seconds
    private static final long DAY = 86_400_000;
    private static final int SECONDS = 86_400;

    private final DoctorRig rig = new DoctorRig();
    private final Random random = new Random(18);
    private final Set<String> named = new TreeSet<>();

    private void look(DoctorFacts facts, Collection<String> enterprises, long now) {
        for (String enterprise : enterprises) {
            for (DoctorReport report : facts.reports(enterprise, now)) {
                for (StepFinding step : report.steps()) {
                    if (step.cause() != null) {
                        named.add(enterprise + ' ' + report.subject() + ' ' + step.cause());
                    }
                }
            }
        }
    }

    private static boolean isByChange(Device device) {
        return device.binding() instanceof OpcUaBinding || device.binding() instanceof SparkplugBinding || device.binding() instanceof Gb26875Binding;
    }

    /** As the simulator sends: each second, but a sleeping device in its period, and some when a value changes. */
    private static int secondsBetween(Device device) {
        return isByChange(device) ? 25 : (int) Math.max(1, device.points().getFirst().periodMillis() / 1000);
    }

    /** Looks every five seconds at first, as the doctor does, then once a minute. */
    @Test
    void noCause_isNamedForAHealthyDevice_inADayOfTheDemo() {
        LoadResult<Registry> loaded = new SitesLoader(new PointIndexes()).load(
                Path.of(System.getProperty("hazardwatch.root", "..")).resolve("config"));
        Registry demo = ((LoadResult.Valid<Registry>) loaded).value();
        List<Device> devices = demo.sites().stream().flatMap(site -> site.devices().stream()).toList();
        Set<String> enterprises = new TreeSet<>(devices.stream().map(device -> device.id().enterprise()).toList());
        Map<String, Credential> ofEnterprise = new HashMap<>();
        enterprises.forEach(enterprise -> ofEnterprise.put(enterprise, rig.issued(enterprise, null, BEGIN - DAY)));
        DoctorFacts facts = rig.facts(demo);
        ofEnterprise.values().forEach(credential -> rig.door.loggedIn(credential, "simulator", "127.0.0.1", false, false, BEGIN));
        List<DeviceId> watched = devices.stream().map(Device::id).toList();
        for (int second = 1; second < SECONDS; second++) {
            long now = BEGIN + second * 1000L;
            for (Device device : devices) {
                if (second % secondsBetween(device) == 1 % secondsBetween(device)) {
                    rig.report(device, now - random.nextInt(90));
                }
            }
            if (second == SECONDS / 2) {
                ofEnterprise.values().forEach(credential -> rig.door.ended(credential, now));
            } else if (second == SECONDS / 2 + 5) {
                ofEnterprise.values().forEach(credential -> rig.door.loggedIn(credential, "simulator", "127.0.0.1", false, false, now));
            }
            facts.sample(watched, now);
            if (second < 600 && second % 5 == 0 || second % 60 == 0) {
                look(facts, enterprises, now);
            }
        }
        assertEquals(Set.of(), named);
    }

    /** Connects once a day for a few seconds, by a credential of its own, by that of its enterprise, and by a push. */
    @Test
    void deviceThatSleepsADay_isNotMissed_noMatterHowItComes() {
        Registry gas = SiteText.load("""
                devices:
                  - id: own
                    points: [{id: lel, unit: "%LEL", range: [0, 100], period: 24h, staleAfter: 50h, limits: {H: {at: 25}}}]
                  - id: shared
                    points: [{id: lel, unit: "%LEL", range: [0, 100], period: 24h, staleAfter: 50h, limits: {H: {at: 25}}}]
                  - id: pushed
                    points: [{id: lel, unit: "%LEL", range: [0, 100], period: 24h, staleAfter: 50h, limits: {H: {at: 25}}}]
                """);
        Map<String, Device> devices = new HashMap<>();
        gas.sites().forEach(site -> site.devices().forEach(device -> devices.put(device.id().device(), device)));
        Credential own = rig.issued("acme", devices.get("own").id(), BEGIN - DAY);
        Credential shared = rig.issued("acme", null, BEGIN - DAY);
        Credential pushed = rig.issued("acme", devices.get("pushed").id(), BEGIN - DAY);
        DoctorFacts facts = rig.facts(gas);
        for (int day = 0; day < 3; day++) {
            long at = BEGIN + day * DAY;
            rig.door.loggedIn(own, "own", "127.0.0.1", false, false, at);
            rig.door.loggedIn(shared, "shared", "127.0.0.1", false, false, at);
            rig.door.pushed(pushed, "127.0.0.1", false, at);
            devices.values().forEach(device -> rig.report(device, at + 1_000));
            rig.door.ended(own, at + 2_000);
            rig.door.ended(shared, at + 2_000);
            for (long minute = 0; minute < 1440; minute += 7) {
                look(facts, Set.of("acme"), at + 3_000 + minute * 60_000);
            }
        }
        assertEquals(Set.of(), named);
    }

    @Test
    void credentialOfAnEnterpriseThatServesNobody_isStillNamed_andOneThatOnlyPushesIsNot() {
        Registry site = SiteText.load("devices:\n  - id: d\n    points: [{id: p, unit: MPa, range: [0, 2.5], period: 1s, limits: {H: {at: 1.6}}}]\n");
        Credential credential = rig.issued("acme", null, BEGIN - DAY);
        DoctorFacts facts = rig.facts(site);
        rig.door.loggedIn(credential, "x", "127.0.0.1", false, false, BEGIN);
        look(facts, Set.of("acme"), BEGIN + 120_000);
        assertEquals(Set.of("acme c0 NOTHING_PUBLISHED", "acme yard/d NEVER_REACHED"), named);
        named.clear();
        rig.credentials.clear();
        Credential other = new Credential("pushes", "pushes", "acme", null);
        rig.credentials.add(new ListedCredential("pushes", other, BEGIN, RefusedLogIns.NONE));
        rig.door.pushed(other, "127.0.0.1", false, BEGIN);
        site.sites().getFirst().devices().forEach(device -> rig.report(device, BEGIN + 119_500));
        look(facts, Set.of("acme"), BEGIN + 120_000);
        assertEquals(Set.of(), named);
    }
}
