/**
 * The duty log (值班日志): what happened on a post's day, who was there, and the signatures under it. Entries are added, never
 * changed; a signed day is hashed and chained to the day signed before it. Pure: no clock, no storage.
 */
package io.hazardwatch.gateway.duty.log;
