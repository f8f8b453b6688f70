package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.api.http.Caller;
import io.vertx.core.json.JsonObject;

/**
 * One person's request that another agrees to exactly one action. Immutable.
 *
 * @param id few characters, so that people can say it to each other
 * @param path of the call that does the action
 * @param body of that call, without the second person
 * @param by account that asked
 * @param atMillis when it was asked
 * @param untilMillis from then on it counts for nothing
 * @param second who answered, as the account was then; null while nobody did
 */
record SecondPersonRequest(String id, String path, JsonObject body, TwoPersonAction action, String by, long atMillis, long untilMillis,
        State state, Caller second) {
    /** What became of it. */
    enum State {
        /** Nobody answered yet. */
        WAITING,
        /** Another person agreed; the action was not done yet. */
        AGREED,
        /** Another person declined, or who asked took it back. */
        DECLINED,
        /** The action was asked for with it; it counts for no other. */
        USED
    }

    SecondPersonRequest answered(State next, Caller person) {
        return new SecondPersonRequest(id, path, body, action, by, atMillis, untilMillis, next, person);
    }

    /** Whether it is about that call. */
    boolean isFor(String calledPath, JsonObject calledBody) {
        return path.equals(calledPath) && body.equals(calledBody);
    }
}
