/**
 * Connects the rooms, starts and stops them in order, and gives the lanes their threads.
 *
 * <p>Invariant: the only room that knows every other. Thread: main.
 */
package io.hazardwatch.gateway.app;
