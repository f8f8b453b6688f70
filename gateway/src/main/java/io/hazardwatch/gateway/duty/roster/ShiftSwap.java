package io.hazardwatch.gateway.duty.roster;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two people exchange shifts: one leg or two. It changes the roster once both have confirmed. */
public record ShiftSwap(String id, List<SwapLeg> legs, Set<String> confirmedBy) {
    public ShiftSwap {
        legs = List.copyOf(legs);
        confirmedBy = Set.copyOf(confirmedBy);
        if (legs.isEmpty() || legs.size() > 2 || parties(legs).size() != 2) {
            throw new IllegalArgumentException("a swap has one or two legs between the same two people");
        }
    }

    private static Set<String> parties(List<SwapLeg> legs) {
        return legs.stream().flatMap(leg -> Stream.of(leg.giver(), leg.taker())).collect(Collectors.toSet());
    }

    /** The two people it is between. */
    public Set<String> parties() {
        return parties(legs);
    }

    /** Whether both sides have confirmed. */
    public boolean isInForce() {
        return confirmedBy.containsAll(parties());
    }

    ShiftSwap confirmedBy(String person) {
        return new ShiftSwap(id, legs, Stream.concat(confirmedBy.stream(), Stream.of(person)).collect(Collectors.toSet()));
    }
}
