package io.hazardwatch.gateway.hazards;

import io.hazardwatch.gateway.registry.HazardGrade;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.Substance;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a grade was reckoned from, and the grade.
 *
 * @param exposedPeople within 500 m of the site's boundary
 * @param edition       of the standard
 */
public record GradedState(List<Substance> substances, int exposedPeople, HazardGrade grade, double s, double r, String edition) {
    /** A substance whose design maximum is another; 0 where it was not there, or is not any more. */
    public record QuantityChange(Substance substance, double before, double now) {}

    public GradedState {
        substances = List.copyOf(substances);
    }

    /** As the site file has it now. */
    public static GradedState of(HazardSource source) {
        List<Substance> named = source.substances().stream().map(each -> new Substance(each.cas(), plain(each.name()), each.tonnes(),
                each.hazardClass())).toList();
        return new GradedState(named, source.exposedPeople(), source.grading().grade(), source.grading().s(), source.grading().r(),
                source.grading().edition());
    }

    /** From {@link #text}. */
    public static GradedState parse(String text, int exposedPeople, HazardGrade grade, double s, double r, String edition) {
        List<Substance> substances = text.lines().map(line -> line.split("\t", 4))
                .map(cells -> new Substance(known(cells[0]), cells[3], Double.parseDouble(cells[2]), known(cells[1]))).toList();
        return new GradedState(substances, exposedPeople, grade, s, r, edition);
    }

    private static String known(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private static String plain(String name) {
        return name.replaceAll("\\s", " ");
    }

    /** The substances, one a line: CAS number, class, tonnes, name. */
    public String text() {
        StringBuilder lines = new StringBuilder();
        substances.forEach(each -> lines.append(Objects.toString(each.cas(), "")).append('\t').append(Objects.toString(each.hazardClass(), ""))
                .append('\t').append(each.tonnes()).append('\t').append(each.name()).append('\n'));
        return lines.toString();
    }

    /** Substances whose quantity differs; one of another class counts as another. */
    public List<QuantityChange> changesTo(GradedState now) {
        Set<String> seen = new LinkedHashSet<>();
        List<QuantityChange> changes = new ArrayList<>();
        for (List<Substance> all : List.of(substances, now.substances)) {
            for (Substance each : all) {
                double before = tonnes(substances, each);
                double present = tonnes(now.substances, each);
                if (seen.add(matter(each)) && before != present) {
                    changes.add(new QuantityChange(each, before, present));
                }
            }
        }
        return changes;
    }

    private static double tonnes(List<Substance> all, Substance wanted) {
        return all.stream().filter(each -> matter(each).equals(matter(wanted))).mapToDouble(Substance::tonnes).sum();
    }

    private static String matter(Substance each) {
        return keyOf(each) + '|' + each.hazardClass();
    }

    /** What a substance is called in the stock book: its CAS number, or its name where it has none. */
    public static String keyOf(Substance substance) {
        return substance.cas() == null ? plain(substance.name()) : substance.cas();
    }
}
