package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.settings.yaml.YamlTextEditor;
import io.hazardwatch.gateway.settings.yaml.YamlTextEditor.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds and changes devices and points within the text of a site file; whatever else stands there stays, comments too. Made for a text that
 * {@code check} has accepted. One thread.
 */
public final class SiteFileEditor {
    private final YamlTextEditor editor;
    private final Map<String, Place> devices = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> newDevices = new LinkedHashMap<>();
    private int deviceCount;

    /** A device, with its points and those that come to it. */
    private static final class Place {
        private final int index;
        private final Part part;
        private final Map<String, Part> points = new HashMap<>();
        private final Map<String, Integer> indexes = new HashMap<>();
        private final List<Map<String, Object>> added = new ArrayList<>();

        private Place(int index, Part part) {
            this.index = index;
            this.part = part;
        }
    }

    public SiteFileEditor(String text) {
        editor = new YamlTextEditor(text);
        for (Part device : editor.items(editor.top(), "devices")) {
            Place place = new Place(deviceCount++, device);
            for (Part point : editor.items(device, "points")) {
                String id = editor.scalar(point, "id");
                place.indexes.put(id, place.indexes.size());
                place.points.put(id, point);
            }
            devices.put(editor.scalar(device, "id"), place);
        }
    }

    /** Whether the file has the device. */
    public boolean hasDevice(String device) {
        return devices.containsKey(device);
    }

    /** Whether the file has the point. */
    public boolean hasPoint(String device, String point) {
        return devices.containsKey(device) && devices.get(device).indexes.containsKey(point);
    }

    /** What stands at a point below a chain of keys; null if nothing does. */
    public String written(String device, String point, String... keys) {
        Part part = hasPoint(device, point) ? devices.get(device).points.get(point) : null;
        return part == null ? null : editor.scalar(part, keys);
    }

    /** Adds a device without points. */
    public void addDevice(String device, Map<String, Object> values) {
        Place place = new Place(deviceCount++, null);
        devices.put(device, place);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", device);
        all.putAll(values);
        all.put("points", place.added);
        newDevices.put(device, all);
    }

    /** Sets values of a device. */
    public void setDevice(String device, Map<String, Object> values) {
        Place place = devices.get(device);
        if (place.part == null) {
            newDevices.get(device).putAll(values);
        } else {
            editor.merge(place.part, values);
        }
    }

    /** Sets values of a point, which is added if the device has none of that name. */
    public void setPoint(String device, String point, Map<String, Object> values) {
        Place place = devices.get(device);
        if (place.points.containsKey(point)) {
            editor.merge(place.points.get(point), values);
            return;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", point);
        all.putAll(values);
        place.indexes.put(point, place.indexes.size());
        place.added.add(all);
    }

    /** Where a point stands in the text that comes of it, as problems of {@code check} name it. */
    public String place(String device, String point) {
        return place(device) + ".points[" + devices.get(device).indexes.get(point) + ']';
    }

    /** Where a device stands in the text that comes of it. */
    public String place(String device) {
        return "devices[" + devices.get(device).index + ']';
    }

    /** The text with all changes. */
    public String text() {
        devices.values().stream().filter(place -> place.part != null && !place.added.isEmpty())
                .forEach(place -> editor.append(place.part, "points", place.added));
        if (!newDevices.isEmpty()) {
            editor.append(editor.top(), "devices", List.copyOf(newDevices.values()));
        }
        return editor.text();
    }
}
