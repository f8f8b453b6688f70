package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A provider of every means that keeps what it is given and answers as it is told. */
final class FakeProvider implements PersonChannel {
    final ConcurrentLinkedQueue<PersonMessage> given = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<PersonMessage> taken = new ConcurrentLinkedQueue<>();
    private final String id;
    volatile Function<PersonMessage, SendResult> answer = message -> new SendResult.Accepted(message.key(), true);

    FakeProvider() {
        this("fake");
    }

    FakeProvider(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Set<ContactMeansKind> means() {
        return Set.of(ContactMeansKind.values());
    }

    @Override
    public Future<SendResult> send(PersonMessage message) {
        given.add(message);
        SendResult result = answer.apply(message);
        if (result == null) {
            return Future.future(never -> { });
        }
        if (result instanceof SendResult.Accepted) {
            taken.add(message);
        }
        return Future.succeededFuture(result);
    }

    @Override
    public void close() {}

    List<String> calls() {
        return names(MessagePurpose.CALL);
    }

    List<String> names(MessagePurpose purpose) {
        return taken.stream().filter(message -> message.purpose() == purpose).map(message -> message.person() + ' ' + message.means()).toList();
    }
}
