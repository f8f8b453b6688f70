package io.hazardwatch.gateway.intake.sparkplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.decode.sparkplug.SparkplugPayload;
import io.hazardwatch.gateway.testkit.SparkplugBytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a node whose messages are in disorder all the time is asked for a rebirth. Times in seconds since the start. */
class SparkplugNodeTest {
    private static final SparkplugPayload BIRTH = SparkplugPayload.read(SparkplugBytes.at(0, 0).integer("bdSeq", 1).bytes());

    private final SparkplugNode node = new SparkplugNode();
    private final List<Integer> told = new ArrayList<>();

    /** When it is asked, if each request is answered by so many births, and the sequence breaks with the message of each second. */
    private List<Integer> asked(int fromSecond, int toSecond, int births) {
        List<Integer> asked = new ArrayList<>();
        for (int second = fromSecond; second < toSecond; second++) {
            if (node.mayBeAsked(second * 1_000L)) {
                asked.add(second);
                if (node.seemsTwo()) {
                    told.add(second);
                }
                for (int birth = 0; birth < births; birth++) {
                    node.birth(BIRTH, second * 1_000L);
                }
            }
        }
        return asked;
    }

    @Test
    void twoNodes_areToldOnce_andAskedMoreAndMoreRarely() {
        assertEquals(List.of(0, 10, 20, 30, 50, 90, 170, 330, 650, 970, 1_290), asked(0, 1_600, 2));
        assertEquals(List.of(30), told);
    }

    @Test
    void nodeThatDoesNotAnswer_isAskedMoreAndMoreRarely_andSoonAgainOnceItHasDied() {
        assertEquals(List.of(0, 10, 20, 30, 50, 90, 170, 330), asked(0, 600, 0));
        node.death();
        assertEquals(List.of(600, 610, 620, 630, 650), asked(600, 660, 0));
        node.missed();
        assertEquals(List.of(660, 670), asked(660, 680, 0));
        assertEquals(List.of(), told, "nothing says that there are two");
    }

    @Test
    void nodeThatWasAwayForLong_isAskedSoonAgainOnceItIsBorn_butOneInDisorderIsNot() {
        asked(0, 600, 0);
        node.birth(BIRTH, 600_000);
        assertEquals(List.of(601, 611, 621, 641, 681), asked(601, 720, 0));
        node.birth(BIRTH, 720_000);
        assertEquals(List.of(721, 731, 751, 791, 871), asked(721, 1_000, 1), "requests that were answered in vain still count");
    }

    @Test
    void nodeThatWasInOrderForAMinute_isAskedSoonAgain_andToldAgain() {
        asked(0, 1_600, 2);
        node.birth(BIRTH, 1_600_000);
        assertEquals(List.of(1_700, 1_710, 1_720, 1_730, 1_740, 1_760), asked(1_700, 1_800, 2));
        assertEquals(List.of(30, 1_730), told);
    }

    @Test
    void requestThatComesTooSoon_isDueUntilTheBirth() {
        assertTrue(node.mayBeAsked(0));
        assertFalse(node.mayBeAsked(SparkplugNode.REBIRTH_MILLIS - 1));
        assertTrue(node.isRebirthDue());
        node.birth(BIRTH, SparkplugNode.REBIRTH_MILLIS);
        assertFalse(node.isRebirthDue());
    }
}
