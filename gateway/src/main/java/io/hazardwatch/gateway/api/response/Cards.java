package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.response.cards.CardTable;
import io.hazardwatch.gateway.response.cards.Neighbour;
import io.hazardwatch.gateway.response.cards.WindSector;
import java.util.List;

/** Port to the response cards. From memory, any thread. */
public interface Cards {
    /** All cards. */
    CardTable table();

    /** Who lives or works near a site. */
    List<Neighbour> neighbours(String enterprise, String site);

    /** Consequence contours of all sites, as their own assessments drew them. */
    List<Contour> contours();

    /** Where gas may drift at a site, by the wind of the last ten minutes. */
    WindSector sector(String enterprise, String site);
}
