package io.hazardwatch.gateway.settings.roster;

import io.hazardwatch.gateway.duty.roster.CoverageProofPeriods;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.Reachability;
import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.duty.roster.RosterCoverage;
import io.hazardwatch.gateway.duty.roster.RosterCoverageGap;
import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblems;
import io.hazardwatch.gateway.settings.yaml.YamlFile;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The file {@code roster.yaml} beside {@code gateway.yaml}: read to fill an empty book of people and an empty roster, and checked. A
 * post must be covered from the second day of its last rotation to begin, and everybody planned must be reached in the urgent case
 * by a means that was verified. One thread.
 */
public final class RosterFile {
    /** Its name within the configuration. */
    public static final String NAME = "roster.yaml";
    private static final int GAPS_SHOWN_MAX = 5;

    private RosterFile() {}

    /** What the file of a configuration says; nothing when there is none. */
    public static LoadResult<RosterDocument> load(Path directory) {
        SettingsProblems problems = new SettingsProblems(NAME);
        Path file = directory.resolve(NAME);
        YamlNode top = Files.exists(file) ? YamlFile.read(file, problems) : null;
        return proven(read(top, problems), problems);
    }

    /** What a text of the same format says, as an import brings one. */
    public static LoadResult<RosterDocument> parse(String text) {
        SettingsProblems problems = new SettingsProblems(NAME);
        return proven(read(YamlFile.parse(text, problems), problems), problems);
    }

    /** What a copy of a roster in force says, also where that has gaps by now. */
    public static LoadResult<RosterDocument> copy(String text) {
        SettingsProblems problems = new SettingsProblems(NAME);
        return loaded(read(YamlFile.parse(text, problems), problems), problems);
    }

    private static RosterDocument read(YamlNode top, SettingsProblems problems) {
        return new RosterReader().read(new YamlMap(top == null ? YamlNode.standIn(null, null) : top, problems));
    }

    private static LoadResult<RosterDocument> loaded(RosterDocument document, SettingsProblems problems) {
        return problems.isEmpty() ? new LoadResult.Valid<>(document) : new LoadResult.Invalid<>(problems.list());
    }

    private static LoadResult<RosterDocument> proven(RosterDocument document, SettingsProblems problems) {
        if (problems.isEmpty()) {
            planned(document.roster()).stream().map(document.directory().persons()::get).filter(person -> !person.isReachableUrgently())
                    .map(Person::id).forEach(id -> problems.add("people", id,
                            "must have a means.urgent with verifiedAt, because the person is planned for duty"));
        }
        if (problems.isEmpty()) {
            document.roster().plans().forEach(plan -> prove(document, plan, problems));
        }
        return loaded(document, problems);
    }

    private static TreeSet<String> planned(RosterContents roster) {
        TreeSet<String> persons = new TreeSet<>();
        roster.plans().forEach(plan -> persons.addAll(plan.persons()));
        Stream.of(roster.overrides().stream().flatMap(one -> one.persons().stream()),
                roster.swaps().stream().flatMap(swap -> swap.parties().stream()),
                roster.leaves().stream().map(leave -> leave.replacement()).filter(Objects::nonNull))
                .flatMap(all -> all).forEach(persons::add);
        return persons;
    }

    private static void prove(RosterDocument document, PostRoster plan, SettingsProblems problems) {
        LocalDate begin = plan.rotations().stream().map(Rotation::first).max(LocalDate::compareTo).orElse(null);
        if (begin == null) {
            return;
        }
        Instant from = begin.plusDays(1).atStartOfDay(plan.zone()).toInstant();
        List<RosterCoverageGap> gaps = RosterCoverage.gaps(document.roster().roster(), plan.post(), CoverageProofPeriods.of(plan.zone(), from),
                person -> Reachability.Answer.VERIFIED);
        gaps.stream().limit(GAPS_SHOWN_MAX).forEach(gap -> problems.add("posts", plan.post() + " " + gap.from() + " to " + gap.to(),
                "must be covered: " + gap.reason()));
    }
}
