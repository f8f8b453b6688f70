/**
 * The auditor: decides from the journal alone, in a process of its own, whether the gateway still does what people rely on, and
 * tells people past the gateway when it does not. The rules are pure; only {@code Auditor} waits and reads.
 */
package io.hazardwatch.gateway.audit;
