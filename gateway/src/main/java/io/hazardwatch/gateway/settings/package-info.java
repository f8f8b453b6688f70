/**
 * Reads the configuration: the only room that knows YAML and the environment.
 *
 * <p>Invariant: a configuration is accepted as a whole, or refused with every problem listed as
 * {@code file: path: value: rule}. Thread: main, and the reload thread.
 */
package io.hazardwatch.gateway.settings;
