/**
 * YAML files as maps and values that know their place, and the list of what is wrong with them.
 *
 * <p>Invariant: no object is constructed from a tag; no file, depth or alias is without a bound. Thread: one for each file.
 * The only package that knows the YAML library.
 */
package io.hazardwatch.gateway.settings.yaml;
