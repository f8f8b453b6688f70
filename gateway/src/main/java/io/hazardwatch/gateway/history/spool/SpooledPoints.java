package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.model.PointId;
import java.util.HashMap;
import java.util.Map;

/**
 * One id for each point that the segments of a spool name, and each of its words once: a text of its own for each of the four would take
 * 200 bytes of each point. One thread.
 */
final class SpooledPoints {
    private final Map<PointId, PointId> ids = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();

    /**
     * The point of that name.
     *
     * @throws IllegalArgumentException if it is no name of a point
     */
    PointId of(String name) {
        PointId read = PointId.parse(name);
        PointId known = ids.get(read);
        return known == null ? add(read) : known;
    }

    private PointId add(PointId read) {
        PointId id = new PointId(word(read.enterprise()), word(read.site()), word(read.device()), word(read.point()));
        ids.put(id, id);
        return id;
    }

    private String word(String read) {
        String known = words.putIfAbsent(read, read);
        return known == null ? read : known;
    }
}
