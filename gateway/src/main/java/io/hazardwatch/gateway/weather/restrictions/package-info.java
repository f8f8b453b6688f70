/**
 * Which work a site may not do while a warning is in force or its own station measures too much, and which rules are tighter meanwhile.
 * A value that is not known is never taken as safe. All of it is data with source and mark. Pure. The owner's thread; results on any.
 */
package io.hazardwatch.gateway.weather.restrictions;
