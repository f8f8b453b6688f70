package io.hazardwatch.gateway.settings.roster;

import io.hazardwatch.gateway.duty.roster.Coverage;
import io.hazardwatch.gateway.duty.roster.CoverageGap;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.ProofWindows;
import io.hazardwatch.gateway.duty.roster.Reachability;
import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.settings.yaml.Loaded;
import io.hazardwatch.gateway.settings.yaml.SettingsProblems;
import io.hazardwatch.gateway.settings.yaml.YamlFile;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The file {@code roster.yaml} beside {@code gateway.yaml}: read to fill an empty store, and checked. A post must be covered from
 * the second day of its last rotation to begin; whether people can be reached is the store's to know. One thread.
 */
public final class RosterFile {
    /** Its name within the configuration. */
    public static final String NAME = "roster.yaml";
    private static final int GAPS_SHOWN_MAX = 5;

    private RosterFile() {}

    /** What the file of a configuration says; nothing when there is none. */
    public static Loaded<RosterContents> load(Path directory) {
        SettingsProblems problems = new SettingsProblems(NAME);
        Path file = directory.resolve(NAME);
        YamlNode top = Files.exists(file) ? YamlFile.read(file, problems) : null;
        return read(top, problems);
    }

    /** What a text of the same format says, as an import brings one. */
    public static Loaded<RosterContents> parse(String text) {
        SettingsProblems problems = new SettingsProblems(NAME);
        return read(YamlFile.parse(text, problems), problems);
    }

    private static Loaded<RosterContents> read(YamlNode top, SettingsProblems problems) {
        RosterContents contents = new RosterReader().read(new YamlMap(top == null ? YamlNode.standIn(null, null) : top, problems));
        if (problems.isEmpty()) {
            contents.posts().forEach(post -> prove(contents, post, problems));
        }
        return problems.isEmpty() ? new Loaded.Valid<>(contents) : new Loaded.Invalid<>(problems.list());
    }

    private static void prove(RosterContents contents, PlannedPost post, SettingsProblems problems) {
        LocalDate begin = post.plan().rotations().stream().map(Rotation::first).max(LocalDate::compareTo).orElse(null);
        if (begin == null) {
            return;
        }
        Instant from = begin.plusDays(1).atStartOfDay(post.duty().zone()).toInstant();
        List<CoverageGap> gaps = Coverage.gaps(contents.roster(), post.duty().id(), ProofWindows.of(post.duty().zone(), from),
                person -> Reachability.Answer.VERIFIED);
        gaps.stream().limit(GAPS_SHOWN_MAX).forEach(gap -> problems.add("posts[" + contents.posts().indexOf(post) + ']',
                gap.from() + " to " + gap.to(), "must be covered: " + gap.reason()));
    }
}
