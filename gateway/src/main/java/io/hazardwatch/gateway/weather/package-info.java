/**
 * Warnings of meteorological authorities: what they say, and in which state each is.
 *
 * <p>Invariant: the state of every warning follows from the set of messages received and the present time alone, whatever the order
 * in which they came and however often. The text of the issuer is never changed, and a colour is never invented. Here and in every
 * folder but {@code tables}, {@code feed} and {@code book} there is no I/O, no clock and no thread. Absent on purpose: forecasting,
 * radar, and publishing warnings to the public.
 */
package io.hazardwatch.gateway.weather;
