/**
 * The command line and the commands that only read a configuration: {@code check} and {@code self-test}.
 *
 * <p>Thread: main.
 */
package io.hazardwatch.gateway.settings.command;
