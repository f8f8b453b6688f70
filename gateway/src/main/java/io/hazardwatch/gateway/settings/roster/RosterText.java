package io.hazardwatch.gateway.settings.roster;

import io.hazardwatch.gateway.duty.roster.Crew;
import io.hazardwatch.gateway.duty.roster.Leave;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import io.hazardwatch.gateway.duty.roster.ShiftSwap;
import io.hazardwatch.gateway.duty.roster.ShiftTime;
import io.hazardwatch.gateway.duty.roster.SwapLeg;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.people.Post;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes people, posts and roster in the format of {@code roster.yaml}, so that reading it gives the same. One thread. */
public final class RosterText {
    private final StringBuilder out = new StringBuilder();

    private RosterText() {}

    /** The text of a file. */
    public static String of(RosterDocument document) {
        RosterText text = new RosterText();
        PeopleDirectory directory = document.directory();
        RosterContents roster = document.roster();
        text.list("people", sorted(directory.persons().values(), Person::id), person -> PeopleText.person(person, document.accountsOf(person.id())));
        text.list("levels", directory.levels(), PeopleText::level);
        text.out.append(directory.posts().isEmpty() ? "posts: []\n" : "posts:\n");
        roster.plans().forEach(plan -> text.post(directory.posts().get(plan.post()), plan));
        sorted(directory.posts().values(), Post::id).stream()
                .filter(post -> roster.plans().stream().noneMatch(plan -> plan.post().equals(post.id()))).forEach(post -> text.post(post, null));
        text.list("exceptions", roster.overrides(), RosterText::override);
        text.list("swaps", roster.swaps(), RosterText::swap);
        text.list("leaves", roster.leaves(), RosterText::leave);
        return text.out.toString();
    }

    private static <T> List<T> sorted(Collection<T> all, Function<T, String> id) {
        return all.stream().sorted(Comparator.comparing(id)).toList();
    }

    private <T> void list(String key, List<T> items, Function<T, String> item) {
        out.append(key).append(items.isEmpty() ? ": []\n" : ":\n");
        items.forEach(one -> out.append("  - ").append(item.apply(one)).append('\n'));
    }

    private void post(Post post, PostRoster plan) {
        out.append("  - id: ").append(post.id()).append("\n    name: ").append(name(post.name()));
        line("enterprise", post.enterprise());
        line("site", post.site());
        line("area", post.area() == null ? null : quoted(post.area()));
        line("level", post.levelId());
        line("roundTheClock", post.roundTheClock() ? "true" : null);
        line("technicalGroup", post.technicalGroup() ? "true" : null);
        line("peopleMin", String.valueOf(post.onDutyMin()));
        line("qualifications", post.qualifications().isEmpty() ? null
                : post.qualifications().stream().map(RosterText::quoted).collect(Collectors.joining(", ", "[", "]")));
        if (plan != null) {
            line("zone", quoted(plan.zone().getId()));
            part("shifts", plan.shifts().stream().map(RosterText::shift).toList());
            part("crews", plan.crews().stream().map(RosterText::crew).toList());
            part("rotations", plan.rotations().stream().map(RosterText::rotation).toList());
        }
        out.append('\n');
    }

    private void line(String key, String value) {
        if (value != null) {
            out.append("\n    ").append(key).append(": ").append(value);
        }
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

    static String names(Collection<String> names) {
        return String.join(", ", names).transform(all -> '[' + all + ']');
    }

    static String name(Text text) {
        return text.zh().equals(text.en()) ? quoted(text.zh()) : "{zh: " + quoted(text.zh()) + ", en: " + quoted(text.en()) + '}';
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
