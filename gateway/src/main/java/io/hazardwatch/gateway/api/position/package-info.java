/**
 * Operating positions: who sits where, what of the plant nobody looks at, and which consoles cannot be heard. Presence is kept in memory only,
 * because open consoles report it again and again. Event loop, but for {@link io.hazardwatch.gateway.api.position.ConsoleBook}, which any
 * thread may ask.
 */
package io.hazardwatch.gateway.api.position;
