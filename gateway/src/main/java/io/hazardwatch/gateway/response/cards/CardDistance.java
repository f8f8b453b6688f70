package io.hazardwatch.gateway.response.cards;

import io.hazardwatch.gateway.model.Text;

/**
 * How far to stay away.
 *
 * @param isolationMetres all around
 * @param dayMetres       down-wind by day; 0 = no number known
 * @param nightMetres     down-wind by night; 0 = no number known
 * @param isBeyond        whether the last number is a least one
 * @param vessel          what it comes from; both texts empty = whatever
 * @param mark            how far the row can be relied on
 * @param flag            what to check before relying on it; both texts empty = nothing
 */
public record CardDistance(Basis basis, Spill spill, int isolationMetres, int dayMetres, int nightMetres, boolean isBeyond, Text vessel,
                           String source, String edition, String mark, Text flag) {
    /** Whose numbers these are; the first counts before the others. Stored by name. */
    public enum Basis {
        /** The official card that binds the site. */
        LEGAL,
        /** The emergency response guidebook for transport: the first half hour, not a model of the site. */
        ERG
    }

    /** How much is released. */
    public enum Spill { SMALL, LARGE }
}
