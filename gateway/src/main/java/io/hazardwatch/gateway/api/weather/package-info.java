/** Weather warnings: handed in, listed, answered, acted upon. Event loop; the weather thread does the work. */
package io.hazardwatch.gateway.api.weather;
