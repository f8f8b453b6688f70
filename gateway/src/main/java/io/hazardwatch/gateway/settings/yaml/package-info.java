/**
 * YAML files as maps and values that know their place, and the list of their mistakes.
 *
 * <p>Invariant: no object is constructed from a tag; file size, depth and aliases are bounded. Thread: one for each file. The
 * only package that knows the YAML library.
 */
package io.hazardwatch.gateway.settings.yaml;
