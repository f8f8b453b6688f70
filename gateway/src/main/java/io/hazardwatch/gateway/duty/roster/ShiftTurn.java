package io.hazardwatch.gateway.duty.roster;

/** A crew's turn in a day of a rotation: which shift ({@link ShiftTime#id}) which crew ({@link Crew#id}) is on. */
public record ShiftTurn(String shift, String crew) {}
