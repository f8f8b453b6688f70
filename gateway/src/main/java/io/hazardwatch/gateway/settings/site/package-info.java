/**
 * Site and template files, read at start and again whenever they change.
 *
 * <p>Invariant: a reload accepts everything or changes nothing. Thread: main, and the reload thread.
 */
package io.hazardwatch.gateway.settings.site;
