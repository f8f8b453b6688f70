/**
 * Bump tests and calibrations of instruments as people record them: what a detector showed of a gas it was given, and when it must be checked again.
 * What the site files state of them goes on to count until a record is newer. Owner's thread; read from memory on any. There is no planning of work.
 */
package io.hazardwatch.gateway.leaks.checks;
