package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import java.util.regex.Pattern;

/**
 * Sites of an area: those whose administrative code (GB/T 2260) begins with its digits. Any thread.
 *
 * @param digits two for a province, four for a city, six for a county; null = all, also sites that state no code
 */
record AreaFilter(String digits, SiteIndex sites) {
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{1,11}");

    /** Reads {@code ?area=}. */
    static AreaFilter of(Query query, SiteIndex sites) {
        String digits = query.text("area");
        if (digits != null && !DIGITS.matcher(digits).matches()) {
            throw Problem.invalid("area", digits, "must be the first 2 to 12 digits of an administrative code");
        }
        return new AreaFilter(digits, sites);
    }

    boolean isAll() {
        return digits == null;
    }

    boolean shows(PointId point) {
        if (digits == null) {
            return true;
        }
        Site site = sites.site(point.enterprise(), point.site());
        return site != null && site.exposure().adminCode().startsWith(digits);
    }
}
