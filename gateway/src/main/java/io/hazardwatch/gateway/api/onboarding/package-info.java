/**
 * Proposals that change site files, and revisions.
 *
 * <p>Invariant: nobody sees or touches a site outside of the own scope. Thread: event loop; decisions are made on the thread of the proposals.
 */
package io.hazardwatch.gateway.api.onboarding;
