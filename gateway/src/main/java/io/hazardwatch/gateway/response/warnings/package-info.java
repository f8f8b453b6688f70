/** Warnings of our own as CAP 1.2: prepared, released by people, sent once, updated, ended and corrected. Pure, {@code now} is an argument. */
package io.hazardwatch.gateway.response.warnings;
