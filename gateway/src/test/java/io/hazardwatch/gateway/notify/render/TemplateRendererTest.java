package io.hazardwatch.gateway.notify.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.AnswerWays;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.MessageText;
import io.hazardwatch.gateway.people.Language;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people read and hear, in both languages, whatever the names are. */
class TemplateRendererTest {
    private static final long AT = 1_763_781_234_567L;
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final AnswerWays ANSWER = new AnswerWays("https://alarms.example.com/answer/AAAAAAAAAAcABCDEFGHIJKLMNOP", "4711");
    private static final Text PLACE = new Text("城北液化气储配站 A 罐区", "North LPG depot, tank farm A");
    private static final Text MATTER = new Text("可燃气体浓度高高", "Combustible gas high-high");
    private static final Text TREND = new Text("每分钟上升 5 %LEL", "rising 5 %LEL/min");
    private static final Text ACTION = new Text("撤离罐区，关闭进料阀，开启喷淋", "Evacuate the tank farm, close the feed valve, start the deluge");

    private final List<String> refused = new ArrayList<>();
    private final TemplateRenderer renderer = new TemplateRenderer(refused::add);

    private static MessageFacts facts(MessageNature nature, MessagePurpose purpose, Text place, Text matter, AnswerWays answer) {
        return new MessageFacts(nature, purpose, Priority.P1, place, matter, "52.1 %LEL", "50 %LEL", TREND, AT, SHANGHAI, ACTION, null, 1, answer);
    }

    private static MessageFacts alarm() {
        return facts(MessageNature.LIVE, MessagePurpose.CALL, PLACE, MATTER, ANSWER);
    }

    @Test
    void alarmInChinese_isAsWritten() {
        assertEquals(new MessageText("P1紧急 城北液化气储配站 A 罐区 可燃气体浓度高高 52.1 %LEL",
                """
                P1紧急 城北液化气储配站 A 罐区 可燃气体浓度高高 52.1 %LEL
                回复4711接警，54711转下一级。限值50 %LEL。每分钟上升 5 %LEL。11-22 11:13 +08。撤离罐区，关闭进…""",
                """
                P1紧急
                地点：城北液化气储配站 A 罐区
                事由：可燃气体浓度高高
                当前值：52.1 %LEL
                限值：50 %LEL
                趋势：每分钟上升 5 %LEL
                时间：2025-11-22 11:13:54 +08:00
                处置：撤离罐区，关闭进料阀，开启喷淋
                应答：https://alarms.example.com/answer/AAAAAAAAAAcABCDEFGHIJKLMNOP
                或回复 4711 接警，54711 转下一级""",
                "P1紧急，城北液化气储配站 A 罐区，可燃气体浓度高高，当前值 52.1 %LEL，每分钟上升 5 %LEL。撤离罐区，关闭进料阀，开启喷淋。"),
                renderer.render(alarm(), Language.ZH));
    }

    @Test
    void exerciseInEnglish_saysSoFirst() {
        MessageText text = renderer.render(facts(MessageNature.EXERCISE, MessagePurpose.CALL, PLACE, MATTER, ANSWER), Language.EN);
        assertEquals("EXERCISE P1 CRITICAL: North LPG depot, tank fa…: Combustible gas high-high, 52.1 %LEL".substring(0, 40),
                text.title().substring(0, 40));
        assertEquals("""
                EXERCISE P1 CRITICAL
                Where: North LPG depot, tank farm A
                What: Combustible gas high-high
                Value: 52.1 %LEL
                Limit: 50 %LEL
                Trend: rising 5 %LEL/min
                Time: 2025-11-22 11:13:54 +08:00
                Action: Evacuate the tank farm, close the feed valve, start the deluge
                Answer: https://alarms.example.com/answer/AAAAAAAAAAcABCDEFGHIJKLMNOP
                or reply 4711 to take it, 54711 for the next level""", text.full());
        assertTrue(text.brief().contains("Reply 4711 to take, 54711 for next level."), text::brief);
        assertTrue(text.speech().startsWith("EXERCISE P1 CRITICAL. North LPG depot"), text::speech);
    }

    @Test
    void linkWithoutACode_isInTheSms() {
        MessageText text = renderer.render(facts(MessageNature.TEST, MessagePurpose.CALL, PLACE, MATTER,
                new AnswerWays(ANSWER.link(), null)), Language.ZH);
        assertTrue(text.brief().startsWith("【测试】P1紧急 ") && text.brief().contains(ANSWER.link()), text::brief);
    }

