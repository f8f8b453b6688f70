package io.hazardwatch.gateway.people;

/**
 * Why a means lost its verification.
 *
 * @param why      the provider's words, for people; shortened to {@value #WHY_MAX} characters, without control characters
 * @param atMillis when the provider said so, ms since the epoch
 */
public record MeansFailure(String why, long atMillis) {
    private static final int WHY_MAX = 300;

    public MeansFailure {
        why = why.replaceAll("\\p{Cntrl}", " ");
        why = why.substring(0, Math.min(why.length(), WHY_MAX));
    }
}
