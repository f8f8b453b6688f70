package io.hazardwatch.gateway.response.warnings;

import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a message must hold beyond the schema of CAP before it is prepared; see {@code docs/response.md}. Pure. */
public final class OwnWarningRules {
    /** Longest time that a message holds. */
    static final int VALID_MINUTES_MAX = 7 * 24 * 60;
    private static final double RADIUS_METRES_MAX = 100_000;
    private static final int TEXT_MAX = 4_000;
    private static final int LAT_MAX = 90;
    private static final int LON_MAX = 180;
    private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!]|&[a-z]+;|&#");
    private static final Pattern MARK = Pattern.compile("(?i)演练|\\bexercise\\b|\\bdrill\\b");

    private OwnWarningRules() {}

    /** What is wrong: each as field and rule. */
    public static List<String> problems(OwnWarning warning) {
        List<String> problems = new ArrayList<>();
        OwnWarningText text = warning.text();
        check(problems, text.lat() >= -LAT_MAX && text.lat() <= LAT_MAX && text.lon() >= -LON_MAX && text.lon() <= LON_MAX,
                "location: must be known, with a latitude up to 90 and a longitude up to 180 degrees");
        check(problems, text.radiusMetres() >= 1 && text.radiusMetres() <= RADIUS_METRES_MAX, "radius: must be from 1 to 100000 m");
        check(problems, warning.validMinutes() >= 1 && warning.validMinutes() <= VALID_MINUTES_MAX, "minutes: must be from 1 to 10080");
        check(problems, !warning.type().isEnd() || warning.urgency() == OwnWarningUrgency.PAST, "urgency: must be past at an end");
        check(problems, warning.type().isEnd() || warning.urgency() != OwnWarningUrgency.PAST, "urgency: must not be past before the end");
        check(problems, warning.type() != OwnWarningType.CORRECTION || !CapDocument.clean(warning.note()).isEmpty(),
                "note: must say why at a correction");
        texts(problems, warning, "zh", Text::zh);
        texts(problems, warning, "en", Text::en);
        check(problems, warning.isExercise() || warning.preparedBy().equals(OwnWarning.SYSTEM) || !isMarked(text),
                "headline: must not call a real message an exercise");
        return problems;
    }

    /** Beside the name of the area, which may have such a word. */
    private static boolean isMarked(OwnWarningText text) {
        return List.of(text.event(), text.headline()).stream().anyMatch(each -> isMarked(each.zh(), text.area().zh())
                || isMarked(each.en(), text.area().en()));
    }

    private static boolean isMarked(String text, String area) {
        return MARK.matcher(area.isBlank() ? text : text.replace(area, "")).find();
    }

    private static void texts(List<String> problems, OwnWarning warning, String name, Function<Text, String> language) {
        OwnWarningText text = warning.text();
        required(problems, "event." + name, language.apply(text.event()));
        required(problems, "headline." + name, language.apply(text.headline()));
        required(problems, "description." + name, language.apply(text.description()));
        required(problems, "area." + name, language.apply(text.area()));
        plain(problems, "instruction." + name, language.apply(text.instruction()));
        check(problems, !CapDocument.clean(language.apply(text.headline())).equals(CapDocument.clean(language.apply(text.description()))),
                "description." + name + ": must say more than the headline");
        check(problems, warning.type().isEnd() || !CapDocument.clean(language.apply(text.instruction())).isEmpty(),
                "instruction." + name + ": must say what to do");
        int room = CapDocument.HEADLINE_MAX - (warning.isExercise() ? language.apply(CapDocument.EXERCISE).length() : 0);
        check(problems, language.apply(text.headline()).length() <= room, "headline." + name + ": must have at most " + room + " characters");
    }

    private static void required(List<String> problems, String field, String value) {
        check(problems, !CapDocument.clean(value).isEmpty(), field + ": is needed");
        plain(problems, field, value);
    }

    private static void plain(List<String> problems, String field, String value) {
        check(problems, value.length() <= TEXT_MAX && !MARKUP.matcher(value).find(), field + ": must be plain text of at most " + TEXT_MAX
                + " characters");
    }

    private static void check(List<String> problems, boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
