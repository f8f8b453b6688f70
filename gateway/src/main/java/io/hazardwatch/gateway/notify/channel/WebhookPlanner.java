package io.hazardwatch.gateway.notify.channel;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.journal.OutboxPlanner;
import io.hazardwatch.gateway.model.Priority;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Notifies webhooks of every alarm that must be seen and of what ends or hides it, filtered by priority. Pure. */
public final class WebhookPlanner implements OutboxPlanner {
    /** Not announced to people, but without them the receiver's copy of the alarm would be wrong. */
    private static final Set<TransitionType> CLOSING = EnumSet.of(TransitionType.ALARM_ACKED,
            TransitionType.ALARM_AUTO_ACKED, TransitionType.ALARM_RTN_UNACKED, TransitionType.ALARM_LATCHED_UNACKED,
            TransitionType.ALARM_LATCHED, TransitionType.ALARM_CLEARED, TransitionType.ALARM_RESET,
            TransitionType.ALARM_DEESCALATED, TransitionType.ALARM_DECOMMISSIONED);

    private final List<WebhookSettings> webhooks;

    /** @param webhooks all configured ones */
    public WebhookPlanner(List<WebhookSettings> webhooks) {
        this.webhooks = List.copyOf(webhooks);
    }

    /** A regulator hears of loosened limits and of modes whatever the priorities, because a note has none. */
    @Override
    public List<String> channels(Note note) {
        return !note.reducesMonitoring() ? List.of() : webhooks.stream().filter(WebhookSettings::monitoringOnly).map(WebhookSettings::id).toList();
    }

    @Override
    public List<String> channels(Transition transition) {
        if (transition.refusal() != null || transition.after() == null) {
            return List.of();
        }
        List<String> regulators = regulators(transition);
        return isToldOf(transition) ? Stream.concat(usual(transition), regulators.stream()).toList() : regulators;
    }

    /** Those that hear of whatever makes the gateway tell less, announced or not. */
    private List<String> regulators(Transition transition) {
        boolean isMeant = transition.type().reducesMonitoring() || transition.type().restoresMonitoring();
        return !isMeant ? List.of() : webhooks.stream().filter(WebhookSettings::monitoringOnly)
                .filter(webhook -> concerns(webhook.priorities(), transition)).map(WebhookSettings::id).toList();
    }

    private Stream<String> usual(Transition transition) {
        boolean isKnown = isAnnounced(transition);
        return webhooks.stream().filter(webhook -> !webhook.monitoringOnly()).filter(webhook -> isKnown || webhook.includeUnannounced())
                .filter(webhook -> concerns(webhook.priorities(), transition)).map(WebhookSettings::id);
    }

    /**
     * Whether people are notified now or were notified of this occurrence before; the end of an alarm that was suppressed all
     * the time is no news.
     */
    private static boolean isAnnounced(Transition transition) {
        Alarm before = transition.before();
        return transition.annunciate() || before != null
                && (before.activation() > before.suppressedRaises() || before.visibleAt() > 0);
    }

    /**
     * Suppressed alarms are not sent, except once when an alarm that was sent becomes suppressed, and when such an alarm ends
     * without being announced.
     */
    private static boolean isToldOf(Transition transition) {
        boolean was = transition.before() != null && transition.before().isSuppressed();
        boolean is = transition.after().isSuppressed();
        if (was != is) {
            return transition.after().state() != AlarmState.A;
        }
        return !is && (transition.annunciate() || CLOSING.contains(transition.type()));
    }

    /** A webhook that received P1 must also receive the acknowledgement that lets the alarm fall to P2. */
    private static boolean concerns(Set<Priority> priorities, Transition transition) {
        return priorities.contains(transition.after().priority())
                || transition.before() != null && priorities.contains(transition.before().priority());
    }
}
