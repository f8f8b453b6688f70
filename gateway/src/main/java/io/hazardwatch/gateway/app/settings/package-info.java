/**
 * The only reader of YAML and environment.
 *
 * <p>Invariant: a configuration is taken whole or refused with every problem listed as {@code file: path: value: rule}.
 * Thread: main, and the reloader's.
 */
package io.hazardwatch.gateway.app.settings;
