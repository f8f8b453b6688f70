package io.hazardwatch.gateway.response.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cards that ship are whole; what lacks something is refused with the reason; the legal card counts first. */
public class CardTableTest {
    private final List<String> problems = new ArrayList<>();

    /** The cards that ship. */
    public static CardTable shipped() {
        try (InputStream file = CardTableTest.class.getResourceAsStream(CardTable.RESOURCE)) {
            List<String> problems = new ArrayList<>();
            CardTable table = CardTable.EMPTY.with(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList(), problems);
            assertEquals(List.of(), problems);
            return table;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void everyCard_hasDistancesAndSentencesWithSourceEditionAndMark() {
        CardTable table = shipped();
        assertEquals(25, table.cards().size());
        table.cards().values().forEach(card -> {
            assertNotNull(card.distance(CardDistance.Spill.SMALL), card.cas());
            assertTrue(card.rescue().zh().contains("呼吸器") && card.rescue().en().contains("never a second unprotected one"), card.cas());
            card.distances().forEach(each -> assertFalse(each.source().isBlank() || each.edition().isBlank() || each.mark().isBlank(), card.cas()));
            card.texts().forEach(each -> assertFalse(each.source().isBlank() || each.mark().isBlank(), card.cas()));
            assertTrue(card.brief().zh().length() <= 90, card.brief().zh());
        });
    }

    @Test
    void legalCard_countsBeforeTheGuidebook_andSingleSourcesAreFlagged() {
        ResponseCard chlorine = shipped().of("7782-50-5");
        assertEquals(CardDistance.Basis.LEGAL, chlorine.distance(CardDistance.Spill.LARGE).basis());
        assertEquals(8_000, chlorine.distance(CardDistance.Spill.LARGE).nightMetres());
        assertEquals(11_000, chlorine.distances().stream().filter(each -> each.basis() == CardDistance.Basis.ERG && each.isBeyond()).findFirst()
                .orElseThrow().nightMetres());
        assertTrue(shipped().of("7446-09-5").distances().stream().allMatch(each -> each.flag().en().contains("check again")), "sulfur dioxide");
        assertTrue(shipped().of("7783-06-4").distances().stream().allMatch(each -> each.flag().en().contains("single carrier")));
        assertEquals(0, shipped().of("67-56-1").distance(CardDistance.Spill.SMALL).dayMetres(), "methanol: no number is invented");
    }

    @Test
    void badCards_areRefusedWithReason_andOthersStay() {
        CardTable table = shipped().with(List.of("card;100-42-5;2055;128;苯乙烯;styrene;toxic", "distance;100-42-5;ERG;SMALL;;1;1;;;;s;e;M",
                "distance;100-42-5;ERG;SMALL;50;1;1;;;;;;", "distance;100-42-5;ERG;SMALL;99999;1;1;;;;s;e;M", "nonsense",
                        "card;styrene;1;1;a;b;toxic",
                "distance;74-90-8;ERG;SMALL;60;1;1;;;;s;e;M"), problems);
        assertEquals(25, table.cards().size());
        assertEquals(shipped().of("74-90-8"), table.of("74-90-8"));
        for (String reason : List.of("distance of isolation", "source, edition and mark", "up to 50000", "must begin with", "CAS number",
                "100-42-5: must have at least one line distance", "74-90-8: must have a line card")) {
            assertTrue(problems.stream().anyMatch(each -> each.contains(reason)), reason + " " + problems);
        }
    }

    @Test
    void cardOfAConfiguration_takesThePlaceOfTheWholeOne() {
        CardTable own = shipped()
                .with(List.of("card;7782-50-5;1017;124;氯;chlorine;own", "distance;7782-50-5;LEGAL;SMALL;80;500;2000;;;;site card;2026;S",
                "text;own;HARM;a;a;s;S", "text;own;RESCUE;b;b;s;S", "text;own;FIRST;c;c;s;S", "text;own;PROTECTION;d;d;s;S",
                        "text;own;NEVER;e;e;s;S"), problems);
        assertEquals(List.of(), problems);
        assertEquals(80, own.of("7782-50-5").distance(CardDistance.Spill.LARGE).isolationMetres());
        assertEquals(1, own.of("7782-50-5").distances().size());
    }

    @Test
    void neighbours_areReadOrRefusedWithReason() {
        NeighbourTable table = NeighbourTable.parse(List.of("# x", "acme;yard;school;小学;School;010-1;31.79;119.95", "acme;yard;mill;磨坊;;;91;0",
                "acme;yard"),
                problems);
        assertEquals(List.of("school"), table.of("acme", "yard").stream().map(Neighbour::id).toList());
        assertEquals(2, problems.size());
        assertEquals(0, table.of("acme", "yard").getFirst().bearingFrom(31.78, 119.95), 0.1);
        assertEquals(1_112, table.of("acme", "yard").getFirst().metresFrom(31.78, 119.95), 2);
    }
}
