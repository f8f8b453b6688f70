package io.hazardwatch.gateway.notify.channel.phone;

import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes every message and shows it on a page of the console instead of sending it. A call that nobody answers there reports
 * {@link ReceiptOutcome#NO_ANSWER} by itself; messages report that they were delivered, as providers do. Any thread.
 */
public final class DemoPhone implements PersonChannel {
    /** Why an answer on the page was or was not reported. */
    public enum Answer { REPORTED, UNKNOWN_MESSAGE, ALREADY_OVER, NOT_OF_THIS_MEANS }

    /** Messages kept; the oldest give their place to new ones. */
    static final int KEPT_MAX = 500;
    private static final Set<ReceiptOutcome> OF_CALLS = EnumSet.of(ReceiptOutcome.TAKEN, ReceiptOutcome.DECLINED, ReceiptOutcome.BUSY,
            ReceiptOutcome.NO_ANSWER, ReceiptOutcome.REFUSED, ReceiptOutcome.VOICEMAIL, ReceiptOutcome.NO_KEY, ReceiptOutcome.UNREACHABLE);
    private static final Set<ReceiptOutcome> OF_MESSAGES = EnumSet.of(ReceiptOutcome.TAKEN, ReceiptOutcome.DECLINED, ReceiptOutcome.SEEN,
            ReceiptOutcome.UNDELIVERED, ReceiptOutcome.UNREACHABLE);
    private static final Map<ContactMeansKind, Set<ReceiptOutcome>> POSSIBLE = possible();

    private final DemoPhoneSettings settings;
    private final ChannelContext context;
    private final LinkedHashMap<String, DemoMessage> kept = new LinkedHashMap<>();
    private long lastId;

    DemoPhone(DemoPhoneSettings settings, ChannelContext context) {
        this.settings = settings;
        this.context = context;
    }

    private static Map<ContactMeansKind, Set<ReceiptOutcome>> possible() {
        Map<ContactMeansKind, Set<ReceiptOutcome>> possible = new EnumMap<>(ContactMeansKind.class);
        for (ContactMeansKind kind : ContactMeansKind.values()) {
            possible.put(kind, kind == ContactMeansKind.VOICE ? OF_CALLS : OF_MESSAGES);
        }
        return possible;
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
        DemoMessage taken = keep(message);
        if (taken.attempts() == 1) {
            reportLater(taken);
        }
        return Future.succeededFuture(new SendResult.Accepted(id() + '-' + taken.id(), true));
    }

    private synchronized DemoMessage keep(PersonMessage message) {
        DemoMessage known = kept.get(message.key());
        DemoMessage next = known == null ? new DemoMessage(++lastId, message, 1, null, 0) : known.again();
        kept.put(message.key(), next);
        if (kept.size() > KEPT_MAX) {
            kept.remove(kept.firstEntry().getKey());
        }
        return next;
    }

    private void reportLater(DemoMessage taken) {
        if (taken.message().means() == ContactMeansKind.VOICE) {
            context.vertx().setTimer(settings.ringMillis(), id -> report(taken.id(), ReceiptOutcome.NO_ANSWER));
        } else {
            context.vertx().setTimer(1, id -> report(taken.id(), ReceiptOutcome.DELIVERED));
        }
    }

    /** What can be answered to a message of that means. */
    public static Set<ReceiptOutcome> answers(ContactMeansKind means) {
        return POSSIBLE.get(means);
    }

    /** Somebody pressed a button on the page. */
    public Answer answer(long id, ReceiptOutcome outcome) {
        DemoMessage message = find(id);
        if (message == null) {
            return Answer.UNKNOWN_MESSAGE;
        }
        if (!answers(message.message().means()).contains(outcome)) {
            return Answer.NOT_OF_THIS_MEANS;
        }
        return report(id, outcome) ? Answer.REPORTED : Answer.ALREADY_OVER;
    }

    private boolean report(long id, ReceiptOutcome outcome) {
        DemoMessage reported = end(id, outcome);
        if (reported == null) {
            return false;
        }
        context.receipts().received(new DeliveryReceipt(id(), null, reported.message().key(), outcome, reported.outcomeAt(), "demo"));
        return true;
    }

    private synchronized DemoMessage end(long id, ReceiptOutcome outcome) {
        DemoMessage message = find(id);
        if (message == null || message.isOver()) {
            return null;
        }
        DemoMessage reported = message.reported(outcome, context.clock().millis());
        kept.put(message.message().key(), reported);
        return reported;
    }

    private synchronized DemoMessage find(long id) {
        return kept.values().stream().filter(message -> message.id() == id).findFirst().orElse(null);
    }

    /** What was sent, the newest first. */
    public synchronized List<DemoMessage> messages() {
        return List.copyOf(kept.sequencedValues().reversed());
    }

    @Override
    public void close() {
        // Timers of calls that still ring report to the listener; nothing is open.
    }
}
