package io.hazardwatch.gateway.response.permits;

import io.hazardwatch.gateway.model.PointId;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
 * @param area         where it is in metres, and which of the detectors are only assumed to be nearby
 */
public record PermitTerms(PermitKind kind, String grade, String enterprise, String site, String hazardSource, String place, long fromMillis,
                          long untilMillis, String guardian, String issuer, String coordinator, boolean isOutdoors, List<PointId> detectors,
                          List<PermitLimit> limits, Map<PointId, Double> lelPctVol, PermitArea area) {
    public PermitTerms {
        detectors = List.copyOf(detectors);
        limits = List.copyOf(limits);
        lelPctVol = Map.copyOf(lelPctVol);
    }

    /** A permit that names its detectors and says in words only where it is. */
    public PermitTerms(PermitKind kind, String grade, String enterprise, String site, String hazardSource, String place, long fromMillis,
                       long untilMillis, String guardian, String issuer, String coordinator, boolean isOutdoors, List<PointId> detectors,
                       List<PermitLimit> limits, Map<PointId, Double> lelPctVol) {
        this(kind, grade, enterprise, site, hazardSource, place, fromMillis, untilMillis, guardian, issuer, coordinator, isOutdoors, detectors,
                limits, lelPctVol, PermitArea.NONE);
    }

    /**
     * Whether both can go on at the same time at places that meet: a detector that is known to be near both, and areas that overlap. Where one of
     * them is not known in metres, one hazard source, the whole site or a detector of both counts.
     */
    public boolean meets(PermitTerms other) {
        boolean isSameTime = fromMillis < other.untilMillis && other.fromMillis < untilMillis;
        boolean isSameSite = enterprise.equals(other.enterprise) && site.equals(other.site);
        return isSameTime && isSameSite && isNear(other);
    }

    private boolean isNear(PermitTerms other) {
        boolean isMeasured = area.isMeasured() && other.area.isMeasured();
        boolean isBySource = hazardSource.isEmpty() || other.hazardSource.isEmpty() || hazardSource.equals(other.hazardSource);
        return (isMeasured ? area.overlaps(other.area) : isBySource) || !Collections.disjoint(near(isMeasured), other.near(isMeasured));
    }

    /** The detectors nearby; where distances are known, without those that are only assumed to be. */
    private Set<PointId> near(boolean isMeasured) {
        Set<PointId> near = new HashSet<>(detectors);
        if (isMeasured) {
            area.assumed().forEach(near::remove);
        }
        return near;
    }
}
