/**
 * Web Push (RFC 8030): notifications in the browsers of people, encrypted for the browser (RFC 8291), signed by the gateway (RFC 8292).
 *
 * <p>Invariant: nothing is sent to a host that the settings do not name. Thread: any. Absent on purpose: who subscribes, and where
 * subscriptions and keys are kept.
 */
package io.hazardwatch.gateway.notify.channel.push;
