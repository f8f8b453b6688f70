package io.hazardwatch.gateway.app.channels;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.GuardedChannel;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.MessageRenderer;
import io.hazardwatch.gateway.notify.person.PersonChannels;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.Language;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Sends a test message through each channel every day and waits for what the provider reports, so that a channel that fails is
 * known before it is needed. Looked at every minute with the time; any thread, one at a time.
 */
final class ChannelProbes {
    static final long EVERY_MILLIS = 86_400_000;
    static final long RECEIPT_MILLIS = 600_000;
    static final long AGAIN_MILLIS = 300_000;
    private static final int FAILURES_MAX = 3;
    private static final String KEY = "probe-";
    private static final String PERSON = "_probe";

    /**
     * How one channel is doing.
     *
     * @param nextAt    when to send the next test
     * @param key       of the test that waits for a report, or null
     * @param reference the provider's name of it, or null
     */
    private record Proof(long nextAt, int failures, String key, String reference, long waitsUntil) {
        Proof failed(long now) {
            return new Proof(now + AGAIN_MILLIS, failures + 1, null, null, 0);
        }
    }

    private final PersonChannels channels;
    private final MessageRenderer renderer;
    private final BiConsumer<String, Boolean> alarms;
    private final Map<String, Proof> proofs = new ConcurrentHashMap<>();

    /** @param alarms takes a channel's id and whether it fails its tests */
    ChannelProbes(PersonChannels channels, MessageRenderer renderer, BiConsumer<String, Boolean> alarms) {
        this.channels = channels;
        this.renderer = renderer;
        this.alarms = alarms;
    }

    void look(long now) {
        proofs.keySet().removeIf(id -> channels.named(id) == null);
        for (GuardedChannel channel : channels.all()) {
            if (channel.settings().options().probe() != null) {
                look(channel, now);
            }
        }
    }

    private void look(GuardedChannel channel, long now) {
        Proof proof = proofs.computeIfAbsent(channel.id(), id -> new Proof(now + AGAIN_MILLIS, 0, null, null, 0));
        if (proof.key() != null && now >= proof.waitsUntil()) {
            settle(channel.id(), proof.failed(now));
        } else if (proof.key() == null && now >= proof.nextAt()) {
            send(channel, proof, now);
        }
    }

    private void send(GuardedChannel channel, Proof proof, long now) {
        PersonMessage message = message(channel, now);
        proofs.put(channel.id(), new Proof(proof.nextAt(), proof.failures(), message.key(), null, now + RECEIPT_MILLIS));
        channel.send(message).onComplete(sent -> {
            SendResult result = sent.succeeded() ? sent.result() : new SendResult.Retry(sent.cause().toString(), 0);
            Proof present = proofs.get(channel.id());
            if (present == null || !message.key().equals(present.key())) {
                return; // a receipt was faster
            }
            if (!(result instanceof SendResult.Accepted taken)) {
                settle(channel.id(), present.failed(now));
            } else if (taken.isReceiptExpected()) {
                proofs.put(channel.id(), new Proof(present.nextAt(), present.failures(), present.key(), taken.reference(), present.waitsUntil()));
            } else {
                settle(channel.id(), proved(now));
            }
        });
    }

    private PersonMessage message(GuardedChannel channel, long now) {
        ContactMeansKind means = channel.means().stream().sorted().findFirst().orElseThrow();
        MessageFacts facts = new MessageFacts(MessageNature.TEST, MessagePurpose.VERIFICATION, null, Text.of("HazardWatch"),
                new Text("渠道 " + channel.id() + " 每日测试，无需处理", "daily test of channel " + channel.id() + ", nothing to do"), null, null,
                        null, now, null,
                null, null, 1, null);
        return new PersonMessage(KEY + channel.id() + '-' + now, PERSON, means, channel.settings().options().probe(), Language.ZH,
                MessageNature.TEST, MessagePurpose.VERIFICATION, null, renderer.render(facts, Language.ZH), null, now);
    }

    private static Proof proved(long now) {
        return new Proof(now + EVERY_MILLIS, 0, null, null, 0);
    }

    private void settle(String id, Proof next) {
        proofs.put(id, next);
        if (next.failures() == 0 || next.failures() >= FAILURES_MAX) {
            alarms.accept(id, next.failures() > 0);
        }
    }

    /** Takes a report if it is about a test; then nobody else has to. */
    boolean took(DeliveryReceipt receipt, long now) {
        Proof proof = proofs.get(receipt.channel());
        boolean isOwn = proof != null && proof.key() != null && (Objects.equals(proof.key(), receipt.key())
                || receipt.reference() != null && receipt.reference().equals(proof.reference()));
        if (!isOwn) {
            return receipt.key() != null && receipt.key().startsWith(KEY);
        }
        boolean hasArrived = !receipt.outcome().isNotReached() || receipt.outcome() == ReceiptOutcome.NO_KEY;
        settle(receipt.channel(), hasArrived ? proved(now) : proof.failed(now));
        return true;
    }
}
