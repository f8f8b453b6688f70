package io.hazardwatch.gateway.settings.roster;

import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.duty.roster.ShiftTurn;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import io.hazardwatch.gateway.settings.yaml.YamlNode.Shape;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads one rotation: either its {@code days}, each a list of {@code shift/crew}, or a {@code pattern} with shifts and crews.
 * One thread.
 */
final class RotationReader {
    private enum Pattern { DAILY, WEEKLY, FOUR_CREWS_THREE_SHIFTS }

    private final YamlMap fields;
    private final Set<String> shifts;
    private final Set<String> crews;

    RotationReader(YamlMap fields, Set<String> shifts, Set<String> crews) {
        this.fields = fields;
        this.shifts = shifts;
        this.crews = crews;
    }

    /** Null when it is wrong. */
    Rotation read() {
        String id = fields.ownName("id");
        LocalDate first = RosterTimes.day(fields, "first");
        LocalDate last = fields.has("last") ? RosterTimes.day(fields, "last") : null;
        Pattern pattern = fields.choice("pattern", null, Pattern.values());
        List<List<ShiftTurn>> days = pattern == null ? days() : days(pattern);
        fields.done("id", "first", "last", "pattern", "shifts", "crews", "days");
        if (first != null && last != null && last.isBefore(first)) {
            fields.broken("last", "must not be before first");
        }
        if (days != null && (days.isEmpty() || days.size() > Rotation.DAYS_MAX)) {
            fields.broken("days", "must be 1 to " + Rotation.DAYS_MAX + " days");
            return null;
        }
        return id == null || first == null || days == null ? null : new Rotation(id, first, last, days);
    }

    private List<List<ShiftTurn>> days(Pattern pattern) {
        List<String> named = fields.texts("shifts");
        List<String> inTurn = fields.texts("crews");
        boolean known = known("shifts", named, shifts) & known("crews", inTurn, crews);
        boolean isFour = pattern == Pattern.FOUR_CREWS_THREE_SHIFTS;
        if (inTurn.isEmpty() || named.size() != (isFour ? 3 : 1) || isFour && inTurn.size() != 4) {
            fields.broken("pattern", isFour ? "must have three shifts and four crews" : "must have one shift, and one crew or more");
            return null;
        }
        if (!known || inTurn.size() > Rotation.DAYS_MAX / 7) {
            return null;
        }
        return switch (pattern) {
            case DAILY -> Rotation.daily("r", LocalDate.EPOCH, named.getFirst(), inTurn).days();
            case WEEKLY -> Rotation.weekly("r", LocalDate.EPOCH, named.getFirst(), inTurn).days();
            case FOUR_CREWS_THREE_SHIFTS -> Rotation.fourCrewsThreeShifts("r", LocalDate.EPOCH, named, inTurn).days();
        };
    }

    private boolean known(String key, List<String> named, Set<String> ids) {
        List<String> strangers = named.stream().filter(name -> !ids.contains(name)).toList();
        strangers.forEach(name -> fields.broken(key, "must be " + key + " of the post; " + name + " is not"));
        return strangers.isEmpty();
    }

    private List<List<ShiftTurn>> days() {
        List<List<ShiftTurn>> days = new ArrayList<>();
        for (YamlNode day : fields.list("days")) {
            if (!day.is(Shape.LIST)) {
                fields.problems().add(day, "must be a list of shift/crew");
                return null;
            }
            List<ShiftTurn> turns = new ArrayList<>();
            day.children().forEach(node -> turns.add(turn(node)));
            if (turns.contains(null)) {
                return null;
            }
            days.add(turns);
        }
        return days;
    }

    private ShiftTurn turn(YamlNode node) {
        String[] parts = node.is(Shape.SCALAR) && node.text() != null ? node.text().split("/", 2) : new String[0];
        if (parts.length != 2 || !shifts.contains(parts[0]) || !crews.contains(parts[1])) {
            fields.problems().add(node, "must be shift/crew, both of the post");
            return null;
        }
        return new ShiftTurn(parts[0], parts[1]);
    }
}
