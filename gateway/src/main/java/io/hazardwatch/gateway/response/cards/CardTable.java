package io.hazardwatch.gateway.response.cards;

import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** All response cards, by CAS number. Immutable, any thread. */
public record CardTable(Map<String, ResponseCard> cards) {
    /** Where the cards that ship are. */
    public static final String RESOURCE = "/response/cards.csv";
    /** No card. */
    public static final CardTable EMPTY = new CardTable(Map.of());
    private static final Pattern CAS = Pattern.compile("\\d{2,7}-\\d\\d-\\d");
    private static final int CARD_CELLS = 7;
    private static final int DISTANCE_CELLS = 13;
    private static final int TEXT_CELLS = 7;
    private static final int METRES_MAX = 50_000;

    public CardTable {
        cards = Map.copyOf(cards);
    }

    /** The card of a substance, or null. */
    public ResponseCard of(String cas) {
        return cards.get(cas);
    }

    /** Lines of one card before it is whole. */
    private static final class Draft {
        private ResponseCard head;
        private final List<CardDistance> distances = new ArrayList<>();
        private final List<CardText> texts = new ArrayList<>();
    }

    /**
     * These cards with those of further lines, whose head explains the columns; a card of the same number takes the place of the whole one.
     *
     * @param problems collects lines that cannot be read, and cards that lack something, each with the reason
     */
    public CardTable with(List<String> lines, Collection<String> problems) {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        Map<String, List<CardText>> families = new LinkedHashMap<>();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                try {
                    read(line.split(";", -1), drafts, families);
                } catch (IllegalArgumentException unreadable) {
                    problems.add(line + ": " + unreadable.getMessage());
                }
            }
        }
        Map<String, ResponseCard> all = new LinkedHashMap<>(cards);
        drafts.forEach((cas, draft) -> {
            ResponseCard card = card(cas, draft, families, problems);
            if (card != null) {
                all.put(cas, card);
            }
        });
        return new CardTable(all);
    }

    private static void read(String[] cells, Map<String, Draft> drafts, Map<String, List<CardText>> families) {
        switch (cells[0]) {
            case "card" -> {
                require(cells, CARD_CELLS);
                draft(drafts, cells[1]).head = new ResponseCard(cells[1], cells[2], cells[3], new Text(cells[4], cells[5]), cells[6], List.of(), 0,
                        List.of());
            }
            case "distance" -> {
                require(cells, DISTANCE_CELLS);
                draft(drafts, cells[1]).distances.add(distance(cells));
            }
            case "fire" -> {
                require(cells, 3);
                Draft draft = draft(drafts, cells[1]);
                draft.head = draft.head == null ? null : new ResponseCard(cells[1], draft.head.un(), draft.head.guide(), draft.head.name(),
                        draft.head.family(), List.of(), metres(cells[2]), List.of());
            }
            case "text" -> {
                require(cells, TEXT_CELLS);
                CardText text = new CardText(CardText.Part.valueOf(cells[2]), new Text(cells[3], cells[4]), cells[5], cells[6]);
                if (CAS.matcher(cells[1]).matches()) {
                    draft(drafts, cells[1]).texts.add(text);
                } else {
                    families.computeIfAbsent(cells[1], name -> new ArrayList<>()).add(text);
                }
            }
            default -> throw new IllegalArgumentException("must begin with card, distance, fire or text");
        }
    }

    private static Draft draft(Map<String, Draft> drafts, String cas) {
        if (!CAS.matcher(cas).matches()) {
            throw new IllegalArgumentException("must have a CAS number such as 7782-50-5");
        }
        return drafts.computeIfAbsent(cas, number -> new Draft());
    }

    private static void require(String[] cells, int count) {
        if (cells.length != count) {
            throw new IllegalArgumentException("must have " + count + " cells");
        }
    }

    private static CardDistance distance(String... cells) {
        int isolation = metres(cells[4]);
        if (isolation == 0) {
            throw new IllegalArgumentException("must have a distance of isolation in metres");
        }
        if (cells[10].isBlank() || cells[11].isBlank() || cells[12].isBlank()) {
            throw new IllegalArgumentException("must name source, edition and mark");
        }
        String[] vessel = cells[8].split("/", 2);
        String[] flag = cells[9].split("/", 2);
        return new CardDistance(CardDistance.Basis.valueOf(cells[2]), CardDistance.Spill.valueOf(cells[3]), isolation, metres(cells[5]),
                metres(cells[6]),
                cells[7].equals("+"), new Text(vessel[0], vessel[vessel.length - 1]), cells[10], cells[11], cells[12],
                new Text(flag[0], flag[flag.length - 1]));
    }

    /** Empty is a number that nobody knows. */
    private static int metres(String cell) {
        int metres = cell.isEmpty() ? 0 : Integer.parseInt(cell);
        if (metres < 0 || metres > METRES_MAX) {
            throw new IllegalArgumentException("distances must be up to " + METRES_MAX + " m");
        }
        return metres;
    }

    /** A card without distances or without a first line for rescuers is none. */
    private static ResponseCard card(String cas, Draft draft, Map<String, List<CardText>> families, Collection<String> problems) {
        if (draft.head == null) {
            problems.add(cas + ": must have a line card");
            return null;
        }
        if (draft.distances.isEmpty()) {
            problems.add(cas + ": must have at least one line distance");
            return null;
        }
        List<CardText> texts = new ArrayList<>(draft.texts);
        texts.addAll(families.getOrDefault(draft.head.family(), List.of()));
        ResponseCard card = new ResponseCard(cas, draft.head.un(), draft.head.guide(), draft.head.name(), draft.head.family(), draft.distances,
                draft.head.fireMetres(), texts);
        for (CardText.Part part : CardText.Part.values()) {
            if (card.of(part).isEmpty()) {
                problems.add(cas + ": must have a line text with " + part);
                return null;
            }
        }
        return card;
    }
}
