package io.hazardwatch.gateway.response.permits;

import java.util.Collection;

/** Hears what happens to permits. The owner's thread; must not block. */
public interface PermitListener {
    /** @param what happened, in English for the journal; its first word is what the duty log goes by */
    void journal(Permit permit, String actor, String what);

    /** The people of the permit must be told, at once. */
    void tell(Permit permit, PermitNotice notice, Collection<String> persons);
}
