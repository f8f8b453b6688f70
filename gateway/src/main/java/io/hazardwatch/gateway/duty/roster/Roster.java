package io.hazardwatch.gateway.duty.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything planned, as one immutable snapshot: the plans of the posts, overrides, swaps and leave. Answers who is on duty at
 * any instant, from memory and with the zone rules of the running platform; any thread.
 */
public final class Roster {
    /** A roster that plans nothing. */
    public static final Roster EMPTY = new Roster(Map.of(), Map.of(), Map.of(), Map.of());
    private static final Duration LOOK = Duration.ofDays(35);

    private final SortedMap<String, PostRoster> posts;
    private final Map<String, ShiftOverride> overrides;
    private final Map<String, ShiftSwap> swaps;
    private final Map<String, Leave> leaves;
    private final Map<String, PostPlan> plans = new HashMap<>();
    private final AbsenceIndex absences;

    private Roster(Map<String, PostRoster> posts, Map<String, ShiftOverride> overrides, Map<String, ShiftSwap> swaps,
            Map<String, Leave> leaves) {
        this.posts = new TreeMap<>(posts);
        this.overrides = new LinkedHashMap<>(overrides);
        this.swaps = new LinkedHashMap<>(swaps);
        this.leaves = new LinkedHashMap<>(leaves);
        Map<String, List<ShiftOverride>> overridesOf = MapsByKey.by(overrides.values(), ShiftOverride::post);
        Map<String, List<SwapLeg>> swapsOf = MapsByKey.by(swaps.values().stream().filter(ShiftSwap::isInForce)
                .flatMap(swap -> swap.legs().stream()).toList(), SwapLeg::post);
        posts.values().forEach(post -> plans.put(post.post(), new PostPlan(post,
                overridesOf.getOrDefault(post.post(), List.of()), swapsOf.getOrDefault(post.post(), List.of()))));
        absences = new AbsenceIndex(leaves.values());
    }

    /** A roster of what is stored; where overrides or leaves overlap, the one given last counts. */
    public static Roster of(Collection<PostRoster> posts, Collection<ShiftOverride> overrides, Collection<ShiftSwap> swaps,
            Collection<Leave> leaves) {
        return new Roster(MapsByKey.index(posts, PostRoster::post), MapsByKey.index(overrides, ShiftOverride::id),
                MapsByKey.index(swaps, ShiftSwap::id), MapsByKey.index(leaves, Leave::id));
    }

    /** The version of the zone rules that instants are computed with; another one may move shifts and open gaps. */
    public static String zoneRulesVersion() {
        return ZoneRulesProvider.getVersions("UTC").lastKey();
    }

    /** Who is on at {@code at}, since when and until which change; 35 days each way at most. Null for an unknown post. */
    public DutySpan whoIsOnDuty(String post, Instant at) {
        return spans(post, at.minus(LOOK), at.plus(LOOK)).stream().filter(span -> span.to().isAfter(at)).findFirst()
                .orElse(null);
    }

    /** Spans that cover {@code [from, to)} without a hole, to the second; none for an unknown post. */
    public List<DutySpan> spans(String post, Instant from, Instant to) {
        PostRoster planned = posts.get(post);
        if (planned == null) {
            return List.of();
        }
        ZoneRules rules = planned.zone().getRules();
        return DutyPlan.spans(plans.get(post), rules, absences, from, to);
    }

    public PostRoster post(String post) {
        return posts.get(post);
    }

    /** The planned posts, by id. */
    public Collection<PostRoster> posts() {
        return List.copyOf(posts.values());
    }

    public Collection<ShiftOverride> overrides() {
        return List.copyOf(overrides.values());
    }

    public ShiftOverride override(String id) {
        return overrides.get(id);
    }

    public Collection<ShiftSwap> swaps() {
        return List.copyOf(swaps.values());
    }

    public ShiftSwap swap(String id) {
        return swaps.get(id);
    }

    public Collection<Leave> leaves() {
        return List.copyOf(leaves.values());
    }

    public Leave leave(String id) {
        return leaves.get(id);
    }

    /** What of this roster is not over at {@code now} and names a person, for people; empty = nothing. */
    public List<String> usesOfPerson(String person, Instant now) {
        List<String> uses = new ArrayList<>();
        posts.values().stream().filter(post -> post.persons().contains(person)).forEach(post -> uses.add("crew of post " + post.post()));
        overrides.values().stream().filter(one -> one.persons().contains(person) && isAhead(one.post(), one.to(), now))
                .forEach(one -> uses.add("exception " + one.id() + " of post " + one.post()));
        swaps.values().stream().filter(swap -> swap.parties().contains(person))
                .filter(swap -> swap.legs().stream().anyMatch(leg -> isAhead(leg.post(), leg.to(), now)))
                .forEach(swap -> uses.add("swap " + swap.id()));
        leaves.values().stream().filter(leave -> leave.to().isAfter(now))
                .filter(leave -> person.equals(leave.person()) || person.equals(leave.replacement()))
                .forEach(leave -> uses.add("leave " + leave.id()));
        return uses;
    }

    private boolean isAhead(String post, LocalDateTime to, Instant now) {
        PostRoster planned = posts.get(post);
        return planned != null && WallTime.end(to, planned.zone().getRules()) > now.getEpochSecond();
    }

    /** The posts at which one of {@code persons} may be on, directly or in the place of somebody. */
    Set<String> postsOf(Set<String> persons) {
        Set<String> all = new HashSet<>(persons);
        int before;
        do {
            before = all.size();
            leaves.values().stream().filter(leave -> leave.replacement() != null && all.contains(leave.replacement()))
                    .forEach(leave -> all.add(leave.person()));
        } while (all.size() > before);
        Set<String> found = new HashSet<>();
        posts.values().stream().filter(post -> post.persons().stream().anyMatch(all::contains))
                .forEach(post -> found.add(post.post()));
        overrides.values().stream().filter(one -> one.persons().stream().anyMatch(all::contains))
                .forEach(one -> found.add(one.post()));
        swaps.values().stream().flatMap(swap -> swap.legs().stream()).filter(leg -> all.contains(leg.taker()))
                .forEach(leg -> found.add(leg.post()));
        found.retainAll(posts.keySet());
        return found;
    }

    /** The same roster with a new plan of one post. */
    Roster with(PostRoster post) {
        return new Roster(MapsByKey.with(posts, post.post(), post), overrides, swaps, leaves);
    }

    Roster with(ShiftOverride override) {
        return new Roster(posts, MapsByKey.with(overrides, override.id(), override), swaps, leaves);
    }

    Roster withoutOverride(String id) {
        return new Roster(posts, MapsByKey.with(overrides, id, null), swaps, leaves);
    }

    Roster with(ShiftSwap swap) {
        return new Roster(posts, overrides, MapsByKey.with(swaps, swap.id(), swap), leaves);
    }

    Roster withoutSwap(String id) {
        return new Roster(posts, overrides, MapsByKey.with(swaps, id, null), leaves);
    }

    Roster with(Leave leave) {
        return new Roster(posts, overrides, swaps, MapsByKey.with(leaves, leave.id(), leave));
    }

    Roster withoutLeave(String id) {
        return new Roster(posts, overrides, swaps, MapsByKey.with(leaves, id, null));
    }
}
