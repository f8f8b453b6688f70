package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.log.DutyLogVerdict;
import io.hazardwatch.gateway.duty.log.SignedDay;

/**
 * Result of a signature.
 *
 * @param sealed null while another one is missing
 */
public record SigningResult(DutyLogVerdict verdict, SignedDay sealed) {}
