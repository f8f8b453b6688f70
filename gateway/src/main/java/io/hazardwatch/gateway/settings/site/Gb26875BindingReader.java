package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.FireFigure;
import io.hazardwatch.gateway.model.FireFigure.Source;
import io.hazardwatch.gateway.model.FireSubject;
import io.hazardwatch.gateway.registry.Gb26875Binding;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads {@code gb26875} of a device: its address, and which figures of its systems and parts are which points. One thread. */
final class Gb26875BindingReader {
    private static final String ADDRESS = "[0-9A-Fa-f]{12}";
    private static final int OCTET_MAX = 255;
    private static final int WORD_MAX = 65_535;
    private static final int FIRE_ALARM_SYSTEM = 1;
    private static final double STEP_MIN = 0.001;
    private static final double STEP_MAX = 1_000;

    private final Set<String> points = new HashSet<>();
    private final Set<FireSubject> subjects = new HashSet<>();
    private final List<Gb26875Binding.Item> items = new ArrayList<>();

    private Gb26875BindingReader(List<Point> points) {
        points.forEach(point -> this.points.add(point.id().point()));
    }

    /** @param points of the device */
    static Gb26875Binding read(YamlMap fields, List<Point> points) {
        return new Gb26875BindingReader(points).read(fields);
    }

    private Gb26875Binding read(YamlMap fields) {
        String address = fields.requiredText("address");
        if (address != null && !address.matches(ADDRESS)) {
            fields.broken("address", "must be twelve hexadecimal digits in the order of sending");
        }
        YamlMap device = fields.map("device");
        read(device, FireSubject.DEVICE, Source.DEVICE);
        device.done(labels(Source.DEVICE));
        fields.maps("systems").forEach(this::system);
        fields.maps("parts").forEach(this::part);
        if (items.isEmpty()) {
            fields.broken("parts", "must map at least one figure of a part, a system or the device to a point");
        }
        Gb26875Binding binding = new Gb26875Binding(address == null ? "" : address.toLowerCase(Locale.ROOT), items,
                fields.flag("ignoreOthers", false));
        fields.done("address", "device", "systems", "parts", "ignoreOthers");
        return binding;
    }

    private void system(YamlMap fields) {
        FireSubject subject = FireSubject.system(octet(fields, "system", FIRE_ALARM_SYSTEM), octet(fields, "address", FireSubject.ANY));
        once(fields, "system", subject);
        read(fields, subject, Source.SYSTEM);
        read(fields, subject, Source.OPERATION);
        fields.done(labels(Source.SYSTEM, Source.OPERATION, "system", "address"));
    }

    private void part(YamlMap fields) {
        for (String required : List.of("type", "loop", "address")) {
            if (!fields.has(required)) {
                fields.broken(required, "must be given");
            }
        }
        FireSubject subject = FireSubject.part(octet(fields, "system", FIRE_ALARM_SYSTEM), octet(fields, "systemAddress", FireSubject.ANY),
                octet(fields, "type", 0), (int) fields.whole("loop", 0, 0, WORD_MAX), (int) fields.whole("address", 0, 0, WORD_MAX));
        once(fields, "address", subject);
        read(fields, subject, Source.PART);
        double step = fields.number("step", Double.NaN, STEP_MIN, STEP_MAX);
        for (FireFigure figure : FireFigure.of(Source.ANALOGUE)) {
            read(fields, subject, figure, Double.isNaN(step) ? figure.step() : step);
        }
        fields.done(labels(Source.PART, Source.ANALOGUE, "system", "systemAddress", "type", "loop", "address", "step"));
    }

    private static int octet(YamlMap fields, String key, int otherwise) {
        return fields.has(key) ? (int) fields.whole(key, 0, 0, OCTET_MAX) : otherwise;
    }

    private void once(YamlMap fields, String key, FireSubject subject) {
        if (!subjects.add(subject)) {
            fields.broken(key, subject + " must stand only once");
        }
    }

    private void read(YamlMap fields, FireSubject subject, Source source) {
        for (FireFigure figure : FireFigure.of(source)) {
            read(fields, subject, figure, figure.step());
        }
    }

    private void read(YamlMap fields, FireSubject subject, FireFigure figure, double step) {
        String point = fields.text(figure.label(), null);
        if (point != null && !points.contains(point)) {
            fields.broken(figure.label(), "must be a point of this device");
        } else if (point != null) {
            items.add(new Gb26875Binding.Item(subject, figure, point, step));
        }
    }

    private static String[] labels(Source source, String... others) {
        return labels(source, source, others);
    }

    private static String[] labels(Source source, Source second, String... others) {
        List<String> all = new ArrayList<>(List.of(others));
        for (FireFigure figure : FireFigure.values()) {
            if (figure.source() == source || figure.source() == second) {
                all.add(figure.label());
            }
        }
        return all.toArray(String[]::new);
    }
}
