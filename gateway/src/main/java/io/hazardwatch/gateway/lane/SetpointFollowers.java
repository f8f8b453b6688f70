package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.DeviationSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RuleSetting;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/** Points that are compared with another one: by the index of the point that gives the setpoint. Lane thread. */
final class SetpointFollowers {
    private static final int[] NOBODY = {};

    private int[][] followers = new int[0][];

    /** Removes all and makes room for indexes below {@code indexBound}. */
    void clear(int indexBound) {
        followers = new int[indexBound][];
    }

    /** Adds every point that a rule of {@code point} is compared with. */
    void note(Point point, ToIntFunction<PointId> indexes, Binding binding) {
        for (RuleSetting rule : point.rules()) {
            if (rule instanceof DeviationSetting deviation && deviation.reference() != null) {
                int reference = indexes.applyAsInt(deviation.reference());
                add(reference, point.index());
                binding.bind(point.index(), deviation.reference(), reference);
            }
        }
    }

    private void add(int reference, int follower) {
        int[] known = followers[reference] == null ? NOBODY : followers[reference];
        int[] all = Arrays.copyOf(known, known.length + 1);
        all[known.length] = follower;
        followers[reference] = Arrays.stream(all).distinct().toArray();
    }

    /** The points that follow {@code reference}; never null, because it is asked at every reading. */
    int[] of(int reference) {
        return followers[reference];
    }

    /** Receives each comparison. */
    interface Binding {
        /** Takes that the rules of {@code follower} compare with {@code id}, whose index is {@code reference}. */
        void bind(int follower, PointId id, int reference);
    }
}
