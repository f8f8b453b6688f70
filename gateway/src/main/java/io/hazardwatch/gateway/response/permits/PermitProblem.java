package io.hazardwatch.gateway.response.permits;

/**
 * Why a permit is not taken.
 *
 * @param field of the request
 * @param value as stated
 * @param rule  that it breaks, in English
 */
public record PermitProblem(PermitRefusal reason, String field, String value, String rule) {}
