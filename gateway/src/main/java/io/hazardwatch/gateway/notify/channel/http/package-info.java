/**
 * One HTTP exchange with a provider, bounded in time and size.
 *
 * <p>Invariant: an exchange ends within its time, whatever the other side does. Thread: the context it is started on. Absent on
 * purpose: what an answer means.
 */
package io.hazardwatch.gateway.notify.channel.http;
