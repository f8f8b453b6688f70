package io.hazardwatch.gateway.model;

/**
 * Who an entry of the journal, of a roster or of a duty log says did it: the gateway, or the account of a person. No account may have a name
 * of the gateway.
 */
public final class Actors {
    /** Everything that no person asked for. */
    public static final String GATEWAY = "system";
    /** The same in entries about weather and rosters that were written until 2026-11-30; kept so that they can be read. */
    public static final String GATEWAY_BEFORE = "_system";

    private Actors() {}

    /** Whether the gateway did it by itself. */
    public static boolean isGateway(String actor) {
        return GATEWAY.equals(actor) || GATEWAY_BEFORE.equals(actor);
    }
}
