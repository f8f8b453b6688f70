package io.hazardwatch.gateway.duty.roster;

/** Why somebody is away: planned, or sick and replaced at once. */
public enum LeaveKind { LEAVE, SICKNESS }
