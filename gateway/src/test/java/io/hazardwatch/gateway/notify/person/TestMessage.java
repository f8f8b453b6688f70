package io.hazardwatch.gateway.notify.person;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.Language;

/** Messages to people, as the sender would make them. */
public final class TestMessage {
    public static final long AT = 1_763_781_234_567L;

    private TestMessage() {}

    public static PersonMessage of(String key, ContactMeansKind means, String address, String words) {
        return of(key, means, address, new MessageText("P1 " + words, "P1 brief " + words, "P1 full " + words, "P1 speech " + words));
    }

    public static PersonMessage of(String key, ContactMeansKind means, String address, MessageText text) {
        return new PersonMessage(key, "li-wei", means, address, Language.ZH, MessageNature.LIVE, MessagePurpose.CALL, Priority.P1, text,
                new AnswerWays("https://alarms.example.com/answer/abc", "4711"), AT);
    }
}
