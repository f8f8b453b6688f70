package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.AnswerWays;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What is said about a matter stays the same over a restart. */
class EscalationJsonTest {
    private static MessageFacts facts(AnswerWays answer) {
        return new MessageFacts(MessageNature.LIVE, MessagePurpose.DUTY, null, Text.of("plant"), new Text("点名", "roll call"), null, null, null, 0,
                ZoneId.of("Asia/Shanghai"), null, null, 1, answer);
    }

    @Test
    void factsWithAnAnswerPage_areStored_theLinkIsKept() {
        MessageFacts linked = facts(new AnswerWays("https://alarms.example.com/here/abc", null));
        assertEquals(linked, EscalationJson.facts(EscalationJson.facts(linked)));
        MessageFacts both = facts(new AnswerWays("https://alarms.example.com/here/abc", "4711"));
        assertEquals(both, EscalationJson.facts(EscalationJson.facts(both)));
    }

    @Test
    void factsOfAnEarlierVersion_haveNoWayToAnswer() {
        JsonObject earlier = new JsonObject(EscalationJson.facts(facts(null)));
        earlier.remove("answer");
        assertEquals(facts(null), EscalationJson.facts(earlier.encode()));
        assertEquals(facts(null), EscalationJson.facts(EscalationJson.facts(facts(null))));
    }
}