    /** Names as long as settings allow, in scripts that run both ways, with characters of two units, and without anything. */
    @Test
    void anyFacts_giveTextsWithinTheirBounds() {
        Random random = new Random(11);
        List<String> alphabets = List.of("储罐区域压力", "tank farm ", "خزان الغاز ", "🔥🏭", "é̈", "0123456789", "<&>\"'\\\r\n{}[]", "\u202eabc");
        for (int i = 0; i < 400; i++) {
            MessagePurpose purpose = MessagePurpose.values()[random.nextInt(MessagePurpose.values().length)];
            MessageNature nature = MessageNature.values()[random.nextInt(3)];
            MessageFacts facts = new MessageFacts(nature, purpose, random.nextInt(5) == 0 ? null : Priority.values()[random.nextInt(4)],
                    Text.of(any(random, alphabets, 200)), Text.of(any(random, alphabets, 200)), maybe(random, alphabets, 40),
                    maybe(random, alphabets, 40), random.nextBoolean() ? null : Text.of(any(random, alphabets, 100)),
                    random.nextBoolean() ? 0 : AT, random.nextBoolean() ? null : SHANGHAI,
                    random.nextBoolean() ? null : Text.of(any(random, alphabets, 500)), random.nextBoolean() ? null
                    : Text.of(any(random, alphabets, 200)), 1 + random.nextInt(3), random.nextBoolean() ? null : ANSWER);
            for (Language language : Language.values()) {
                check(renderer.render(facts, language), facts, "seed 11, run " + i);
            }
        }
        assertEquals(0, renderer.fallbacks());
    }

    private static void check(MessageText text, MessageFacts facts, String which) {
        assertTrue(text.title().length() <= 80 && !text.title().isBlank(), () -> which + text);
        assertTrue(text.brief().length() <= 134 && !text.brief().isBlank(), () -> which + text);
        assertTrue(SpeechTime.tenths(text.speech()) <= 200 && !text.speech().isBlank(), () -> which + text);
        assertTrue(text.full().length() <= 4_000, () -> which + text);
        assertFalse(text.title().matches("(?s).*[\\r\\n\\u202e].*"), () -> which + text);
        boolean isAsked = facts.answer() != null && (facts.purpose() == MessagePurpose.CALL || facts.purpose() == MessagePurpose.DIGEST);
        assertTrue(!isAsked || text.brief().contains("4711") && text.full().contains(ANSWER.link()), () -> which + text);
        String nature = switch (facts.nature()) {
            case LIVE -> "";
            case EXERCISE -> "(【演练】|EXERCISE )";
            case TEST -> "(【测试】|TEST )";
        };
        String priority = facts.priority() == null ? "" : facts.priority().name();
        for (String form : List.of(text.title(), text.brief(), text.full(), text.speech())) {
            assertTrue(form.matches("(?s)" + nature + priority + ".*"), () -> which + form);
            assertEquals(form, new String(form.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8), which);
        }
    }

