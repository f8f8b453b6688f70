package io.hazardwatch.gateway.settings.roster;

import io.hazardwatch.gateway.duty.roster.Leave;
import io.hazardwatch.gateway.duty.roster.LeaveKind;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.duty.roster.RosterPerson;
import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import io.hazardwatch.gateway.duty.roster.ShiftSwap;
import io.hazardwatch.gateway.duty.roster.SwapLeg;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Reads the roster of {@code roster.yaml}: people, posts, exceptions, swaps, leaves. One thread. */
final class RosterReader {
    private final Set<String> people = new HashSet<>();
    /** Invalid posts are remembered too, so that one mistake is reported once. */
    private final Set<String> postIds = new HashSet<>();
    private final Map<String, PlannedPost> posts = new LinkedHashMap<>();

    /** What the file says; what is wrong stands in the problems of {@code top} and is left out. */
    RosterContents read(YamlMap top) {
        List<RosterPerson> persons = distinct(top.maps("people"), this::person);
        top.maps("posts").forEach(this::post);
        List<ShiftOverride> overrides = distinct(top.maps("exceptions"), this::override);
        List<ShiftSwap> swaps = distinct(top.maps("swaps"), this::swap);
        List<Leave> leaves = distinct(top.maps("leaves"), this::leave);
        top.done("people", "posts", "exceptions", "swaps", "leaves");
        return new RosterContents(persons, List.copyOf(posts.values()), overrides, swaps, leaves);
    }

    private static <T> List<T> distinct(List<YamlMap> items, Function<YamlMap, T> read) {
        Set<String> ids = new HashSet<>();
        List<T> found = new ArrayList<>();
        for (YamlMap item : items) {
            if (!ids.add(item.text("id", ""))) {
                item.broken("id", "must stand only once");
            }
            found.add(read.apply(item));
        }
        return found.stream().filter(Objects::nonNull).toList();
    }

    private RosterPerson person(YamlMap fields) {
        String id = fields.ownName("id");
        RosterPerson person = id == null ? null : new RosterPerson(id, fields.display("name", id));
        fields.done("id", "name");
        if (id != null) {
            people.add(id);
        }
        return person;
    }

    private void post(YamlMap fields) {
        if (!postIds.add(fields.text("id", ""))) {
            fields.broken("id", "must stand only once");
        }
        PlannedPost post = new PostPlanReader(fields, people).read();
        if (post != null) {
            posts.put(post.duty().id(), post);
        }
    }

    private String knownPost(YamlMap fields) {
        String post = fields.name("post");
        if (post != null && !postIds.contains(post)) {
            fields.broken("post", "must be one of the posts");
            return null;
        }
        return post;
    }

    private String knownPerson(YamlMap fields, String key) {
        String person = fields.optionalName(key);
        if (person != null && !people.contains(person)) {
            fields.broken(key, "must be one of people");
            return null;
        }
        return person;
    }

    private ShiftOverride override(YamlMap fields) {
        String id = fields.ownName("id");
        String post = knownPost(fields);
        LocalDateTime from = RosterTimes.wall(fields, "from");
        LocalDateTime to = RosterTimes.wall(fields, "to");
        ShiftOverride.Mode mode = fields.choice("mode", ShiftOverride.Mode.REPLACE, ShiftOverride.Mode.values());
        List<String> persons = PostPlanReader.persons(fields, people);
        fields.done("id", "post", "from", "to", "mode", "persons");
        return id == null || post == null || !RosterTimes.inOrder(fields, from, to) ? null
                : new ShiftOverride(id, post, from, to, mode, persons);
    }

    private ShiftSwap swap(YamlMap fields) {
        String id = fields.ownName("id");
        List<SwapLeg> legs = fields.maps("legs").stream().map(this::leg).filter(Objects::nonNull).toList();
        List<String> confirmedBy = fields.texts("confirmedBy");
        fields.done("id", "legs", "confirmedBy");
        try {
            return id == null ? null : new ShiftSwap(id, legs, Set.copyOf(confirmedBy));
        } catch (IllegalArgumentException wrong) {
            fields.broken("legs", wrong.getMessage());
            return null;
        }
    }

    private SwapLeg leg(YamlMap fields) {
        String post = knownPost(fields);
        LocalDateTime from = RosterTimes.wall(fields, "from");
        LocalDateTime to = RosterTimes.wall(fields, "to");
        String giver = knownPerson(fields, "giver");
        String taker = knownPerson(fields, "taker");
        fields.done("post", "from", "to", "giver", "taker");
        if (giver == null || taker == null || giver.equals(taker)) {
            fields.broken("taker", "must be another person than the giver");
            return null;
        }
        return post == null || !RosterTimes.inOrder(fields, from, to) ? null : new SwapLeg(post, from, to, giver, taker);
    }

    private Leave leave(YamlMap fields) {
        String id = fields.ownName("id");
        String person = fields.has("person") ? knownPerson(fields, "person") : fields.name("person");
        Instant from = RosterTimes.instant(fields, "from");
        Instant to = RosterTimes.instant(fields, "to");
        LeaveKind kind = fields.choice("kind", LeaveKind.LEAVE, LeaveKind.values());
        String replacement = knownPerson(fields, "replacement");
        fields.done("id", "person", "from", "to", "kind", "replacement");
        if (person != null && person.equals(replacement)) {
            fields.broken("replacement", "must be another person");
            return null;
        }
        return id == null || person == null || !RosterTimes.inOrder(fields, from, to) ? null
                : new Leave(id, person, from, to, kind, replacement);
    }
}
