package io.hazardwatch.gateway.onboarding.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.testkit.SiteText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownPointsTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final Registry PLANT = SiteText.load("devices:\n  - {id: d, points: [{id: known, unit: MPa}]}\n");

    private static RejectFact reject(long atMillis, String device, RejectReason reason, String key, String excerpt) {
        return new RejectFact(atMillis, "hazard/v1/acme/yard/" + device + "/telemetry", reason, key, excerpt);
    }

    private static RejectFact reject(String key, String excerpt) {
        return reject(NOW, "d", RejectReason.UNKNOWN_POINT, key, excerpt);
    }

    private static List<String> found(List<RejectFact> rejects) {
        return UnknownPoints.in(rejects, "acme", PLANT).stream().map(point -> point.device().device() + (point.isDeviceKnown() ? "" : " new") + '/'
                + point.point() + " = " + point.value() + ' ' + point.likely().template() + '[' + point.likely().unit() + ' ' + point.likely().low()
                + ".." + point.likely().high() + "] " + point.periodMillis() + ' ' + point.staleAfterMillis()).toList();
    }

    @Test
    void definition_isGuessedFromNameValueAndArrivals() {
        List<RejectFact> rejects = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            rejects.add(reject(NOW - i * 20_400L, "d", RejectReason.UNKNOWN_POINT, "tank_temp", "{\"tank_temp\":" + (21.5 - i) + "}"));
        }
        rejects.add(reject("lel-2", "{\"lel-2\":{\"v\":3}}"));
        rejects.add(reject("pressure", "{\"pressure\":1450}"));
        rejects.add(reject("gas_pressure", "{\"gas_pressure\":1.2e-1}"));
        rejects.add(reject("co2", "{\"co2\":410}"));
        rejects.add(reject("co", "{\"co\":4}"));
        rejects.add(reject("o2", "{\"o2\":20.9}"));
        rejects.add(reject("door", "{\"door\":true}"));
        assertEquals(List.of("d/tank_temp = 21.5 [degC -40.0..200.0] 20000 60000", "d/lel-2 = 3.0 gb50493-combustible[%LEL 0.0..100.0] 0 0",
                "d/pressure = 1450.0 [ NaN..NaN] 0 0", "d/gas_pressure = 0.12 [MPa 0.0..10.0] 0 0", "d/co2 = 410.0 [ NaN..NaN] 0 0",
                "d/co = 4.0 gb50493-co[ppm 0.0..500.0] 0 0", "d/o2 = 20.9 oxygen[%vol 0.0..30.0] 0 0", "d/door = 1.0 [ NaN..NaN] 0 0"),
                found(rejects));
    }

    @Test
    void oddPeriod_isTakenInWholeSeconds() {
        List<RejectFact> rejects = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rejects.add(reject(NOW - i * 44_700L, "d", RejectReason.UNKNOWN_POINT, "x", "{}"));
        }
        assertEquals(List.of("d/x = NaN [ NaN..NaN] 45000 135000"), found(rejects));
    }

    @Test
    void valuesOfUnknownDevice_areItsPoints() {
        RejectFact whole = reject(NOW, "d-2", RejectReason.UNKNOWN_DEVICE, "no device acme/yard/d-2",
                "{\"ts\":1763781234567,\"values\":{\"h2s\":{\"v\":1.5,\"q\":\"good\"},\"note\":\"x\",\"level\":40}}");
        assertEquals(List.of("d-2 new/h2s = 1.5 gb50493-h2s[ppm 0.0..100.0] 0 0", "d-2 new/level = 40.0 [% 0.0..100.0] 0 0"), found(List.of(whole)));
    }

    @Test
    void othersAndWhatIsNoName_areLeftOut() {
        assertEquals(List.of(), found(List.of(reject("压力", "{\"压力\":1}"), reject("_x", "{}"), reject("known", "{\"known\":1}"),
                reject("a/b", "{}"), reject(null, "{}"),
                new RejectFact(NOW, "hazard/v1/acme/other/d/telemetry", RejectReason.UNKNOWN_POINT, "p", "{}"),
                new RejectFact(NOW, "hazard/v1/umbrella/yard/d/telemetry", RejectReason.UNKNOWN_POINT, "p", "{}"),
                new RejectFact(NOW, "/sys/pk/dn/thing/event/property/post", RejectReason.UNKNOWN_POINT, "p", "{}"),
                reject(NOW, "d", RejectReason.WRONG_TYPE, "p", "{}"))));
    }
}
