package io.hazardwatch.gateway.weather;

import java.util.List;
import java.util.Locale;

/** Colour of a warning signal as its issuer states it, the least first. */
public enum WarningColour {
    /** The issuer states none, or one that is none of the four; none is ever invented. */
    NOT_STATED(List.of(), "未标明颜色", "no colour stated"),
    BLUE(List.of("blue", "蓝色", "蓝"), "蓝色", "blue"),
    YELLOW(List.of("yellow", "黄色", "黄"), "黄色", "yellow"),
    ORANGE(List.of("orange", "amber", "橙色", "橙"), "橙色", "orange"),
    RED(List.of("red", "红色", "红"), "红色", "red");

    private final List<String> words;
    private final String zh;
    private final String en;

    WarningColour(List<String> words, String zh, String en) {
        this.words = words;
        this.zh = zh;
        this.en = en;
    }

    /** For people, in Chinese. */
    public String zh() {
        return zh;
    }

    /** For people, in English. */
    public String en() {
        return en;
    }

    /** The colour that {@code text} names; NOT_STATED if it is null, empty or any other word. */
    public static WarningColour of(String text) {
        String word = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        for (WarningColour colour : values()) {
            if (colour.words.contains(word)) {
                return colour;
            }
        }
        return NOT_STATED;
    }

    /** The colour that a headline of a Chinese signal names, such as 大风蓝色预警; NOT_STATED if it names none, or several. */
    public static WarningColour inHeadline(String headline) {
        WarningColour found = NOT_STATED;
        for (WarningColour colour : values()) {
            if (colour != NOT_STATED && headline != null && headline.contains(colour.zh + "预警")) {
                if (found != NOT_STATED) {
                    return NOT_STATED;
                }
                found = colour;
            }
        }
        return found;
    }
}
