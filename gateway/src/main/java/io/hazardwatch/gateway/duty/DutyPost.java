package io.hazardwatch.gateway.duty;

import io.hazardwatch.gateway.model.Text;
import java.time.ZoneId;

/**
 * A post (岗位) with the properties that hand-over, log and roll call need.
 *
 * @param id   a name, unique over all enterprises
 * @param enterprise null for a post of an authority
 * @param site the only site it looks after, or null for all of the enterprise
 * @param zone in which its days begin and end
 */
public record DutyPost(String id, Text name, String enterprise, String site, ZoneId zone) {
    /** Whether that site is one the post looks after. */
    public boolean covers(String otherEnterprise, String otherSite) {
        return otherEnterprise.equals(enterprise) && (site == null || site.equals(otherSite));
    }
}
