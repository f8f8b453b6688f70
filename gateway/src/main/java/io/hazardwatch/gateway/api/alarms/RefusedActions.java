package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Annunciation;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.model.Priority;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;

/**
 * Which actions on an alarm would be refused to a person at present, so that nobody fills in a form for nothing. The lane decides; what it
 * asks of the request itself, such as a reason, is not foreseen here. Pure.
 */
final class RefusedActions {
    private static final String ROLE = "ROLE";

    private final AlarmPolicy policy;

    RefusedActions(AlarmPolicy policy) {
        this.policy = policy;
    }

    /** Verbs of the API that would be refused, each with the reason. */
    JsonObject of(Alarm alarm, Caller caller) {
        boolean isOut = alarm.suppression().outOfService() != null;
        JsonObject refused = new JsonObject();
        add(refused, "ack", caller.may(Capability.HANDLE_ALARMS), alarm.state().isAcked() ? Refusal.NOTHING : null);
        add(refused, "silence", caller.may(Capability.HANDLE_ALARMS), alarm.annunciation() == Annunciation.SOUNDING ? null : Refusal.NOT_SOUNDING);
        add(refused, "reset", caller.may(Capability.HANDLE_ALARMS), alarm.state() == AlarmState.F ? null : Refusal.STATE);
        add(refused, "shelve", caller.may(Capability.HANDLE_ALARMS),
                isOut ? Refusal.OUT_OF_SERVICE : millisMax(alarm) == 0 ? Refusal.NOT_SHELVABLE : null);
        add(refused, "unshelve", caller.may(Capability.HANDLE_ALARMS), alarm.suppression().shelving() == null ? Refusal.NOT_SHELVED : null);
        add(refused, "unack", caller.may(Capability.WITHDRAW_ACKNOWLEDGEMENTS),
                alarm.state() == AlarmState.C || alarm.state() == AlarmState.F ? null : Refusal.STATE);
        add(refused, "out-of-service", caller.may(Capability.TAKE_OUT_OF_SERVICE), alarm.kind().isOfGateway() ? Refusal.SYSTEM_ALARM : null);
        add(refused, "in-service", caller.may(Capability.TAKE_OUT_OF_SERVICE), isOut ? null : Refusal.IN_SERVICE);
        return refused;
    }

    /** How it may be shelved: for how many minutes at most, and whether it takes two persons. */
    JsonObject shelving(Alarm alarm) {
        return new JsonObject().put("minutesMax", TimeUnit.MILLISECONDS.toMinutes(millisMax(alarm)))
                .put("secondPerson", alarm.priority() == Priority.P1);
    }

    private long millisMax(Alarm alarm) {
        return policy.shelveMillisMax(alarm.kind(), alarm.priority());
    }

    private static void add(JsonObject refused, String verb, boolean mayDo, Refusal refusal) {
        if (!mayDo || refusal != null) {
            refused.put(verb, mayDo ? refusal.name() : ROLE);
        }
    }
}
