/** Connects the parts of weather and gives them their thread. */
package io.hazardwatch.gateway.app.weather;
