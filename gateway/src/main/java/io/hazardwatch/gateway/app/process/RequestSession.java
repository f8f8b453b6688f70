package io.hazardwatch.gateway.app.process;

import io.hazardwatch.gateway.model.Actors;
import java.util.function.Supplier;

/** By which session of the API somebody asked for what a thread is just doing, so that the journal can say so. That one thread. */
public final class RequestSession {
    private String present;

    /** Does what somebody asked for by a session; null = by none. */
    public <T> T during(String session, Supplier<T> work) {
        present = session;
        try {
            return work.get();
        } finally {
            present = null;
        }
    }

    /** The session of the request at hand, for an entry about what {@code actor} did; null if the gateway did it by itself. */
    public String of(String actor) {
        return Actors.isGateway(actor) ? null : present;
    }
}
