package io.hazardwatch.gateway.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NameIndexTest {
    private static final long SEED = 20_251_122;

    @Test
    void randomNames_areFoundAndOthersAreNot() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            Map<String, Integer> numbers = new HashMap<>();
            for (int i = random.nextInt(200); i > 0; i--) {
                numbers.putIfAbsent(name(random), i);
            }
            NameIndex keys = keys(numbers);
            numbers.forEach((name, number) -> assertEquals(number, find(keys, name), "seed " + SEED));
            for (int i = 0; i < 200; i++) {
                String name = name(random);
                assertEquals(numbers.getOrDefault(name, -1), find(keys, name), "seed " + SEED);
            }
        }
    }

    @Test
    void namesThatDifferOnlyInTheMiddle_areToldApart() {
        NameIndex keys = NameIndex.of(List.of("pressure-a-pressure-1", "pressure-b-pressure-1"), new int[] {7, 9});
        assertEquals(7, find(keys, "pressure-a-pressure-1"));
        assertEquals(9, find(keys, "pressure-b-pressure-1"));
        assertEquals(-1, find(keys, "pressure-c-pressure-1"));
    }

    @Test
    void emptyTable_knowsNothing() {
        NameIndex keys = NameIndex.of(List.of(), new int[0]);
        assertEquals(-1, find(keys, ""));
        assertEquals(-1, find(keys, "lel"));
        assertEquals(NameIndex.NONE, guess(keys, keys.start(), "lel\""));
    }

    @Test
    void learntOrder_isGuessedOnlyWhenNameAndQuoteMatch() {
        for (String name : List.of("l", "lel", "pressur", "pressure", "pressure1", "temperature-sensor-17-upper")) {
            NameIndex keys = NameIndex.of(List.of("other", name), new int[] {0, 1});
            assertEquals(NameIndex.NONE, guess(keys, keys.start(), name + '"'));
            int slot = keys.slot(name.getBytes(StandardCharsets.UTF_8), 0, name.length());
            keys.learn(keys.start(), slot);
            assertEquals(slot, guess(keys, keys.start(), name + "\":1"));
            assertEquals(1, keys.number(slot));
            assertEquals(name.length(), keys.length(slot));
            assertEquals(NameIndex.NONE, guess(keys, keys.start(), name + "x\""));
            assertEquals(NameIndex.NONE, guess(keys, keys.start(), "x" + name.substring(1) + '"'));
            assertEquals(NameIndex.NONE, guess(keys, keys.start(), name.substring(0, name.length() - 1) + '"'));
            assertEquals(NameIndex.NONE, guess(keys, slot, name + '"'));
        }
    }

    @Test
    void guessNearTheEnd_neverReadsBeyondTheArray() {
        String name = "temperature-sensor-17-upper";
        NameIndex keys = NameIndex.of(List.of(name), new int[] {0});
        keys.learn(keys.start(), keys.slot(name.getBytes(StandardCharsets.UTF_8), 0, name.length()));
        for (int length = 8; length <= name.length(); length++) {
            byte[] cut = name.substring(0, length).getBytes(StandardCharsets.UTF_8);
            assertEquals(NameIndex.NONE, keys.guess(keys.start(), cut, 0));
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(random.nextBoolean() ? 4 : 40); i >= 0; i--) {
            name.append(random.nextBoolean() ? 'a' : 'b');
        }
        return name.toString();
    }

    private static NameIndex keys(Map<String, Integer> numbers) {
        List<String> names = new ArrayList<>(numbers.keySet());
        return NameIndex.of(names, names.stream().mapToInt(numbers::get).toArray());
    }

    private static int find(NameIndex keys, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        byte[] inside = ("{\"" + name + "\":12345678}").getBytes(StandardCharsets.UTF_8);
        int found = keys.find(bytes, 0, bytes.length);
        assertEquals(found, keys.find(inside, 2, bytes.length));
        return found;
    }

    private static int guess(NameIndex keys, int previous, String text) {
        byte[] bytes = (text + "\0\0\0\0\0\0\0\0").getBytes(StandardCharsets.UTF_8);
        return keys.guess(previous, bytes, 0);
    }
}
