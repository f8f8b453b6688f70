package io.hazardwatch.gateway.app.escalation;

import java.util.function.Predicate;

/**
 * Tells the journal whether people can be called, which is known only after the journal has opened. Alarms until then are found
 * when calls start. Any thread.
 */
public final class EscalationGate implements Predicate<String> {
    private volatile Predicate<String> open = enterprise -> false;

    void open(Predicate<String> isAnybodyThere) {
        open = isAnybodyThere;
    }

    @Override
    public boolean test(String enterprise) {
        return open.test(enterprise);
    }
}
