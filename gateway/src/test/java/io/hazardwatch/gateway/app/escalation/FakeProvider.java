package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.Purpose;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.MeansKind;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A provider of every means that keeps what it is given and answers as it is told. */
final class FakeProvider implements PersonChannel {
    final ConcurrentLinkedQueue<PersonMessage> given = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<PersonMessage> taken = new ConcurrentLinkedQueue<>();
    volatile Function<PersonMessage, SendResult> answer = message -> new SendResult.Accepted(message.key(), true);

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public Set<MeansKind> means() {
        return Set.of(MeansKind.values());
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
        return names(Purpose.CALL);
    }

    List<String> names(Purpose purpose) {
        return taken.stream().filter(message -> message.purpose() == purpose).map(message -> message.person() + ' ' + message.means()).toList();
    }
}
