package io.hazardwatch.gateway.intake.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.intake.mqtt.PacketScripts.Script;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every scripted packet sequence ends in an answer or a closed connection, and nobody else notices.
 *
 * <p>A script is followed by PINGREQ and the end of the stream: a connection that lives answers the ping.
 */
@ExtendWith(LeakCheck.class)
class PacketScriptTest {
    private static final String PINGRESP = "D000";
    private static final String DISCONNECT = "E0";
    /**
     * What passes where a strict broker would close: texts with control characters, which the standard advises against, and
     * oddities of shared subscriptions, which are refused anyway. None of it reaches further than quarantine.
     */
    private static final int LENIENT_MAX = 37;
    /**
     * What a broker takes and we do not: topic aliases (we offer none), a CONNECT with a malformed first byte, and what only a
     * server may put into PUBLISH.
     */
    private static final List<String> STRICTER = List.of("/ topic-alias", "/ 14 ok",
            "PUBLISH ALLOWED PROPERTIES / subscription-identifier");

    @Test
    void scriptedPackets_endInAnAnswerOrAClosedConnection() {
        Path directory = SharedData.path("mqtt-packets/mosquitto");
        List<Script> scripts = PacketScripts.read(directory);
        assertTrue(scripts.size() > 1400, "scripts read: " + scripts.size());
        try (ListenerFixture fixture = new ListenerFixture(); RawClient neighbour = fixture.connected(4, "neighbour", "other")) {
            List<Script> lenient = new ArrayList<>();
            for (Script script : scripts) {
                if (play(fixture, script) && script.endsConnection() && !script.needsDeliveries()) {
                    lenient.add(script);
                }
                neighbour.publish(Plant.topic("other", "gd-02"), 1, 5, "{\"lel\":1}");
                assertEquals("40020005", neighbour.receive(), "the neighbour after " + script);
            }
            fixture.awaitConnections(1);
            assertEquals(0, fixture.listener.counters().failures());
            assertTrue(lenient.size() <= LENIENT_MAX, lenient.size() + " let pass: " + lenient);
        }
    }

    /** Plays the script; whether the connection was alive at its end. */
    private static boolean play(ListenerFixture fixture, Script script) {
        List<String> answers = new ArrayList<>();
        try (RawClient client = fixture.raw(script.version())) {
            if (script.greets()) {
                client.connect("script", null, null, 0);
            }
            script.sends().forEach(client::send);
            client.send("C000");
            client.finish();
            for (String answer = client.receive(); !answer.equals(RawClient.CLOSED); answer = client.receive()) {
                answers.add(answer);
            }
        }
        boolean isAlive = answers.contains(PINGRESP) && !answers.getLast().startsWith(DISCONNECT);
        boolean mustLive = !script.endsConnection() && !script.needsDeliveries()
                && STRICTER.stream().noneMatch(script.toString()::contains);
        assertTrue(isAlive || !mustLive, script + " sent " + script.sends() + ", answered " + answers);
        return isAlive;
    }
}
