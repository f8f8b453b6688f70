/**
 * Processing of warnings: received, matched with sites, sent to people, answered, acted upon, and timed from issue to the last
 * confirmation. One owner thread for {@code WeatherBook}; the store may block, and what it cannot take waits in memory.
 */
package io.hazardwatch.gateway.weather.book;
