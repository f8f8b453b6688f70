package io.hazardwatch.gateway.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Snapshot of all people, all posts and all levels that enterprises have configured. Pure, any thread.
 *
 * @param persons by id
 * @param posts   by id
 * @param levels  of enterprises, see {@link #chain}
 */
public record PeopleDirectory(Map<String, Person> persons, Map<String, Post> posts, List<DutyLevel> levels) {
    /** Nobody and nothing. */
    public static final PeopleDirectory EMPTY = of(List.of(), List.of(), List.of());

    public PeopleDirectory {
        persons = Map.copyOf(persons);
        posts = Map.copyOf(posts);
        levels = levels.stream().sorted(Comparator.comparing(DutyLevel::enterprise).thenComparingInt(DutyLevel::sequence)
                .thenComparing(DutyLevel::id)).toList();
    }

    /** Of people, posts and levels that each stand once. */
    public static PeopleDirectory of(Collection<Person> persons, Collection<Post> posts, Collection<DutyLevel> levels) {
        return new PeopleDirectory(persons.stream().collect(Collectors.toMap(Person::id, Function.identity())),
                posts.stream().collect(Collectors.toMap(Post::id, Function.identity())), List.copyOf(levels));
    }

    /**
     * The levels of an enterprise in the order in which they are called: its own, and the standard ones that it has not
     * replaced.
     */
    public List<DutyLevel> chain(String enterprise) {
        Map<String, DutyLevel> byId = new TreeMap<>();
        DutyLevel.USUAL.forEach(level -> byId.put(level.id(), level));
        levels.stream().filter(level -> level.enterprise().equals(enterprise)).forEach(level -> byId.put(level.id(), level));
        return byId.values().stream().sorted(Comparator.comparingInt(DutyLevel::sequence).thenComparing(DutyLevel::id)).toList();
    }

    /**
     * This, and where it knows nobody, the people of {@code other} with the posts and levels that are missing here. People who are
     * there already are never mixed with others.
     */
    PeopleDirectory filledFrom(PeopleDirectory other) {
        if (!persons.isEmpty()) {
            return this;
        }
        Map<String, Post> allPosts = new TreeMap<>(other.posts);
        allPosts.putAll(posts);
        return new PeopleDirectory(other.persons, allPosts, levels.isEmpty() ? other.levels : levels);
    }

    /** The level of that id in the chain of that enterprise, or null. */
    public DutyLevel level(String enterprise, String id) {
        return chain(enterprise).stream().filter(level -> level.id().equals(id)).findFirst().orElse(null);
    }

    /** What refers to a person, for people; empty = nothing. */
    List<String> usesOf(String personId) {
        return levels.stream().filter(level -> level.fallback().contains(personId))
                .map(level -> "level " + level.enterprise() + '/' + level.id()).toList();
    }

    PeopleDirectory with(Person person) {
        Map<String, Person> next = new TreeMap<>(persons);
        next.put(person.id(), person);
        return new PeopleDirectory(next, posts, levels);
    }

    PeopleDirectory withoutPerson(String id) {
        Map<String, Person> next = new TreeMap<>(persons);
        next.remove(id);
        return new PeopleDirectory(next, posts, levels);
    }

    /** The same with that post, in the place of the one of its id. */
    public PeopleDirectory with(Post post) {
        Map<String, Post> next = new TreeMap<>(posts);
        next.put(post.id(), post);
        return new PeopleDirectory(persons, next, levels);
    }

    PeopleDirectory withoutPost(String id) {
        Map<String, Post> next = new TreeMap<>(posts);
        next.remove(id);
        return new PeopleDirectory(persons, next, levels);
    }

    PeopleDirectory with(DutyLevel level) {
        List<DutyLevel> next = new ArrayList<>(withoutLevel(level.enterprise(), level.id()).levels);
        next.add(level);
        return new PeopleDirectory(persons, posts, next);
    }

    PeopleDirectory withoutLevel(String enterprise, String id) {
        return new PeopleDirectory(persons, posts,
                levels.stream().filter(level -> !level.enterprise().equals(enterprise) || !level.id().equals(id)).toList());
    }
}
