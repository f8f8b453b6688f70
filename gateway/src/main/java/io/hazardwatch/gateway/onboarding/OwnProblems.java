package io.hazardwatch.gateway.onboarding;

import java.util.Collection;
import java.util.List;

/** Mistakes for somebody who does not see all enterprises: those of the own files, without what others have. Pure. */
final class OwnProblems {
    private static final String TWIN = "must stand only once; ";

    private OwnProblems() {}

    /** @param own names of the files that the person writes */
    static List<ConfigurationProblem> of(List<ConfigurationProblem> all, Collection<String> own) {
        List<ConfigurationProblem> seen = all.stream().filter(each -> own.contains(each.file())).map(OwnProblems::withoutOthers).toList();
        return !seen.isEmpty() || all.isEmpty() ? seen
                : List.of(new ConfigurationProblem(own.stream().sorted().findFirst().orElse(""), "", "",
                        "does not go with what is configured elsewhere"));
    }

    /** Whoever has the same name or address is named only if it is the same site. */
    private static ConfigurationProblem withoutOthers(ConfigurationProblem problem) {
        boolean isTwin = problem.rule().startsWith(TWIN);
        return !isTwin || problem.rule().startsWith(TWIN + site(problem.value())) ? problem
                : new ConfigurationProblem(problem.file(), problem.path(), problem.value(), TWIN + "it is taken elsewhere");
    }

    /** {@code enterprise/site/} of a device; what is no device is no site's. */
    private static String site(String device) {
        int site = device.indexOf('/');
        int end = site < 0 ? -1 : device.indexOf('/', site + 1);
        return end < 0 ? "\0" : device.substring(0, end + 1);
    }
}
