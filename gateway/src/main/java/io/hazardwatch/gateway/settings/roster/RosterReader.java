package io.hazardwatch.gateway.settings.roster;

import io.hazardwatch.gateway.duty.roster.Leave;
import io.hazardwatch.gateway.duty.roster.LeaveKind;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import io.hazardwatch.gateway.duty.roster.ShiftSwap;
import io.hazardwatch.gateway.duty.roster.SwapLeg;
import io.hazardwatch.gateway.people.DutyLevel;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.people.Post;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code roster.yaml}: people, levels, posts, exceptions, swaps, leaves. One thread. */
final class RosterReader {
    private final Set<String> people = new HashSet<>();
    /** Invalid posts are remembered too, so that one mistake is reported once. */
    private final Set<String> postIds = new HashSet<>();
    private final List<Post> posts = new ArrayList<>();
    private final List<PostRoster> plans = new ArrayList<>();
    private final Map<String, String> accounts = new HashMap<>();

    /** What the file says; what is wrong stands in the problems of {@code top} and is left out. */
    RosterDocument read(YamlMap top) {
        List<Person> persons = distinct(top.maps("people"), this::person);
        PeopleDirectory known = PeopleDirectory.of(persons, List.of(), List.of());
        List<DutyLevel> levels = levels(top.maps("levels"), known);
        PeopleDirectory chain = PeopleDirectory.of(persons, List.of(), levels);
        top.maps("posts").forEach(fields -> post(fields, chain));
        List<ShiftOverride> overrides = distinct(top.maps("exceptions"), this::override);
        List<ShiftSwap> swaps = distinct(top.maps("swaps"), this::swap);
        List<Leave> leaves = distinct(top.maps("leaves"), this::leave);
        top.done("people", "levels", "posts", "exceptions", "swaps", "leaves");
        return new RosterDocument(PeopleDirectory.of(persons, posts, levels), new RosterContents(plans, overrides, swaps, leaves), accounts);
    }

    private static List<DutyLevel> levels(List<YamlMap> items, PeopleDirectory people) {
        Map<String, DutyLevel> found = new LinkedHashMap<>();
        for (YamlMap fields : items) {
            DutyLevel level = PeopleReader.level(fields, people);
            if (level != null && found.put(level.enterprise() + '/' + level.id(), level) != null) {
                fields.broken("id", "must stand only once in its enterprise");
            }
        }
        return List.copyOf(found.values());
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

    private Person person(YamlMap fields) {
        String id = fields.text("id", null);
        if (id != null) {
            people.add(id);
        }
        for (String account : fields.texts("accounts")) {
            if (accounts.put(account, String.valueOf(id)) != null) {
                fields.broken("accounts", "must stand only once, each being one person's; " + account);
            }
        }
        return PeopleReader.person(fields);
    }

    private void post(YamlMap fields, PeopleDirectory chain) {
        if (!postIds.add(fields.text("id", ""))) {
            fields.broken("id", "must stand only once");
            return;
        }
        PostPlanReader reader = new PostPlanReader(fields, people, chain);
        Post post = reader.read();
        if (post != null) {
            posts.add(post);
        }
        if (reader.plan() != null) {
            plans.add(reader.plan());
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
