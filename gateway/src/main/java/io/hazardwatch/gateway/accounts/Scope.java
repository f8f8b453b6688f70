package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of the plants an account sees. A site is within the scope if it meets each condition that is stated; a condition that is not
 * stated is met by every site. Immutable.
 *
 * @param enterprise the only enterprise; null = any
 * @param sites      sites as {@code enterprise/site}; empty = any
 * @param areas      beginnings of administrative codes, GB/T 2260; empty = any area, also of sites that state none
 * @param kinds      kinds of sites, such as {@code lpg_depot}; empty = any
 */
public record Scope(String enterprise, List<String> sites, List<String> areas, List<String> kinds) {
    /** Everything. */
    public static final Scope ALL = of(null);
    /** Most sites, areas or kinds of one scope. */
    public static final int MEMBERS_MAX = 500;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern SITE = Pattern.compile("[A-Za-z0-9_-]{1,64}/[A-Za-z0-9_-]{1,64}");
    private static final Pattern AREA = Pattern.compile("[1-9][0-9]{1,11}");
    private static final Pattern KIND = Pattern.compile("[a-z_]{1,32}");

    /** Sorts the members, so that equal scopes have equal texts. */
    public Scope {
        sites = sites.stream().distinct().sorted().toList();
        areas = areas.stream().distinct().sorted().toList();
        kinds = kinds.stream().distinct().sorted().toList();
    }

    /** One enterprise, or everything for null. */
    public static Scope of(String enterprise) {
        return new Scope(enterprise, List.of(), List.of(), List.of());
    }

    /** Whether it holds everything. */
    public boolean isAll() {
        return enterprise == null && isPlain();
    }

    /** Whether no condition is stated besides the enterprise. */
    public boolean isPlain() {
        return sites.isEmpty() && !needsSites();
    }

    /** Whether only the configuration of a site tells if it is within. */
    public boolean needsSites() {
        return !areas.isEmpty() || !kinds.isEmpty();
    }

    /** Whether a configured site is within. */
    public boolean includes(Site site) {
        return includesName(site.enterprise(), site.site())
                && (areas.isEmpty() || areas.stream().anyMatch(site.exposure().adminCode()::startsWith))
                && (kinds.isEmpty() || kinds.contains(site.kind()));
    }

    /** Whether enterprise and site allow it to be within. */
    public boolean includesName(String otherEnterprise, String site) {
        return (enterprise == null || enterprise.equals(otherEnterprise))
                && (sites.isEmpty() || sites.contains(otherEnterprise + '/' + site));
    }

    /** Whether whatever is within this scope is surely within the other one. */
    public boolean isWithin(Scope other) {
        boolean isEnterprise = other.enterprise == null || other.enterprise.equals(enterprise)
                || !sites.isEmpty() && sites.stream().allMatch(site -> site.startsWith(other.enterprise + '/'));
        boolean isSites = other.sites.isEmpty() || !sites.isEmpty() && other.sites.containsAll(sites);
        boolean isArea = other.areas.isEmpty() || !areas.isEmpty()
                && areas.stream().allMatch(area -> other.areas.stream().anyMatch(area::startsWith));
        return isEnterprise && isSites && isArea && (other.kinds.isEmpty() || !kinds.isEmpty() && other.kinds.containsAll(kinds));
    }

    /** The name of a member that is not written as such; null when all are. */
    public String wrongMember() {
        List<String> enterprises = enterprise == null ? List.of() : List.of(enterprise);
        return Stream.of(wrong(enterprises, NAME), wrong(sites, SITE), wrong(areas, AREA), wrong(kinds, KIND)).flatMap(each -> each)
                .findFirst().orElse(null);
    }

    private static Stream<String> wrong(Collection<String> members, Pattern shape) {
        return members.stream().filter(each -> !shape.matcher(each).matches());
    }

    /** The conditions besides the enterprise as they are stored; null when there are none. */
    String stored() {
        return isPlain() ? null : "sites=" + String.join(",", sites) + ";areas=" + String.join(",", areas) + ";kinds=" + String.join(",", kinds);
    }

    /**
     * The scope that was stored.
     *
     * @throws IllegalArgumentException for a text that this version does not know, because it would show too much without
     */
    static Scope stored(String enterprise, String text) {
        if (text == null) {
            return of(enterprise);
        }
        List<List<String>> members = new ArrayList<>();
        String[] parts = text.split(";");
        for (String name : List.of("sites=", "areas=", "kinds=")) {
            if (members.size() >= parts.length || !parts[members.size()].startsWith(name)) {
                throw new IllegalArgumentException("the scope of an account cannot be read: " + text);
            }
            String list = parts[members.size()].substring(name.length());
            members.add(list.isEmpty() ? List.of() : List.of(list.split(",")));
        }
        return new Scope(enterprise, members.get(0), members.get(1), members.get(2));
    }

    /** What it holds, for the journal. */
    @Override
    public String toString() {
        String whole = enterprise == null ? "all enterprises" : "enterprise " + enterprise;
        return Stream.concat(Stream.of(whole), Stream.of(told("sites", sites), told("areas", areas), told("kinds", kinds))
                .flatMap(each -> each)).collect(Collectors.joining(", "));
    }

    private static Stream<String> told(String name, List<String> members) {
        return members.isEmpty() ? Stream.empty() : Stream.of(name + ' ' + String.join(" ", members));
    }
}
