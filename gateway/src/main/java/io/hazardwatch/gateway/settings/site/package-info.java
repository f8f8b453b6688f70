/**
 * Site and template files, read at start and again whenever they change.
 *
 * <p>Invariant: a reload takes everything or changes nothing. Thread: main, and the reloader's.
 */
package io.hazardwatch.gateway.settings.site;
