/**
 * Which sites a warning concerns: by outline, circle or administrative code, WGS 84. What cannot be compared is left to a person, never
 * guessed and never taken as safe. Pure but for the geometry library. Any thread.
 */
package io.hazardwatch.gateway.weather.exposure;
