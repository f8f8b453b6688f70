/**
 * Warnings as the gateway deals with them: received, matched with sites, told to people, answered, acted upon, and measured from issue to
 * the last confirmation. One owner thread for {@code WeatherBook}; the store may block, and what it cannot take waits in memory.
 */
package io.hazardwatch.gateway.weather.book;
