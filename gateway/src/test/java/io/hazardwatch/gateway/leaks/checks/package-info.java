/** Tests of bump tests and calibrations that people record. */
package io.hazardwatch.gateway.leaks.checks;
