package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.SiteExposure;
import io.hazardwatch.gateway.registry.SiteFeature;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what weather warnings are compared with: {@code adminCode}, {@code outline}, {@code surroundings} and {@code features}. One thread. */
final class SiteExposureReader {
    private static final Pattern ADMIN_CODE = Pattern.compile("\\d{6}|\\d{12}");
    private static final int CORNERS_MAX = 1_000;
    private static final double METRES_MAX = 100_000;

    private SiteExposureReader() {}

    static SiteExposure read(YamlMap top) {
        String code = top.text("adminCode", "");
        if (!code.isEmpty() && !ADMIN_CODE.matcher(code).matches()) {
            top.broken("adminCode", "must be 6 or 12 digits");
            code = "";
        }
        double metres = top.number("surroundings", SiteExposure.USUAL_METRES, 0, METRES_MAX);
        return new SiteExposure(code, outline(top), metres, features(top));
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
