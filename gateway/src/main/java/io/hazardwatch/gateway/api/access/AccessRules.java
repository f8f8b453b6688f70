package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.Capability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which capability each call of the API needs. A call without a rule does not exist, so its route is never reached. Immutable. */
final class AccessRules {
    private static final String VARIABLE = "{";
    private static final Set<String> MARKS = Set.of("AGAIN", "JOURNAL");

    /** A call and what it needs; {@code segments} are of the path below the API's root. */
    private record Rule(String method, List<String> segments, Set<Capability> enough, Set<String> marks) {
        boolean isSecretAsked() {
            return marks.contains("AGAIN");
        }

        boolean matches(List<String> path) {
            for (int i = 0; i < segments.size(); i++) {
                if (!segments.get(i).startsWith(VARIABLE) && !segments.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        String name() {
            return method + " /" + String.join("/", segments);
        }

        long variables() {
            return segments.stream().filter(each -> each.startsWith(VARIABLE)).count();
        }
    }

    /** By number of segments; those with fewer variables first, as the more exact. */
    private final Map<Integer, List<Rule>> rules;

    AccessRules() {
        List<Rule> all = new ArrayList<>();
        Set<Capability> enough = Set.of();
        for (String line : (AccessRuleTable.CALLS + OnboardingCallRules.TABLE).lines().toList()) {
            if (line.startsWith(" ")) {
                String[] call = line.strip().split(" ");
                all.add(new Rule(call[0], segments(call[1]), enough,
                        Stream.of(call).filter(MARKS::contains).collect(Collectors.toUnmodifiableSet())));
            } else {
                enough = Stream.of(line.split(" ")).map(Capability::valueOf).collect(Collectors.toUnmodifiableSet());
            }
        }
        all.sort(Comparator.comparingLong(Rule::variables));
        rules = all.stream().collect(Collectors.groupingBy(rule -> rule.segments().size(), HashMap::new, Collectors.toList()));
    }

    private static List<String> segments(String path) {
        return Stream.of(path.split("/")).filter(each -> !each.isEmpty()).toList();
    }

    /**
     * What a call needs: one of these capabilities; null if there is no such call.
     *
     * @param path below the API's root, as the router sees it
     */
    Set<Capability> enoughFor(String method, String path) {
        return rule(method, path).map(Rule::enough).orElse(null);
    }

    /** Whether a call needs the own secret again. */
    boolean isSecretAsked(String method, String path) {
        return rule(method, path).map(Rule::isSecretAsked).orElse(false);
    }

    /** Whether the gate journals a call, because no other entry tells of it. */
    boolean isJournaled(String method, String path) {
        return rule(method, path).map(rule -> rule.marks().contains("JOURNAL")).orElse(false);
    }

    private Optional<Rule> rule(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        List<String> segments = segments(path);
        return rules.getOrDefault(segments.size(), List.of()).stream().filter(rule -> rule.method().equals(asked) && rule.matches(segments))
                .findFirst();
    }

    boolean knows(String path) {
        List<String> segments = segments(path);
        return rules.getOrDefault(segments.size(), List.of()).stream().anyMatch(rule -> rule.matches(segments));
    }

    /** All calls that need the own secret again. */
    Set<String> secretAsked() {
        return rules.values().stream().flatMap(List::stream).filter(Rule::isSecretAsked).map(Rule::name).collect(Collectors.toSet());
    }

    /** All calls, such as {@code GET /alarms/{id}}, with what they need. */
    Map<String, Set<Capability>> all() {
        return rules.values().stream().flatMap(List::stream).collect(Collectors.toMap(Rule::name, Rule::enough));
    }
}
