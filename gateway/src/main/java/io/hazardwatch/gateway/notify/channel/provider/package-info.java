/**
 * SMS, calls and whatever else a provider offers over HTTP, described by settings: the request, what its answer means, and what
 * the provider reports later.
 *
 * <p>Invariant: what people or points are called can never become part of the structure of a request. Thread: any. Absent on purpose:
 * code for single providers, except for their signatures.
 */
package io.hazardwatch.gateway.notify.channel.provider;
