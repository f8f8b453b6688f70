package io.hazardwatch.gateway.response.permits;

import io.hazardwatch.gateway.model.PointId;
import java.util.List;
import java.util.Map;

/**
 * What a permit says. Who has approved it and which gas analyses were made is not asked here.
 *
 * @param hazardSource within the site; empty = the whole site
 * @param place        in words
 * @param fromMillis   ms since the epoch, as {@code untilMillis}
 * @param guardian     id of the person who watches at the place (监护人)
 * @param issuer       id of the person who issued it
 * @param coordinator  id of the person who coordinates it with others whose places meet; empty = none
 * @param isOutdoors   whether the weather concerns it
 * @param detectors    points nearby
 * @param limits       that it states itself; only tighter ones are taken
 * @param lelPctVol    lower explosive limit in %vol that each detector in %LEL is calibrated to
 */
public record PermitTerms(PermitKind kind, String grade, String enterprise, String site, String hazardSource, String place, long fromMillis,
                          long untilMillis, String guardian, String issuer, String coordinator, boolean isOutdoors, List<PointId> detectors,
                          List<PermitLimit> limits, Map<PointId, Double> lelPctVol) {
    public PermitTerms {
        detectors = List.copyOf(detectors);
        limits = List.copyOf(limits);
        lelPctVol = Map.copyOf(lelPctVol);
    }

    /** Whether both can go on at the same time at places that meet: one hazard source, the whole site, or a detector of both. */
    public boolean meets(PermitTerms other) {
        boolean isSameTime = fromMillis < other.untilMillis && other.fromMillis < untilMillis;
        boolean isSameSite = enterprise.equals(other.enterprise) && site.equals(other.site);
        boolean isNear = hazardSource.isEmpty() || other.hazardSource.isEmpty() || hazardSource.equals(other.hazardSource)
                || detectors.stream().anyMatch(other.detectors::contains);
        return isSameTime && isSameSite && isNear;
    }
}
