package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.response.permits.PermitArea;
import io.hazardwatch.gateway.response.permits.PermitGrade;
import io.hazardwatch.gateway.response.permits.PermitKind;
import io.hazardwatch.gateway.response.permits.PermitLimit;
import io.hazardwatch.gateway.response.permits.PermitTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a permit from a request; whether it can be taken is decided by the book. */
record PermitReader(SiteIndex sites) {
    private static final int NAME_MAX = 64;
    private static final int PLACE_MAX = 200;
    private static final int DETECTORS_MAX = 100;
    private static final int POINT_MAX = 4 * NAME_MAX + 3;
    private static final double PCT_VOL_MAX = 100;

    PermitTerms terms(RequestBody body, Caller caller) {
        String enterprise = name(body, "enterprise", null);
        String site = name(body, "site", null);
        caller.requireSight(enterprise, site);
        PermitKind kind = one(PermitKind.class, body.text("kind", NAME_MAX, null), "kind");
        String hazardSource = name(body, "hazardSource", "");
        Site known = sites.site(enterprise, site);
        PermitAreaReader place = new PermitAreaReader(body, known, hazardSource);
        PermitArea.Nearby near = place.nearby(named(body), kind);
        return new PermitTerms(kind, body.text("grade", NAME_MAX, PermitGrade.NONE), enterprise, site, hazardSource, place(body), body.millis("from"),
                body.millis("until"), name(body, "guardian", null), name(body, "issuer", null), name(body, "coordinator", ""),
                !body.has("outdoors") || body.flag("outdoors"), near.detectors(), limits(body),
                basis(body, near.detectors(), known), place.area(near));
    }

    private static String name(RequestBody body, String field, String otherwise) {
        String name = body.text(field, NAME_MAX, otherwise);
        if (!name.isEmpty() && !Names.isName(name) || name.isEmpty() && otherwise == null) {
            throw Problem.invalid(field, name, "must match [A-Za-z0-9_-]{1,64}");
        }
        return name;
    }

    private static <E extends Enum<E>> E one(Class<E> type, String value, String field) {
        return Stream.of(type.getEnumConstants()).filter(each -> each.name().equals(value)).findFirst()
                .orElseThrow(() -> Problem.invalid(field, value, "must be one of " + List.of(type.getEnumConstants())));
    }

    private static String place(RequestBody body) {
        String place = body.text("place", PLACE_MAX, null);
        if (place.isBlank()) {
            throw Problem.invalid("place", place, "must say where");
        }
        return place;
    }

    private static PointId point(String value, String field) {
        try {
            return PointId.parse(value);
        } catch (IllegalArgumentException unreadable) {
            throw Problem.invalid(field, value, "must be enterprise/site/device/point");
        }
    }

    private static List<PointId> named(RequestBody body) {
        return !body.has("detectors") ? List.of()
                : body.texts("detectors", DETECTORS_MAX, POINT_MAX).stream().map(each -> point(each, "detectors")).toList();
    }

    private static List<PermitLimit> limits(RequestBody body) {
        List<PermitLimit> limits = new ArrayList<>();
        for (RequestBody each : body.objects("gasLimits", DETECTORS_MAX)) {
            double at = each.number("at", Double.NaN);
            if (!Double.isFinite(at)) {
                throw Problem.invalid("gasLimits", at, "must have a number at, in the unit of the point");
            }
            limits.add(new PermitLimit(point(each.text("point", POINT_MAX, null), "gasLimits"),
                    one(LimitLevel.class, each.text("level", NAME_MAX, null), "gasLimits"), at));
        }
        return limits;
    }

    /** One number for all detectors, or one for each by its id; what is not stated is taken from the site file. */
    private static Map<PointId, Double> basis(RequestBody body, List<PointId> detectors, Site site) {
        Map<PointId, Double> basis = new HashMap<>();
        Set<PointId> near = Set.copyOf(detectors);
        if (site != null) {
            site.gas().detectors().stream().filter(each -> !Double.isNaN(each.lelPctVol()) && near.contains(each.point()))
                    .forEach(each -> basis.put(each.point(), each.lelPctVol()));
        }
        RequestBody each = body.isNumber("lelPctVol") ? null : body.object("lelPctVol");
        if (each != null) {
            body.map("lelPctVol").keySet().forEach(id -> basis.put(point(id, "lelPctVol"), pctVol(each.number(id, Double.NaN))));
        } else if (body.has("lelPctVol")) {
            double all = pctVol(body.number("lelPctVol", Double.NaN));
            detectors.forEach(id -> basis.put(id, all));
        }
        return basis;
    }

    private static double pctVol(double value) {
        if (!(value > 0 && value <= PCT_VOL_MAX)) {
            throw Problem.invalid("lelPctVol", value, "must be above 0 and at most 100 %vol");
        }
        return value;
    }
}
