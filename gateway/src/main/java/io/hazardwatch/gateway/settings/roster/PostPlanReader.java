package io.hazardwatch.gateway.settings.roster;

import io.hazardwatch.gateway.duty.roster.Crew;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.duty.roster.ShiftTime;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.people.PeopleRules;
import io.hazardwatch.gateway.people.Post;
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

/** Reads one post, and its plan where it has a time zone, shifts, crews or rotations. One thread. */
final class PostPlanReader {
    private static final List<String> PLAN = List.of("zone", "shifts", "crews", "rotations");

    private final YamlMap post;
    private final Set<String> people;
    private final PeopleDirectory chain;
    private final Set<String> shiftIds = new HashSet<>();
    private final Set<String> crewIds = new HashSet<>();
    private PostRoster plan;

    /** @param chain the people and levels of the file */
    PostPlanReader(YamlMap post, Set<String> people, PeopleDirectory chain) {
        this.post = post;
        this.people = people;
        this.chain = chain;
    }

    /** The post; null when something of it is wrong. */
    Post read() {
        String id = post.ownName("id");
        String level = post.optionalName("level");
        int peopleMin = (int) post.whole("peopleMin", 1, 1, Post.ON_DUTY_MAX);
        Post read = new Post(id, post.display("name", id), post.optionalName("enterprise"), post.optionalName("site"), post.text("area", null),
                level == null ? "duty-officer" : level, post.flag("roundTheClock", false), post.flag("technicalGroup", false), peopleMin,
                post.texts("qualifications"));
        PostRoster planned = PLAN.stream().anyMatch(post::has) ? plan(id, peopleMin) : null;
        post.done("id", "name", "enterprise", "site", "area", "level", "roundTheClock", "technicalGroup", "peopleMin", "qualifications",
                "zone", "shifts", "crews",
                "rotations");
        if (id == null || PeopleReader.isRefused(post, PeopleRules.check(read, chain)) || !post.problems().isEmpty()) {
            return null;
        }
        plan = planned;
        return read;
    }

    /** The plan of the post that was read; null when it has none, or something is wrong. */
    PostRoster plan() {
        return plan;
    }

    private PostRoster plan(String id, int peopleMin) {
        ZoneId zone = RosterTimes.zone(post, "zone");
        List<ShiftTime> shifts = items("shifts", this::shift);
        List<Crew> crews = items("crews", this::crew);
        List<Rotation> rotations = items("rotations", this::rotation);
        return id == null || !post.problems().isEmpty() ? null : new PostRoster(id, zone, peopleMin, shifts, crews, rotations);
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
