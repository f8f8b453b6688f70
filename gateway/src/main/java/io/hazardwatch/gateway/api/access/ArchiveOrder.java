package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.api.access.CredentialArchives.Kind;
import io.hazardwatch.gateway.api.access.CredentialArchives.Waiting;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** An archive of credentials from its order to its end. Event loop. */
final class ArchiveOrder {
    /** How far it is. */
    enum State { RUNNING, READY, FETCHING, FAILED }

    final String enterprise;
    final String id;
    final Kind kind;
    int devices;
    int made;
    State state = State.RUNNING;
    String failure;
    private ArchiveFailure failureReason;
    /** Completes once an archive that is being made was given up; null unless somebody asked for that. */
    Promise<Void> cancelled;

    ArchiveOrder(String enterprise, String id, Kind kind) {
        this.enterprise = enterprise;
        this.id = id;
        this.kind = kind;
    }

    /** why: in English, for programs and the journal. */
    void fail(ArchiveFailure reason, String why) {
        failureReason = reason;
        failure = why;
    }

    Waiting file() {
        return new Waiting(enterprise, id, made, kind);
    }

    JsonObject json() {
        return new JsonObject().put("id", id).put("enterprise", enterprise).put("kind", kind.name().toLowerCase(Locale.ROOT))
                .put("state", state.name().toLowerCase(Locale.ROOT))
                .put("givenUp", cancelled != null).put("devices", devices).put("made", made).put("failure", failure)
                .put("failureReason", failureReason == null ? null : failureReason.name().toLowerCase(Locale.ROOT));
    }
}
