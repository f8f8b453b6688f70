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
    /** First code beyond the common characters. */
    private static final int COMMON_END = 0xD7FA;
    /** Letter, then rarer characters with that letter. */
    private static final String[] FURTHER = {"b苄吡亳蚌", "c滁郴岑偲", "d碲啶氘氡", "e蒽", "f砜涪", "g酐莞赣", "h颢", "j肼腈鄄", "k喹醌氪", "l溧泸漯", "m嘧", "n萘",
        "p哌濮郫", "q羟巯衢邛", "s泗铯嵊", "t羰铊", "w圩", "x酰氙歙", "y氩兖鄞", "z唑圳淄"};
    /** Character, then the letter of its other reading. */
    private static final String OTHER_READINGS = "重c长z行h乐y区o单s石d调d厦s校j朝z盛c车j";

    private static final char[] FIRST = new char[Character.MAX_VALUE + 1];
    private static final char[] SECOND = new char[Character.MAX_VALUE + 1];

    static {
        for (char han = 0x4E00; han <= 0x9FFF; han++) {
            int code = codeOf(String.valueOf(han));
            for (int i = 0; code < COMMON_END && i < LETTERS.length() && code >= codeOf(FIRSTS.substring(i, i + 1)); i++) {
                FIRST[han] = LETTERS.charAt(i);
            }
        }
        for (String list : FURTHER) {
            list.substring(1).chars().forEach(han -> FIRST[han] = list.charAt(0));
        }
        for (int i = 0; i < OTHER_READINGS.length(); i += 2) {
            SECOND[OTHER_READINGS.charAt(i)] = OTHER_READINGS.charAt(i + 1);
        }
    }

    private HanInitials() {}

    /** The code of a character; 0 if GB 2312 has none. */
    private static int codeOf(String han) {
        byte[] bytes = han.getBytes(GB2312);
        return bytes.length < 2 ? 0 : Byte.toUnsignedInt(bytes[0]) << 8 | Byte.toUnsignedInt(bytes[1]);
    }

    /** Whether a reading of that character begins with that letter, which is in lower case. */
    static boolean begins(char han, char letter) {
        return letter != 0 && (FIRST[han] == letter || SECOND[han] == letter);
    }
}
