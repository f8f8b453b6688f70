package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Explanations in the console use the words of the glossary and no others for what the glossary names. */
class HelpTextsTest {
    private static final Path ROOT = Path.of(System.getProperty("hazardwatch.root", ".."));
    private static final Path TEXTS = ROOT.resolve("gateway/src/main/resources/web/texts");
    private static final Pattern ENTRY = Pattern.compile("'help\\.([^']+)': \\['([^']*)', '([^']*)'\\]");
    private static final Pattern TERM = Pattern.compile("\\[([^\\]]+)\\]");
    private static final Pattern REFUSAL = Pattern.compile("'refusal\\.([A-Z_]+)'");
    private static final Pattern FIGURE = Pattern.compile("\\bK\\d+b?\\b");

    private record Sentence(String zh, String en) {}

    private static Map<String, Sentence> sentences() throws IOException {
        Map<String, Sentence> found = new TreeMap<>();
        Matcher entries = ENTRY.matcher(Files.readString(TEXTS.resolve("help.js")));
        while (entries.find()) {
            found.put(entries.group(1), new Sentence(entries.group(2), entries.group(3)));
        }
        return found;
    }

    /** The words of one column of the glossary; several in one cell are separated by commas. */
    private static Set<String> words(int column) throws IOException {
        Set<String> words = new HashSet<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/glossary.md"))) {
            String[] cells = line.split("\\|");
            if (cells.length > 3 && !cells[1].isBlank() && !cells[1].startsWith("---")) {
                Stream.of(cells[column].replaceAll("[(（].*?[)）]", "").split("[,、，]")).map(word -> word.strip().toLowerCase(Locale.ROOT))
                        .forEach(words::add);
            }
        }
        return words;
    }

    private static List<String> terms(String sentence) {
        return TERM.matcher(sentence).results().map(found -> found.group(1).toLowerCase(Locale.ROOT)).toList();
    }

    @Test
    void everyTerm_isAWordOfTheGlossary_andEverySentenceHasOne() throws IOException {
        Set<String> english = words(1);
        Set<String> chinese = words(2);
        Set<String> wrong = new TreeSet<>();
        sentences().forEach((id, sentence) -> {
            terms(sentence.en()).stream().filter(term -> !english.contains(term)).forEach(term -> wrong.add(id + ": " + term));
            terms(sentence.zh()).stream().filter(term -> !chinese.contains(term)).forEach(term -> wrong.add(id + ": " + term));
            if (terms(sentence.en()).isEmpty() || terms(sentence.zh()).isEmpty()) {
                wrong.add(id + ": no word of the glossary");
            }
        });
        assertEquals(Set.of(), wrong);
    }

    @Test
    void everyExplanation_isOneSentence() throws IOException {
        Set<String> wrong = new TreeSet<>();
        sentences().forEach((id, sentence) -> {
            if (sentence.zh().indexOf('。') != sentence.zh().length() - 1 || sentence.en().indexOf(". ") >= 0 || !sentence.en().endsWith(".")) {
                wrong.add(id);
            }
        });
        assertEquals(Set.of(), wrong);
    }

    @Test
    void everyReasonOfARejection_saysHowToSendItRight() throws IOException {
        String texts = Files.readString(TEXTS.resolve("gateway.js"));
        assertEquals(List.of(), Stream.of(RejectReason.values()).map(RejectReason::label)
                .filter(label -> !texts.contains("'reject." + label + "': [") || !texts.contains("'right." + label + "': [")).toList());
    }

    @Test
    void everyStateFigureAndRefusalOfAlarms_isExplained() throws IOException {
        Set<String> explained = sentences().keySet();
        Set<String> wanted = new TreeSet<>();
        "ABCDEFGHI".chars().forEach(letter -> wanted.add("state." + (char) letter));
        Matcher refusals = REFUSAL.matcher(Files.readString(TEXTS.resolve("alarm.js")));
        while (refusals.find()) {
            wanted.add("refusal." + refusals.group(1));
        }
        Files.readAllLines(ROOT.resolve("docs/kpis.md")).stream().filter(line -> line.startsWith("| K")).map(line -> line.split("\\|")[1])
                .forEach(cell -> FIGURE.matcher(cell).results().forEach(found -> wanted.add(found.group())));
        assertTrue(wanted.size() > 50, wanted::toString);
        String lists = Files.readString(TEXTS.resolve("../figures.js"));
        assertEquals(List.of(), wanted.stream().filter(each -> FIGURE.matcher(each).matches() && !lists.contains(' ' + each + ": ")).toList(),
                "figures without a list");
        wanted.removeAll(explained);
        assertEquals(Set.of(), wanted);
    }
}
