/**
 * Who is on duty at which post, at any instant: shifts as local wall time with a time zone, rotations, overrides, swaps,
 * leave, and the proof that no post is without somebody who can be reached.
 *
 * <p>Invariant: a roster is immutable; an edit gives another roster or a named refusal with the instants concerned, and none
 * that is accepted opens a gap the proof does not name. Thread: any. Absent on purpose: a clock ({@code now} is an argument),
 * tables, and texts for people.
 */
package io.hazardwatch.gateway.duty.roster;
