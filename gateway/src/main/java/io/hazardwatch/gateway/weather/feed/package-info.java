/**
 * Polls feeds of warnings: Atom, RSS, single documents. Answers are bounded in size, also decompressed, and in time; an address
 * within the own network is asked only if the settings name it. Runs on its own event loop.
 */
package io.hazardwatch.gateway.weather.feed;
