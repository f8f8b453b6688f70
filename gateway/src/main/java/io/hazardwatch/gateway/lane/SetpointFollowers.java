package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.DeviationSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RuleSetting;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/** Which points are compared with which: by the index of the one that gives the setpoint, those that follow it. Lane thread. */
final class SetpointFollowers {
    private static final int[] NOBODY = {};

    private int[][] followers = new int[0][];

    /** Forgets all and makes room for indexes below {@code indexBound}. */
    void clear(int indexBound) {
        followers = new int[indexBound][];
    }

    /** Notes every point that a rule of {@code point} is compared with. */
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

    /** The points that follow {@code reference}; none is null, because it is asked for at every reading. */
    int[] of(int reference) {
        return followers[reference];
    }

    /** Told of each comparison. */
    interface Binding {
        /** The rules of {@code follower} compare with {@code id}, which is {@code reference}. */
        void bind(int follower, PointId id, int reference);
    }
}
