/**
 * People, posts and levels over HTTP.
 *
 * <p>Invariants: everybody sees who there is within the own enterprise, operators also how to reach them; administrators change it within
 * what they see, and each change is journaled with who and why. Thread: event loop; changes on the pool of the duty rooms. Absent on
 * purpose: log-ins (api/access), rosters (api/duty).
 */
package io.hazardwatch.gateway.api.people;
