package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.AlinkBinding;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A small plant: enterprises {@code acme} and {@code other}, each with site {@code depot} and devices gd-01 and gd-02. */
public final class Plant {
    public static final DeviceId GD_01 = new DeviceId("acme", "depot", "gd-01");
    public static final Credential ACME = new Credential("acme/a1", "acme-gateway", "acme", null);
    public static final Credential OTHER = new Credential("other/o1", "other-gateway", "other", null);
    /** Of two enterprises, named alike. */
    public static final Credential ACME_SIMULATOR = new Credential("acme/s1", "simulator", "acme", null);
    public static final Credential OTHER_SIMULATOR = new Credential("other/s2", "simulator", "other", null);
    public static final Credential ONLY_GD_01 = new Credential("acme/gd1", "gd-01", "acme", GD_01);
    public static final Credential ONLY_AL_01 = new Credential("acme/al1", "al-01", "acme", new DeviceId("acme", "alink", "al-01"));
    public static final String TOPIC = topic("acme", "gd-01");
    private static final Registry REGISTRY = Registry.of(List.of(site("acme", 0), site("other", 2), alinkSite()));

    private Plant() {}

    public static String topic(String enterprise, String device) {
        return "hazard/v1/" + enterprise + "/depot/" + device + "/telemetry";
    }

    public static Registry registry() {
        return REGISTRY;
    }

    private static Site site(String enterprise, int firstIndex) {
        return new Site(enterprise, "depot", Text.of(enterprise), "lpg_depot", 0, 0, ZoneOffset.UTC, List.of(),
                List.of(device(enterprise, "gd-01", firstIndex), device(enterprise, "gd-02", firstIndex + 1)));
    }

    /** A device that speaks Alink, in a site of its own. */
    private static Site alinkSite() {
        DeviceId id = new DeviceId("acme", "alink", "al-01");
        List<Point> points = List.of(point(id, "lel", 4), point(id, "power", 5));
        return new Site("acme", "alink", Text.of("alink"), "lpg_depot", 0, 0, ZoneOffset.UTC, List.of(),
                List.of(Device.of(id, points, new AlinkBinding("a1Key/al-01", Map.of("PowerSwitch", "power")))));
    }

    private static Point point(DeviceId id, String name, int index) {
        return new Point(index, id.point(name), Text.of(name), "", 0, 100, 1000, 0, List.of(), List.of(), null);
    }

    private static Device device(String enterprise, String name, int index) {
        DeviceId id = new DeviceId(enterprise, "depot", name);
        PointId point = id.point("lel");
        return Device.of(id, List.of(new Point(index, point, Text.of("lel"), "%LEL", 0, 100, 1000, 0, List.of(), List.of(),
                null)));
    }
}
