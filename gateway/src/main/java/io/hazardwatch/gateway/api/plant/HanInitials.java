package io.hazardwatch.gateway.api.plant;

import java.nio.charset.Charset;

/**
 * First letters of the readings of Chinese characters, so that a name is found by its pinyin initials (城北 by {@code cb}). The 3,755 common
 * characters of GB 2312 stand there in the order of their readings, so their letters follow from where each letter begins; a list has the
 * characters of chemistry and place names beyond them, and those with a second reading. Any thread; allocates nothing.
 */
final class HanInitials {
    private static final Charset GB2312 = Charset.forName("GB2312");
    /** First common character of each letter. */
    private static final String FIRSTS = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝";
    private static final String LETTERS = "abcdefghjklmnopqrstwxyz";
    /** Rows and cells of the common characters in GB 2312; the last row ends early. */
    private static final int ROW_FIRST = 0xB0;
    private static final int ROW_LAST = 0xD7;
    private static final int CELL_FIRST = 0xA1;
    private static final int CELL_LAST = 0xFE;
    private static final int CELL_LAST_OF_LAST_ROW = 0xF9;
    /** Letter, then rarer characters with that letter. */
    private static final String[] FURTHER = {"b苄吡亳蚌", "c滁郴岑偲", "d碲啶氘氡", "e蒽", "f砜涪", "g酐莞赣", "h颢", "j肼腈鄄", "k喹醌氪", "l溧泸漯", "m嘧", "n萘",
        "p哌濮郫", "q羟巯衢邛", "s泗铯嵊", "t羰铊", "w圩", "x酰氙歙", "y氩兖鄞", "z唑圳淄"};
    /** Character, then the letter of its other reading. */
    private static final String OTHER_READINGS = "重c长z行h乐y区o单s石d调d厦s校j朝z盛c车j";

    private static final char[] FIRST = new char[Character.MAX_VALUE + 1];
    private static final char[] SECOND = new char[Character.MAX_VALUE + 1];

    static {
        int letter = -1;
        for (char han : common().toCharArray()) {
            letter += letter + 1 < FIRSTS.length() && han == FIRSTS.charAt(letter + 1) ? 1 : 0;
            FIRST[han] = LETTERS.charAt(letter);
        }
        for (String list : FURTHER) {
            list.substring(1).chars().forEach(han -> FIRST[han] = list.charAt(0));
        }
        for (int i = 0; i < OTHER_READINGS.length(); i += 2) {
            SECOND[OTHER_READINGS.charAt(i)] = OTHER_READINGS.charAt(i + 1);
        }
    }

    private HanInitials() {}

    /** The common characters in their order. Decoded at once, because the first search waits for it. */
    private static String common() {
        byte[] codes = new byte[(ROW_LAST - ROW_FIRST + 1) * (CELL_LAST - CELL_FIRST + 1) * 2];
        int length = 0;
        for (int row = ROW_FIRST; row <= ROW_LAST; row++) {
            for (int cell = CELL_FIRST; cell <= (row == ROW_LAST ? CELL_LAST_OF_LAST_ROW : CELL_LAST); cell++) {
                codes[length++] = (byte) row;
                codes[length++] = (byte) cell;
            }
        }
        return new String(codes, 0, length, GB2312);
    }

    /** Whether a reading of that character begins with that letter, which is in lower case. */
    static boolean begins(char han, char letter) {
        return letter != 0 && (FIRST[han] == letter || SECOND[han] == letter);
    }
}
