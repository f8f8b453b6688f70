package io.hazardwatch.gateway.notify.channel.robot;

import io.hazardwatch.gateway.notify.channel.http.HttpResult;
import io.hazardwatch.gateway.notify.channel.http.ProviderClient;
import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** Posts messages to a group robot. The services report nothing later. Any thread. */
final class RobotChannel implements PersonChannel {
    /** Services lock a robot for minutes once it exceeds its rate. */
    private static final long BUSY_MILLIS = 60_000;
    private static final int QUOTED_MAX = 200;

    private final RobotSettings settings;
    private final ChannelContext context;
    private final ProviderClient client;

    RobotChannel(RobotSettings settings, ChannelContext context) {
        this.settings = settings;
        this.context = context;
        this.client = new ProviderClient(context, settings.options());
    }

    @Override
    public String id() {
        return settings.options().id();
    }

    @Override
    public Set<ContactMeansKind> means() {
        return settings.options().means();
    }

    @Override
    public Future<SendResult> send(PersonMessage message) {
        long now = context.clock().millis();
        return client.postJson(settings.kind().address(settings, now), settings.kind().body(settings, message, now).encode())
                .map(answer -> result(answer, context.clock().millis()));
    }

    private SendResult result(HttpResult answer, long now) {
        if (!answer.isOk()) {
            return answer.retry(now);
        }
        Integer code = code(answer);
        if (code == null) {
            return new SendResult.Retry("an answer without a code: " + quoted(answer.text()), 0);
        }
        return code == 0 ? new SendResult.Accepted(null, false)
                : new SendResult.Retry(quoted(answer.text()), settings.kind().isBusy(code) ? BUSY_MILLIS : 0);
    }

    private Integer code(HttpResult answer) {
        try {
            return new JsonObject(answer.text()).getInteger(settings.kind().codeField());
        } catch (DecodeException | ClassCastException unreadable) {
            return null;
        }
    }

    private static String quoted(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}]+", " ");
        return plain.substring(0, Math.min(plain.length(), QUOTED_MAX));
    }

    @Override
    public void close() {
        client.close();
    }
}
