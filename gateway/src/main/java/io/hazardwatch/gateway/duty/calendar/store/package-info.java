/**
 * Storage and changes of the calendar of holidays and key periods.
 *
 * <p>Invariant: what is answered comes from memory, so it is there while the relational store is away. Threads: any for
 * reading; changes one at a time, on threads that may wait. Absent on purpose: who may change it, and what is made of it.
 */
package io.hazardwatch.gateway.duty.calendar.store;