    private static String any(Random random, List<String> alphabets, int max) {
        StringBuilder text = new StringBuilder("x");
        int length = random.nextInt(max);
        String alphabet = alphabets.get(random.nextInt(alphabets.size()));
        while (text.length() < length) {
            int[] points = alphabet.codePoints().toArray();
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private static String maybe(Random random, List<String> alphabets, int max) {
        return random.nextBoolean() ? null : any(random, alphabets, max);
    }

    @Test
    void firstSegmentOfAnSms_sufficesAlone() {
        Text longPlace = new Text("城北".repeat(100), "North ".repeat(33));
        String brief = renderer.render(facts(MessageNature.EXERCISE, MessagePurpose.CALL, longPlace, MATTER, ANSWER), Language.ZH).brief();
        String first = brief.substring(0, Math.min(67, brief.length()));
        assertTrue(brief.indexOf('\n') > 0 && brief.indexOf('\n') < 67, "the next text begins on a line of its own: " + brief);
        assertTrue(first.startsWith("【演练】P1紧急 城北") && first.contains("可燃气体浓度高高") && first.contains("52.1 %LEL"), first);
    }

    @Test
    void household_hearsWhatToDo_inTheFirstSegment_howeverLongThePlace() {
        Text longPlace = new Text("东街".repeat(100), "East ".repeat(33));
        MessageFacts facts = new MessageFacts(MessageNature.LIVE, MessagePurpose.HOUSEHOLD, null, longPlace,
                new Text("检测到燃气泄漏", "gas was found"), null, null, null, AT, SHANGHAI, null, null, 1, ANSWER);
        String zh = renderer.render(facts, Language.ZH).brief();
        assertTrue(zh.startsWith("燃气报警：东街") && zh.indexOf('\n') < 67, zh);
        assertTrue(zh.substring(0, zh.indexOf('\n')).endsWith("检测到燃气泄漏。立即离开，勿动火、勿碰开关，到室外再打电话"), zh);
        assertTrue(zh.endsWith("已到室外请回复4711。11-22 11:13 +08"), zh);
        String en = renderer.render(facts, Language.EN).brief();
        assertTrue(en.startsWith("GAS East"), en);
        assertTrue(en.contains(": LEAVE NOW, all of you; no flame, no switch\ngas was found. Call from outside only."), en);
        assertTrue(en.endsWith("All out? Reply 4711"), en);
        assertTrue(renderer.render(facts, Language.ZH).speech().endsWith("顺路经过时才关燃气阀门，不要返回，到室外再打电话。"));
        assertFalse(renderer.render(facts, Language.EN).full().contains("P1"), "no words of operators");
    }

    /** What a household is told to do first, and what it may do only if it costs no time. */
    @Test
    void household_isToldToLeaveFirst_andTheValveIsNoErrand() {
        for (Language language : Language.values()) {
            MessageText text = renderer.render(household(MessagePurpose.HOUSEHOLD), language);
            for (String said : List.of(text.full(), text.speech())) {
                boolean isChinese = language == Language.ZH;
                int valve = said.indexOf(isChinese ? "阀门" : "gas valve");
                assertTrue(said.indexOf(isChinese ? "离开" : "Leave") < valve, said);
                assertTrue(isChinese ? said.contains("顺路经过时才关") : said.contains("gas valve only if you pass it on your way out"), said);
                assertFalse(said.contains(isChinese ? "打开" : "Open "), said);
            }
        }
    }

    @Test
    void newsToAHousehold_sendsNobodyBackIn_howeverLongThePlace() {
        for (Language language : Language.values()) {
            MessageText text = renderer.render(household(MessagePurpose.HOUSEHOLD_NEWS), language);
            String first = text.brief().substring(0, text.brief().indexOf('\n'));
            for (String said : List.of(text.full(), text.speech(), text.brief())) {
                assertFalse(said.matches("(?si).*(开窗|打开|关阀|关闭|window|open|close|shut|4711|code).*"), said);
            }
            assertTrue(first.length() < 67 && first.endsWith(language == Language.ZH ? "未经工作人员同意，不要返回室内"
                    : "STAY OUT until our staff says you may go in"), first);
            assertTrue(text.speech().contains(language == Language.ZH ? "不要返回室内" : "Do not go back in"), text::speech);
        }
    }

    private static MessageFacts household(MessagePurpose purpose) {
        return new MessageFacts(MessageNature.LIVE, purpose, null, new Text("东街".repeat(100), "East ".repeat(33)),
                new Text("检测到燃气泄漏", "gas was found"), null, null, null, AT, SHANGHAI, null, null, 1, ANSWER);
    }

    @Test
    void nameFromRightToLeft_keepsItsOrderToItself() {
        String title = renderer.render(facts(MessageNature.LIVE, MessagePurpose.CALL, Text.of("خزان 7"), MATTER, ANSWER), Language.EN).title();
        assertTrue(title.startsWith("P1 CRITICAL: \u2068خزان 7\u2069: Combustible"), title);
    }

    @ParameterizedTest
    @EnumSource(MessagePurpose.class)
    void everyPurpose_hasItsTemplatesInBothLanguages(MessagePurpose purpose) {
        for (Language language : Language.values()) {
            for (MessageForm form : MessageForm.values()) {
                assertNotNull(MessageTemplates.BUILT_IN.template(language, purpose, form), MessageTemplates.key(language, purpose, form));
            }
        }
    }

    @Test
    void ownTemplate_isUsedAndOneThatCannotRenderGivesTheBuiltInTextAndSaysSo() {
        String key = MessageTemplates.key(Language.ZH, MessagePurpose.CALL, MessageForm.TITLE);
        String builtIn = renderer.render(alarm(), Language.ZH).title();
        renderer.use(MessageTemplates.with(Map.of(key, "{head}！{matter}")));
        assertEquals("P1紧急！可燃气体浓度高高", renderer.render(alarm(), Language.ZH).title());
        for (String broken : List.of("{news}", "{matter} {head}", "{head} " + "长".repeat(200))) {
            renderer.use(MessageTemplates.with(Map.of(key, broken)));
            assertEquals(builtIn, renderer.render(alarm(), Language.ZH).title(), broken);
        }
        assertEquals(List.of(key, key, key), refused);
        assertEquals(3, renderer.fallbacks());
    }

    @Test
    void templateWithAMistake_isNamedByItsRule() {
        assertNull(MessageTemplates.problem("{head} [{value}]"));
        for (String broken : List.of("{head", "no facts", "[{head}", "{head}]", "[[{head}]]", "{heed}")) {
            assertNotNull(MessageTemplates.problem(broken), broken);
        }
    }
}
