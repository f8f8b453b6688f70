package io.hazardwatch.gateway.notify.render;

import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.PersonMessage;

/** What a call says: the message twice, then the keys to press if an answer is asked for. Pure. */
public final class CallScript {
    private CallScript() {}

    /** The whole text of a call. */
    public static String of(PersonMessage message) {
        String again = message.text().speech();
        return again + ' ' + word(message, "call.keysAgain") + ' ' + again + keys(message);
    }

    /** The keys to press, or nothing if no answer is asked for. */
    public static String keys(PersonMessage message) {
        return message.answer() == null ? "" : ' ' + word(message, message.purpose() == MessagePurpose.HOUSEHOLD ? "call.keysHousehold"
                : "call.keys");
    }

    private static String word(PersonMessage message, String key) {
        return MessageTemplates.BUILT_IN.words(message.language()).get(key);
    }
}
