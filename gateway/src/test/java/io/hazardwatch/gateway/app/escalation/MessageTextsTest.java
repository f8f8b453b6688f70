package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.escalation.Chain;
import io.hazardwatch.gateway.escalation.EscalationMachine;
import io.hazardwatch.gateway.escalation.EscalationSettings;
import io.hazardwatch.gateway.escalation.PlannedCall;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.render.TemplateRenderer;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages whose calls are not in the book any more, and those to households. */
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

    private static String household(String about, MessagePurpose purpose, boolean isAnswered) {
        EscalationBook book = new EscalationBook(new EscalationMachine(EscalationSettings.STANDARD::timing), (subject, now) -> Chain.EMPTY,
                new CallConditions(new SystemAlarms(new FakeClock(NOW)), note -> { }));
        Subject gas = new Subject(SubjectKind.HOUSEHOLD, "e.s.d.p.high" + about, 1, 1, Priority.P2, "e", "s", null);
        book.announce(gas, new MessageFacts(MessageNature.LIVE, MessagePurpose.HOUSEHOLD, null, Text.of("Flat 1"), Text.of(about), null, null,
                null, NOW, ZoneOffset.UTC, null, null, 1, null), NOW);
        if (isAnswered) {
            book.acknowledge(book.of(gas.key()), "ann", "console", NOW);
        }
        MessageTexts texts = new MessageTexts(book, null, id -> null, row -> null, new TemplateRenderer(refused -> { }), new RulesByKind());
        Notification row = new Notification(1, book.of(gas.key()).id(), gas, new PlannedCall("key", "household:e/s/h", ContactMeansKind.SMS, "1",
                null, 0, purpose, NOW), NOW);
        return texts.of(new MessageDelivery(null, List.of(row)), NOW).message().text().full();
    }

    @Test
    void callToAHousehold_isWhatToDo() {
        String said = household(Notices.HOUSEHOLD_CALL, MessagePurpose.CALL, false);
        assertTrue(said.startsWith("燃气报警：Flat 1:household\n1. 立即离开"), said);
    }

    @Test
    void newsOfTheValve_andNewsAfterAnAnswer_sendNobodyBackIn() {
        String valve = household(Notices.HOUSEHOLD_VALVE, MessagePurpose.DUTY, false);
        String answered = household(Notices.HOUSEHOLD_CALL, MessagePurpose.NEWS, true);
        assertTrue(valve.startsWith("燃气进展：Flat 1:valve\n未经工作人员同意，不要返回室内\n"), valve);
        assertTrue(answered.startsWith("燃气进展：Flat 1已确认人员到室外\n未经工作人员同意，不要返回室内\n"), answered);
        for (String said : List.of(valve, answered)) {
            assertFalse(said.contains("无需应答") || said.contains("ann") || said.contains("阀门") || said.contains("1."), said);
        }
    }

    @Test
    void sirenOfForgottenCalls_staysOffWhenItIsSwitchedOff() {
        assertEquals(MessagePurpose.NEWS, purpose(Notification.OFF));
        assertEquals(MessagePurpose.SIREN, purpose(Notification.ON));
    }
}
