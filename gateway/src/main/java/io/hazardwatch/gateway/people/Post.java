package io.hazardwatch.gateway.people;

import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * A post (岗位) that people fill in turn. It belongs to an enterprise, to one of its sites, or, for authorities, to an area.
 *
 * @param enterprise    null for a post of an area
 * @param site          null = the whole enterprise
 * @param area          administrative area of an authority's post, such as a district; null for a post of an enterprise
 * @param levelId       where in the chain it stands, see {@link DutyLevel}
 * @param roundTheClock a key post (关键岗位) that must be filled at every minute
 * @param technicalGroup belongs to the emergency technical group (Order 708 art. 14)
 * @param onDutyMin     fewest people on duty at a time
 * @param qualifications names of what everybody on duty there must be licensed for
 */
public record Post(String id, Text name, String enterprise, String site, String area, String levelId, boolean roundTheClock,
                   boolean technicalGroup, int onDutyMin, List<String> qualifications) {
    /** More people than this on one post at a time are a mistake. */
    public static final int ON_DUTY_MAX = 50;

    public Post {
        qualifications = List.copyOf(qualifications);
    }

    /** A post that asks for no qualification. */
    public Post(String id, Text name, String enterprise, String site, String area, String levelId, boolean roundTheClock,
            boolean technicalGroup, int onDutyMin) {
        this(id, name, enterprise, site, area, levelId, roundTheClock, technicalGroup, onDutyMin, List.of());
    }
}
