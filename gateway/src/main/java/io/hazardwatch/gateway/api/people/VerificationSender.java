package io.hazardwatch.gateway.api.people;

import io.hazardwatch.gateway.api.channels.ChannelPorts;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.GuardedChannel;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.notify.person.VerificationCodes;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;

/** Sends the codes that show that a means belongs to a person, and checks them. Event loop. */
final class VerificationSender {
    private final ChannelPorts channels;
    private final Clock clock;
    private final VerificationCodes codes = new VerificationCodes(new SecureRandom());

    VerificationSender(ChannelPorts channels, Clock clock) {
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * Sends a code and answers the request once the provider took it.
     *
     * @param answer gets the channel and how long the code is good; with what the caller adds
     */
    void send(RoutingContext ctx, Person person, ContactMeansKind kind, String address, JsonObject answer) {
        GuardedChannel channel = channels.channels().ready(kind, person.enterprise());
        if (channel == null) {
            throw conflict("NO_CHANNEL", "no channel that is available serves " + kind);
        }
        String code = codes.issue(person.id(), kind, address, clock.millis());
        if (code == null) {
            throw new Problem(429, "a code was sent there within the last minute").with("reason", "TOO_OFTEN").retryAfter(60);
        }
        channel.send(message(person, kind, address, code)).onComplete(sent -> Responses.attempt(ctx, () -> {
            if (sent.failed() || !(sent.result() instanceof SendResult.Accepted)) {
                throw conflict("NOT_TAKEN", "channel " + channel.id() + ": " + (sent.failed() ? sent.cause().getMessage() : sent.result()));
            }
            Responses.json(ctx, 202, answer.put("channel", channel.id())
                    .put("validMinutes", VerificationCodes.VALID_MILLIS / 60_000).encode());
        }));
    }

    private PersonMessage message(Person person, ContactMeansKind kind, String address, String code) {
        long now = clock.millis();
        MessageFacts facts = new MessageFacts(MessageNature.TEST, MessagePurpose.VERIFICATION, null, Text.of("HazardWatch"),
                new Text("验证码 " + code + "，10 分钟内有效", "code " + code + ", valid for 10 minutes"), null, null, null, 0, null, null, null, 1, null);
        return new PersonMessage("code-" + person.id() + '-' + kind + '-' + now, person.id(), kind, address, person.language(), MessageNature.TEST,
                MessagePurpose.VERIFICATION, null, channels.renderer().render(facts, person.language()), null, now);
    }

    /** Refuses a code that does not show it. */
    void requireRight(Person person, ContactMeansKind kind, String address, String code) {
        VerificationCodes.Outcome outcome = codes.confirm(person.id(), kind, address, code, clock.millis());
        if (outcome != VerificationCodes.Outcome.CONFIRMED) {
            throw conflict(outcome.name(), "the code does not show that " + person.id() + " is reached there");
        }
    }

    private static Problem conflict(String reason, String detail) {
        return new Problem(409, detail).with("reason", reason);
    }
}
