package io.hazardwatch.gateway.escalation;

/** Finds the people of a subject's levels; asked at each step, so that changes of roster and chain take effect with the next one. */
@FunctionalInterface
public interface ChainResolver {
    /** The chain at that moment; never fails. From memory, any thread. */
    Chain levels(Subject subject, long nowMillis);
}
