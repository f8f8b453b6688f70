package io.hazardwatch.gateway.settings.roster;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.roster.Crew;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.duty.roster.ShiftTime;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Reads one post with its shifts, crews and rotations. One thread. */
final class PostPlanReader {
    private final YamlMap post;
    private final Set<String> people;
    private final Set<String> shiftIds = new HashSet<>();
    private final Set<String> crewIds = new HashSet<>();

    PostPlanReader(YamlMap post, Set<String> people) {
        this.post = post;
        this.people = people;
    }

    /** The post; null when something of it is wrong. */
    PlannedPost read() {
        String id = post.ownName("id");
        Text name = post.display("name", id);
        String enterprise = post.ownName("enterprise");
        String site = post.optionalName("site");
        String level = post.optionalName("level");
        ZoneId zone = RosterTimes.zone(post, "zone");
        int peopleMin = (int) post.whole("peopleMin", 1, 1, PostRoster.ITEMS_MAX);
        List<ShiftTime> shifts = items("shifts", this::shift);
        List<Crew> crews = items("crews", this::crew);
        List<Rotation> rotations = items("rotations", this::rotation);
        post.done("id", "name", "enterprise", "site", "level", "zone", "peopleMin", "shifts", "crews", "rotations");
        if (id == null || enterprise == null || !post.problems().isEmpty()) {
            return null;
        }
        return new PlannedPost(new DutyPost(id, name, enterprise, site, zone), level == null ? "duty-officer" : level,
                new PostRoster(id, zone, peopleMin, shifts, crews, rotations));
    }

    private <T> List<T> items(String key, Function<YamlMap, T> read) {
        List<YamlMap> items = post.maps(key);
        if (items.size() > PostRoster.ITEMS_MAX) {
            post.broken(key, "must be at most " + PostRoster.ITEMS_MAX);
        }
        List<T> found = new ArrayList<>();
        items.forEach(item -> found.add(read.apply(item)));
        return found.stream().filter(Objects::nonNull).toList();
    }

    private static String once(YamlMap fields, Set<String> ids) {
        String id = fields.ownName("id");
        if (id != null && !ids.add(id)) {
            fields.broken("id", "must stand only once in its post");
        }
        return id;
    }

    private ShiftTime shift(YamlMap fields) {
        String id = once(fields, shiftIds);
        LocalTime from = RosterTimes.time(fields, "from");
        LocalTime to = RosterTimes.time(fields, "to");
        Text name = fields.display("name", id);
        long days = fields.whole("days", from == null || to == null || from.isBefore(to) ? 0 : 1, 0, ShiftTime.DAYS_MAX);
        long overlap = fields.millis("overlap", 0, 0, ShiftTime.OVERLAP_MAX.toMillis());
        fields.done("id", "name", "from", "to", "days", "overlap");
        if (id == null || from == null || to == null) {
            return null;
        }
        if (days == 0 && !from.isBefore(to)) {
            fields.broken("days", "must be 1 or more where the shift does not end after it begins");
            return null;
        }
        return new ShiftTime(id, name, from, to, (int) days, Duration.ofSeconds(overlap / 1000));
    }

    private Crew crew(YamlMap fields) {
        String id = once(fields, crewIds);
        Text name = fields.display("name", id);
        List<String> persons = persons(fields, people);
        fields.done("id", "name", "persons");
        return id == null ? null : new Crew(id, name, persons);
    }

    /** The people under {@code persons}, each of whom must be known. */
    static List<String> persons(YamlMap fields, Set<String> people) {
        List<String> persons = fields.texts("persons");
        persons.stream().filter(person -> !people.contains(person)).forEach(person ->
                fields.broken("persons", "must be people of this file; " + person + " is not"));
        if (persons.size() > PostRoster.ITEMS_MAX) {
            fields.broken("persons", "must be at most " + PostRoster.ITEMS_MAX);
        }
        return persons;
    }

    private Rotation rotation(YamlMap fields) {
        return new RotationReader(fields, shiftIds, crewIds).read();
    }
}
