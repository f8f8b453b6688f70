/**
 * Puts the rooms together, starts and stops them in order, lends lanes their threads.
 *
 * <p>Invariant: the only room that knows every other. Thread: main.
 */
package io.hazardwatch.gateway.app;
