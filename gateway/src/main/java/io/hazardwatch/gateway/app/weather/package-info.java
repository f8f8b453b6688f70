/** Puts the weather's parts together and lends them their thread. */
package io.hazardwatch.gateway.app.weather;
