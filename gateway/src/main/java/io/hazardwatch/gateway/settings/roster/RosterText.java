package io.hazardwatch.gateway.settings.roster;

import io.hazardwatch.gateway.duty.roster.Crew;
import io.hazardwatch.gateway.duty.roster.Leave;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import io.hazardwatch.gateway.duty.roster.ShiftSwap;
import io.hazardwatch.gateway.duty.roster.ShiftTime;
import io.hazardwatch.gateway.duty.roster.SwapLeg;
import io.hazardwatch.gateway.model.Text;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a roster in the format of {@code roster.yaml}, so that reading it gives the same roster. One thread. */
public final class RosterText {
    private final StringBuilder out = new StringBuilder();

    private RosterText() {}

    /** The text of a file. */
    public static String of(RosterContents contents) {
        RosterText text = new RosterText();
        text.list("people", contents.people(), person -> "{id: " + person.id() + ", name: " + name(person.name()) + '}');
        text.out.append(contents.posts().isEmpty() ? "posts: []\n" : "posts:\n");
        contents.posts().forEach(text::post);
        text.list("exceptions", contents.overrides(), RosterText::override);
        text.list("swaps", contents.swaps(), RosterText::swap);
        text.list("leaves", contents.leaves(), RosterText::leave);
        return text.out.toString();
    }

    private <T> void list(String key, List<T> items, Function<T, String> item) {
        out.append(key).append(items.isEmpty() ? ": []\n" : ":\n");
        items.forEach(one -> out.append("  - ").append(item.apply(one)).append('\n'));
    }

    private void post(PlannedPost post) {
        out.append("  - id: ").append(post.duty().id()).append("\n    name: ").append(name(post.duty().name()))
                .append("\n    enterprise: ").append(post.duty().enterprise());
        if (post.duty().site() != null) {
            out.append("\n    site: ").append(post.duty().site());
        }
        out.append("\n    level: ").append(post.level()).append("\n    zone: ").append(quoted(post.duty().zone().getId()))
                .append("\n    peopleMin: ").append(post.plan().peopleMin());
        part("shifts", post.plan().shifts().stream().map(RosterText::shift).toList());
        part("crews", post.plan().crews().stream().map(RosterText::crew).toList());
        part("rotations", post.plan().rotations().stream().map(RosterText::rotation).toList());
        out.append('\n');
    }

    private void part(String key, List<String> items) {
        out.append("\n    ").append(key).append(items.isEmpty() ? ": []" : ":");
        items.forEach(item -> out.append("\n      - ").append(item));
    }

    private static String shift(ShiftTime shift) {
        return "{id: " + shift.id() + ", name: " + name(shift.name()) + ", from: \"" + shift.begin() + "\", to: \"" + shift.end()
                + "\", days: " + shift.days() + ", overlap: " + shift.overlap().toSeconds() + "s}";
    }

    private static String crew(Crew crew) {
        return "{id: " + crew.id() + ", name: " + name(crew.name()) + ", persons: " + names(crew.persons()) + '}';
    }

    private static String rotation(Rotation rotation) {
        String days = rotation.days().stream().map(day -> day.stream().map(turn -> turn.shift() + '/' + turn.crew())
                .collect(Collectors.joining(", ", "[", "]"))).collect(Collectors.joining(", ", "[", "]"));
        return "{id: " + rotation.id() + ", first: " + rotation.first()
                + (rotation.last() == null ? "" : ", last: " + rotation.last()) + ", days: " + days + '}';
    }

    private static String override(ShiftOverride one) {
        return "{id: " + one.id() + ", post: " + one.post() + ", from: \"" + one.from() + "\", to: \"" + one.to() + "\", mode: "
                + one.mode().name().toLowerCase(Locale.ROOT) + ", persons: " + names(one.persons()) + '}';
    }

    private static String swap(ShiftSwap swap) {
        return "{id: " + swap.id() + ", legs: " + swap.legs().stream().map(RosterText::leg).collect(Collectors.joining(", ", "[", "]"))
                + ", confirmedBy: " + names(swap.confirmedBy().stream().sorted().toList()) + '}';
    }

    private static String leg(SwapLeg leg) {
        return "{post: " + leg.post() + ", from: \"" + leg.from() + "\", to: \"" + leg.to() + "\", giver: " + leg.giver()
                + ", taker: " + leg.taker() + '}';
    }

    private static String leave(Leave leave) {
        return "{id: " + leave.id() + ", person: " + leave.person() + ", from: \"" + leave.from() + "\", to: \"" + leave.to()
                + "\", kind: " + leave.kind().name().toLowerCase(Locale.ROOT)
                + (leave.replacement() == null ? "" : ", replacement: " + leave.replacement()) + '}';
    }

    private static String names(Collection<String> names) {
        return String.join(", ", names).transform(all -> '[' + all + ']');
    }

    private static String name(Text text) {
        return text.zh().equals(text.en()) ? quoted(text.zh()) : "{zh: " + quoted(text.zh()) + ", en: " + quoted(text.en()) + '}';
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
