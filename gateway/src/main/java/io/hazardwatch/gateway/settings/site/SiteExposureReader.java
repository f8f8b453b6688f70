package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SiteExposure;
import io.hazardwatch.gateway.registry.SiteFeature;
import io.hazardwatch.gateway.registry.StationPoint;
import io.hazardwatch.gateway.registry.WeatherMeasure;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what weather warnings are compared with: {@code adminCode}, {@code outline}, {@code surroundings}, {@code features} and {@code
 * station}. One thread.
 */
final class SiteExposureReader {
    private static final Pattern ADMIN_CODE = Pattern.compile("\\d{6}|\\d{12}");
    private static final int CORNERS_MAX = 1_000;
    private static final double METRES_MAX = 100_000;

    private SiteExposureReader() {}

    static SiteExposure read(YamlMap top, List<Device> devices) {
        String code = top.text("adminCode", "");
        if (!code.isEmpty() && !ADMIN_CODE.matcher(code).matches()) {
            top.broken("adminCode", "must be 6 or 12 digits");
            code = "";
        }
        double metres = top.number("surroundings", SiteExposure.USUAL_METRES, 0, METRES_MAX);
        return new SiteExposure(code, outline(top), metres, features(top), station(top.map("station"), devices));
    }

    private static List<SiteExposure.Corner> outline(YamlMap top) {
        List<SiteExposure.Corner> corners = new ArrayList<>();
        for (YamlMap corner : top.maps("outline")) {
            double lat = corner.number("lat", Double.NaN, -90, 90);
            double lon = corner.number("lon", Double.NaN, -180, 180);
            corner.done("lat", "lon");
            if (Double.isNaN(lat) || Double.isNaN(lon)) {
                top.problems().add(corner.node(), "must have lat and lon");
            } else {
                corners.add(new SiteExposure.Corner(lat, lon));
            }
        }
        if (top.has("outline") && (corners.size() < 3 || corners.size() > CORNERS_MAX)) {
            top.broken("outline", "must have 3 to " + CORNERS_MAX + " corners");
            return List.of();
        }
        return corners;
    }

    private static List<StationPoint> station(YamlMap fields, List<Device> devices) {
        List<StationPoint> station = new ArrayList<>();
        for (WeatherMeasure measure : WeatherMeasure.values()) {
            String name = fields.text(measure.key(), null);
            Point point = name == null ? null : devices.stream().flatMap(device -> device.points().stream())
                    .filter(each -> name.equals(each.id().device() + '/' + each.id().point())).findFirst().orElse(null);
            if (name != null && point == null) {
                fields.broken(measure.key(), "must be a device and point of the site, such as met-01/wind_speed");
            } else if (point != null && !measure.unit().equals(point.unit())) {
                fields.broken(measure.key(), "must be a point with the unit " + measure.unit());
            } else if (point != null) {
                station.add(new StationPoint(measure, point.id()));
            }
        }
        fields.done(Arrays.stream(WeatherMeasure.values()).map(WeatherMeasure::key).toArray(String[]::new));
        return station;
    }

    private static Set<SiteFeature> features(YamlMap top) {
        EnumSet<SiteFeature> features = EnumSet.noneOf(SiteFeature.class);
        for (String text : top.texts("features")) {
            SiteFeature feature = Arrays.stream(SiteFeature.values())
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text)).findFirst().orElse(null);
            if (feature == null) {
                top.broken("features", "must be of " + Arrays.stream(SiteFeature.values()).map(each -> each.name().toLowerCase(Locale.ROOT))
                        .toList());
            } else {
                features.add(feature);
            }
        }
        return features;
    }
}
