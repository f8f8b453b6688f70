package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.escalation.PlannedCall;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.render.TemplateRenderer;
import io.hazardwatch.gateway.people.ContactMeansKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages whose calls are not in the book any more. */
class MessageTextsTest {
    private static final long NOW = 1_760_000_000_000L;
    private static final Subject ALARM = new Subject(SubjectKind.ALARM, "e.s.d.p.high", 1, 1, Priority.P1, "e", "s", null);

    private static MessagePurpose purpose(String level) {
        EscalationBook book = new EscalationBook(null, null, null);
        MessageTexts texts = new MessageTexts(book, null, id -> null, row -> null, new TemplateRenderer(refused -> { }), new RulesByKind());
        Notification row = new Notification(1, 1, ALARM, new PlannedCall("key", "siren:horn-1", ContactMeansKind.APP, "horn-1", level, 0,
                MessagePurpose.SIREN, NOW), NOW);
        return texts.of(new MessageDelivery(null, List.of(row)), NOW).message().purpose();
    }

    @Test
    void sirenOfForgottenCalls_staysOffWhenItIsSwitchedOff() {
        assertEquals(MessagePurpose.NEWS, purpose(Notification.OFF));
        assertEquals(MessagePurpose.SIREN, purpose(Notification.ON));
    }
}
