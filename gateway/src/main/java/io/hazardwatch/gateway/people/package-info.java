/**
 * People with their means of contact, the posts (岗位) they fill, and the levels of the escalation chain.
 *
 * <p>Invariants: an id is who it is, a name never; a configured level ends in at least two people who exist; what is read comes
 * from memory, so it is there while the relational store is away. Thread: any for reading; changes one at a time, on threads
 * that may wait. Absent on purpose: when somebody is on duty (duty), log-ins (accounts), personnel files beyond duty.
 */
package io.hazardwatch.gateway.people;
