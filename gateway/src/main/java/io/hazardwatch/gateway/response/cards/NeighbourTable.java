package io.hazardwatch.gateway.response.cards;

import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Neighbours of all sites. Immutable, any thread. */
public record NeighbourTable(List<Neighbour> neighbours) {
    /** Nobody. */
    public static final NeighbourTable EMPTY = new NeighbourTable(List.of());
    private static final int CELLS = 8;

    public NeighbourTable {
        neighbours = List.copyOf(neighbours);
    }

    /**
     * Reads lines {@code enterprise;site;id;Chinese;English;phone;lat;lon}.
     *
     * @param problems collects lines that cannot be read, with the reason
     */
    public static NeighbourTable parse(List<String> lines, Collection<String> problems) {
        List<Neighbour> all = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                try {
                    all.add(neighbour(line.split(";", -1)));
                } catch (IllegalArgumentException unreadable) {
                    problems.add(line + ": " + unreadable.getMessage());
                }
            }
        }
        return new NeighbourTable(all);
    }

    private static Neighbour neighbour(String... cells) {
        if (cells.length != CELLS || !Names.isName(cells[0]) || !Names.isName(cells[1]) || !Names.isName(cells[2]) || cells[3].isBlank()) {
            throw new IllegalArgumentException("must be enterprise;site;id;Chinese;English;phone;lat;lon");
        }
        double lat = degrees(cells[6]);
        double lon = degrees(cells[7]);
        if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
            throw new IllegalArgumentException("must have a latitude up to 90 and a longitude up to 180 degrees");
        }
        return new Neighbour(cells[0], cells[1], cells[2], new Text(cells[3], cells[4].isBlank() ? cells[3] : cells[4]), cells[5], lat, lon);
    }

    private static double degrees(String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException word) {
            throw new IllegalArgumentException("must have a number of degrees, not " + cell, word);
        }
    }

    /** Those of a site. */
    public List<Neighbour> of(String enterprise, String site) {
        return neighbours.stream().filter(each -> each.enterprise().equals(enterprise) && each.site().equals(site)).toList();
    }
}
