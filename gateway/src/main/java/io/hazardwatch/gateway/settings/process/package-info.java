/**
 * Settings that are read once at start: {@code gateway.yaml}, {@code channels.yaml}, command line and environment.
 *
 * <p>Invariant: a change needs a restart and is reported until then. Thread: main.
 */
package io.hazardwatch.gateway.settings.process;
