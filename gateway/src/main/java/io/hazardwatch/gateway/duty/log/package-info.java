/**
 * The duty log (值班日志): what happened during a day of a post, who was present, and the signatures. Entries are added, never
 * changed; a signed day is hashed and chained to the day signed before it. Pure: no clock, no storage.
 */
package io.hazardwatch.gateway.duty.log;
