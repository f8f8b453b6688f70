/** Keeps warnings in the relational store. Methods block as long as the store does. Any thread that may wait. */
package io.hazardwatch.gateway.weather.tables;
