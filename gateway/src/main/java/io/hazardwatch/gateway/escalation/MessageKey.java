package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.notify.person.MessagePurpose;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Makes idempotency keys: the same for every attempt of one message, different for every other message. An address is part of it
 * but cannot be read from it.
 */
public final class MessageKey {
    private MessageKey() {}

    /** The key of a message in a round of calls. */
    public static String of(Subject subject, long round, NotifiedPerson to, MessagePurpose purpose) {
        String all = String.join("\n", subject.key(), Long.toString(subject.occurrence()), Long.toString(subject.annSeq()), Long.toString(round),
                to.person(), to.means().name(), to.address(), purpose.name());
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
