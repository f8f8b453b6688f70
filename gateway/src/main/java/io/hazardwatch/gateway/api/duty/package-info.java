/**
 * Who is on duty: the roster, its coverage and the edits people make to it; hand-over, duty log and roll calls, with their
 * frames of the live feed.
 *
 * <p>Invariant: nothing of a post is shown or changed for somebody who does not see its enterprise; every edit has who and why.
 * Thread: event loop; what computes for long or waits for the store runs in a pool.
 */
package io.hazardwatch.gateway.api.duty;
