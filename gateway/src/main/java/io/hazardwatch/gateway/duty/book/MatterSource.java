package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Port to a room that keeps matters which stand open at posts, such as warnings, work permits or tasks.
 *
 * @param kinds   what it keeps; a hand-over says of all others that they are not kept here
 * @param matters those of a post at present; duty thread, never blocks for long
 */
public record MatterSource(Set<OpenMatter.Kind> kinds, Function<DutyPost, List<OpenMatter>> matters) {
    public MatterSource {
        kinds = Set.copyOf(kinds);
    }

    /** What both keep. */
    public MatterSource and(MatterSource other) {
        return new MatterSource(Stream.of(kinds, other.kinds).flatMap(Set::stream).collect(Collectors.toSet()),
                post -> Stream.of(matters, other.matters).flatMap(each -> each.apply(post).stream()).toList());
    }
}
