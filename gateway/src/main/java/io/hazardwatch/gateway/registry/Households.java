package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.DeviceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The households that are known, by device and by contact. A snapshot; any thread. */
public final class Households {
    /** None. */
    public static final Households NONE = new Households(List.of());

    private final Map<DeviceId, Household> byDevice = new HashMap<>();
    private final Map<String, Household> byContact = new HashMap<>();
    private final int size;

    public Households(List<Household> all) {
        size = all.size();
        for (Household each : all) {
            each.devices().forEach(device -> byDevice.putIfAbsent(device, each));
            byContact.putIfAbsent(each.contact(), each);
        }
    }

    /** The household of a device, or null. */
    public Household of(DeviceId device) {
        return byDevice.get(device);
    }

    /** The household with that contact, or null. */
    public Household ofContact(String contact) {
        return byContact.get(contact);
    }

    /** How many there are. */
    public int size() {
        return size;
    }
}
