package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.model.Text;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How people look for things by words: as they are written, in either case, or by pinyin initials of Chinese. Pure, any thread. */
public final class SearchWords {
    /** A single letter begins too many names. */
    private static final int INITIALS_MIN = 2;
    private static final char ASCII_END = 128;
    private static final char CASE_BIT = 32;
    /** Between these are scripts without case; full-width letters come after. */
    private static final char HAN_BEGIN = '\u2e80';
    private static final char HAN_END = '\u9fff';
    /** Chinese keyboards put full-width blanks, which are none to a pattern otherwise. */
    private static final String BLANKS = "[\\s\\u3000]+";

    private static final int TEXT_MAX = 200;

    private SearchWords() {}

    /** The words of the parameter {@code q}; none if it is absent. */
    public static List<String> asked(Query query) {
        String text = query.text("q");
        if (text != null && text.length() > TEXT_MAX) {
            throw Problem.invalid("q", text, "must have at most " + TEXT_MAX + " characters");
        }
        return text == null || text.isBlank() ? List.of() : of(text);
    }

    /** Whether every word is in one of the texts. */
    public static boolean areIn(Collection<String> texts, List<String> words) {
        return words.stream().allMatch(word -> texts.stream().anyMatch(text -> isIn(text, word)));
    }

    /** Whether Chinese may be meant by its pinyin initials: letters alone, two at least. */
    public static boolean mayBeInitials(String word) {
        return word.length() >= INITIALS_MIN && word.chars().allMatch(letter -> letter < ASCII_END && Character.isLetter(letter));
    }

    /** The words of a question, in lower case. */
    public static List<String> of(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).strip().split(BLANKS));
    }

    /** Whether one of both languages contains the word. */
    public static boolean isIn(Text text, String word) {
        return isIn(text.zh(), word) || isIn(text.en(), word);
    }

    /**
     * Whether the text contains the word, which is in lower case, as it is written or by pinyin initials; allocates nothing, because every
     * point is asked.
     */
    public static boolean isIn(String text, String word) {
        for (int i = 0; i <= text.length() - word.length(); i++) {
            if (isAt(text, i, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(String text, int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!isSame(text.charAt(from + i), word.charAt(i), word.length())) {
                return false;
            }
        }
        return true;
    }

    /** Whether one stands for the other; most characters are decided by one comparison. */
    private static boolean isSame(char written, char asked, int length) {
        if (written == asked) {
            return true;
        }
        if (written < ASCII_END) {
            return written >= 'A' && written <= 'Z' && (written | CASE_BIT) == asked;
        }
        return written < HAN_BEGIN || written > HAN_END ? Character.toLowerCase(written) == asked
                : length >= INITIALS_MIN && HanInitials.begins(written, asked);
    }
}
