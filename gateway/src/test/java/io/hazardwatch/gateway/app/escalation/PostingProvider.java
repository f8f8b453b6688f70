package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.vertx.core.Future;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;

/**
 * Posts each message to a provider: its key on the first line, then its text. For the messages about one alarm it stops where the process
 * is to be killed, and prints the name of that point.
 */
final class PostingProvider implements PersonChannel {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;
    private final KillPoint stop;
    private final String alarm;

    PostingProvider(URI url, KillPoint stop, String alarm) {
        this.url = url;
        this.stop = stop;
        this.alarm = alarm;
    }

    @Override
    public String id() {
        return "posting";
    }

    @Override
    public Set<ContactMeansKind> means() {
        return Set.of(ContactMeansKind.values());
    }

    @Override
    public Future<SendResult> send(PersonMessage message) {
        boolean isStopping = KeyedProvider.alarm(message.text().full()).equals(alarm);
        if (isStopping && stop == KillPoint.CLAIMED) {
            return stopped();
        }
        HttpRequest post = HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(message.key() + '\n' + message.text().full())).build();
        return Future.fromCompletionStage(http.sendAsync(post, BodyHandlers.discarding()))
                .compose(answer -> isStopping && stop == KillPoint.UNRECORDED ? stopped()
                        : Future.succeededFuture(new SendResult.Accepted(message.key(), false)));
    }

    private Future<SendResult> stopped() {
        System.out.println(stop);
        return Future.future(never -> { });
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
