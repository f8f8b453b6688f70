package io.hazardwatch.gateway.weather.events;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.weather.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of event types. Pure, any thread. */
public final class EventTypes {
    private static final int CELLS = 9;
    /** No type known. */
    public static final EventTypes NONE = new EventTypes(Map.of(), Map.of());

    private final Map<String, EventType> byCode;
    private final Map<String, EventType> byWord;

    private EventTypes(Map<String, EventType> byCode, Map<String, EventType> byWord) {
        this.byCode = byCode;
        this.byWord = byWord;
    }

    /**
     * Reads the lines of tables; a later row takes the place of an earlier one with the same code. The head of the file explains the
     * columns.
     *
     * @param problems collects lines that cannot be read
     */
    public static EventTypes parse(List<String> lines, List<String> problems) {
        Map<String, EventType> byCode = new LinkedHashMap<>();
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split(";", -1);
            if (cells.length != CELLS || cells[0].isBlank() || cells[4].isBlank()) {
                problems.add(line);
                continue;
            }
            byCode.put(cells[0], new EventType(cells[0], cells[1], new Text(cells[2], cells[3]), cells[4], cells[6], cells[7], cells[8]));
            words.put(cells[0], List.of(cells[5].toLowerCase(Locale.ROOT).split("\\|")));
        }
        return new EventTypes(byCode, byWord(byCode, words));
    }

    private static Map<String, EventType> byWord(Map<String, EventType> byCode, Map<String, List<String>> words) {
        Map<String, EventType> found = new LinkedHashMap<>();
        byCode.forEach((code, type) -> {
            List<String> own = new ArrayList<>(List.of(type.name().zh(), type.name().en().toLowerCase(Locale.ROOT)));
            own.addAll(words.get(code));
            own.stream().filter(word -> !word.isBlank()).forEach(word -> found.putIfAbsent(word, type));
        });
        return found;
    }

    /** The type with that code of the national profile or of a service; null if unknown. */
    public EventType withCode(String code) {
        EventType own = byCode.get(code);
        return own != null || code.isEmpty() ? own
                : byCode.values().stream().filter(type -> type.serviceCode().equals(code)).findFirst().orElse(null);
    }

    /**
     * The type that a message means: by code, else by the longest name or word that {@code event} contains; a type of hazard
     * {@link EventType#OTHER} if the table knows neither.
     */
    public EventType of(List<String> codes, String event) {
        for (String code : codes) {
            EventType found = withCode(code);
            if (found != null) {
                return found;
            }
        }
        String text = event.toLowerCase(Locale.ROOT);
        return byWord.entrySet().stream().filter(entry -> text.contains(entry.getKey()))
                .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length())).map(Map.Entry::getValue)
                .orElseGet(() -> EventType.unknown(codes.isEmpty() ? "" : codes.getFirst(), event));
    }

    /** All types, in the order of the table. */
    public List<EventType> all() {
        return List.copyOf(byCode.values());
    }
}
