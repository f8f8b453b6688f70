package io.hazardwatch.gateway.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ids that differ in their last characters only are all found, and no others. */
class IdTableTest {
    private static PointId id(int i) {
        return new PointId("e", "s" + i / 400, "d" + i / 4 % 100, "p" + i % 4);
    }

    @Test
    void manyPoints_eachIsFoundAndNoOther() {
        List<Point> points = new ArrayList<>();
        PointIndexes indexes = new PointIndexes();
        for (int i = 0; i < 20_000; i++) {
            assertEquals(i, indexes.of(id(i)));
            points.add(new Point(i, id(i), Text.of("p"), "u", 0, 1, 1_000, 0, List.of(), List.of(), null));
        }
        IdTable<PointId, Point> table = IdTable.of(points, Point::id, Point[]::new);
        for (int i = 0; i < 20_000; i++) {
            assertSame(points.get(i), table.get(id(i)));
            assertEquals(i, indexes.of(id(i)));
        }
        assertNull(table.get(id(20_000)));
        assertEquals(20_000, indexes.of(id(20_000)));
    }

    /** Their hash codes are the same for ten at a time, and each would be looked for past the others. */
    @Test
    void homesOfTheSameNamesAtNeighbouringSites_beginAtPlacesOfTheirOwn() {
        int mask = (1 << 24) - 1;
        Set<Integer> hashes = new HashSet<>();
        Set<Integer> places = new HashSet<>();
        Set<Integer> devices = new HashSet<>();
        for (int site = 0; site < 20; site++) {
            for (int home = 0; home < 1_000; home++) {
                DeviceId device = new DeviceId("city", "district-" + site, "home-" + home);
                hashes.add(device.point("lel").hashCode());
                places.add(IdTable.start(device.point("lel"), mask));
                devices.add(IdTable.start(device, mask));
            }
        }
        assertTrue(hashes.size() < 5_000, "the case is one: " + hashes.size());
        assertTrue(places.size() > 19_900, places.size() + " of 20000");
        assertTrue(devices.size() > 19_900, devices.size() + " of 20000");
    }

    @Test
    void none_isFoundInAnEmptyTable() {
        assertNull(IdTable.of(List.<Device>of(), Device::id, Device[]::new).get(new DeviceId("e", "s", "d")));
    }
}
