package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Annunciation;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is heard in the control room, in a real browser that refuses sound before the first touch. {@code data-horn} says what
 * the horn does; the sources of sound the page really started are counted beside it.
 */
@Tag("browser")
class HornBrowserTest extends ConsoleTestCase {
    /** Counts what plays: period in seconds of each looped source that was started and not stopped. */
    private static final String LISTEN = """
            window.playing = new Set();
            const { start } = AudioBufferSourceNode.prototype;
            const { stop } = AudioScheduledSourceNode.prototype;
            AudioBufferSourceNode.prototype.start = function () { if (this.loop) playing.add(this); start.call(this); };
            AudioScheduledSourceNode.prototype.stop = function () { playing.delete(this); stop.call(this); };
            """;
    private static final String HEARD = "[...playing].map(({ buffer, context }) => context.state === 'running' "
            + "&& buffer.getChannelData(0).some((sample) => sample > 0.1) && buffer.duration)";

    private void console(String locale) {
        console = new ConsolePage(chromium, locale);
        console.context.addInitScript(LISTEN);
    }

    @AfterEach
    void pageHadNoErrors() {
        console.requireNoErrors();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,声音被浏览器阻止：点击启用", "en-GB,Sound blocked: click to enable"})
    void openedOnAnUnacknowledgedP1WithoutATouch_saysInRedThatSoundIsBlocked_andSoundsOnceTouched(String locale, String words) {
        console(locale);
        console.logIn("operator");
        console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        console.openUntouched();
        Locator note = console.page.locator("#horn-note");
        assertThat(note).hasText(words);
        assertThat(note).hasCSS("background-color", "rgb(179, 18, 29)");
        requireHorn("blocked");
        assertEquals(List.of(), heard());
        console.picture("horn-blocked-" + locale);
        note.click();
        requireHorn("P1");
        assertThat(note).isHidden();
        assertEquals(1, heard().size());
    }

    @Test
    void reloaded_soundsAgain() {
        console("zh-CN");
        console.logIn("operator");
        console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        requireHorn("P1");
        console.page.reload();
        assertThat(console.page.locator(".room")).isVisible();
        console.page.locator(".brand").click();
        requireHorn("P1");
        assertEquals(1, heard().size());
    }

    @Test
    void reconnected_soundsWhatCameMeanwhile() {
        console("zh-CN");
        Wire wire = new Wire(console.desk.vertx, console.desk.front.port());
        console.logIn("http://127.0.0.1:" + wire.port(), "operator");
        requireHorn("quiet");
        wire.cut();
        console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        wire.mend();
        assertThat(console.page.locator("html")).hasAttribute("data-horn", "P1", new HasAttributeOptions().setTimeout(120_000));
        console.errors.clear();
    }

    @Test
    void silenced_isQuietUntilTheNextAnnouncement_andQuietForGoodWhenAcknowledged() {
        console("zh-CN");
        console.logIn("operator");
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        requireHorn("P1");
        console.page.locator("#silence").click();
        requireHorn("quiet");
        Await.equal(Annunciation.SILENCED, () -> console.desk.newest.get(alarm.id()).annunciation());
        assertThat(console.page.locator("#silence")).isDisabled();
        assertEquals(List.of(), heard());
        Alarm anew = Alarms.with(alarm, AlarmState.B, 2, 0, "");
        console.desk.commit(Alarms.transition(alarm, anew, TransitionType.ALARM_REALARMED, "system"));
        requireHorn("P1");
        console.row(alarm).locator(".acknowledge").click();
        requireHorn("quiet");
    }

    @Test
    void threeHundredUnacknowledgedP1_sound_andOneClickSilencesAll() {
        console("en-GB");
        for (int i = 0; i < 300; i++) {
            console.desk.raise(new PointId("huarun-gas", "lpg-depot-01", "gd-" + i, "lel"), Priority.P1, System.currentTimeMillis());
        }
        console.logIn("operator");
        requireHorn("P1");
        assertEquals(1, heard().size());
        console.page.locator("#silence").click();
        assertThat(console.page.locator("html")).hasAttribute("data-horn", "quiet", new HasAttributeOptions().setTimeout(120_000));
        Await.until("all are silenced", () -> console.desk.newest.values().stream().allMatch(alarm -> alarm.annunciation() == Annunciation.SILENCED));
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,会话已失效，本机不再显示报警，请重新登录", "en-GB,The session has ended; no alarms are shown here. Log in again"})
    void sessionEndedByTheGateway_callsTheRoomUntilSomebodyIsThere(String locale, String words) {
        console(locale);
        console.logIn("operator");
        requireHorn("quiet");
        console.desk.users.revoked.add("operator");
        Locator lost = console.page.locator("#lost");
        assertThat(lost).containsText(words, new ContainsTextOptions().setTimeout(120_000));
        requireHorn("P1");
        lost.locator("button").click();
        requireHorn("quiet");
        console.logIn("viewer");
        assertThat(lost).hasCount(0);
        // The feed may ask once more before the console knows that its session has ended; the browser writes that down.
        console.errors.removeIf(each -> each.contains("HTTP Authentication failed"));
    }

    @Test
    void priorities_soundDifferently_andTheMostUrgentIsHeard() {
        console("zh-CN");
        console.logIn("operator");
        Map<Priority, Double> every = new EnumMap<>(Priority.class);
        for (Priority priority : List.of(Priority.P4, Priority.P3, Priority.P2, Priority.P1)) {
            console.desk.raise(new PointId("huarun-gas", "lpg-depot-01", "gd-" + priority, "lel"), priority, System.currentTimeMillis());
            requireHorn(priority.name());
            every.put(priority, ((Number) heard().getFirst()).doubleValue());
        }
        assertEquals(every.values().stream().sorted().distinct().toList(), List.copyOf(every.values()));
    }

    /** Told apart without pitch: by how many tones there are, when they begin, and how long they are, in shares of their period. */
    @Test
    void rhythms_differByMoreThanPitch() {
        console("en-GB");
        console.page.navigate(console.desk.url() + "/");
        assertEquals(4, ((Number) console.page.evaluate("import('/horn.js').then(({RHYTHMS}) => new Set(Object.values(RHYTHMS)"
                + ".map(({tones}) => tones.length + ' ' + tones.map(([begin, length]) => (begin / length).toFixed(1)))).size)")).intValue());
    }

    /** The voice of the browser is stood in for, because a browser without a window has none. */
    @ParameterizedTest
    @CsvSource({"zh-CN,紧急、,高高报 52.1", "en-GB,Critical,high-high 52.1"})
    void unacknowledgedP1_isSaidAloud_andNoMoreOnceAcknowledged(String locale, String first, String then) {
        console(locale);
        console.context.addInitScript("""
                window.said = [];
                Object.defineProperty(window, 'speechSynthesis', { value: {
                  speak: ({text, lang}) => said.push(lang + ' ' + text), cancel: () => said.push('end') } });
                """);
        console.logIn("operator");
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        requireHorn("P1");
        Await.until("said", () -> ((List<?>) console.page.evaluate("said")).size() > 1);
        String said = String.valueOf(console.page.evaluate("said[1]"));
        assertTrue(said.startsWith(locale + ' ' + first) && said.contains(then), said);
        console.row(alarm).locator(".acknowledge").click();
        requireHorn("quiet");
        Await.until("no more", () -> console.page.evaluate("said.at(-1)").equals("end"));
    }

    @Test
    void silencedForTenMinutes_isHeardAgain_andVoiceRepeats() {
        console("en-GB");
        console.page.navigate(console.desk.url() + "/");
        assertEquals("null P2 null P2 null", console.page.evaluate("""
                import('/store.js').then(({Store}) => {
                  const store = new Store(() => {});
                  const alarm = (annunciation, annSeq) => ({id: 'a', priority: 'P2', state: 'B', acked: false, suppression: [], annunciation,
                    annSeq, occurrence: 1, raisedAt: '2026-01-01T00:00:00Z'});
                  const heard = [];
                  store.change(alarm('silenced', 1));
                  store.resound(600000); heard.push(store.sounding);
                  store.resound(600000, performance.now() + 600001); heard.push(store.sounding);
                  store.silenceAgain(); heard.push(store.sounding);
                  store.change(alarm('sounding', 2)); heard.push(store.sounding);
                  store.change(alarm('silenced', 2)); heard.push(store.sounding);
                  return heard.join(' ').replace(/^ /, 'null ').replace(/  /g, ' null ').replace(/ $/, ' null'); })"""));
        assertEquals("false true false", console.page.evaluate("""
                import('/store.js').then(({Store}) => {
                  const store = new Store(() => {});
                  const alarm = (id, rule, unit) => ({id, priority: 'P2', state: 'B', kind: 'limit', rule, unit, acked: false, suppression: [],
                    annunciation: 'sounding', annSeq: 1, occurrence: 1, raisedAt: '2026-01-01T00:00:00Z'});
                  const heard = [];
                  store.change(alarm('a', 'H', '%LEL')); heard.push(store.isToxicSounding);
                  store.change(alarm('b', 'H', 'ppm')); heard.push(store.isToxicSounding);
                  store.change(alarm('c', 'HH', '%LEL')); heard.push(store.isToxicSounding);
                  return heard.join(' '); })"""));
        assertEquals("true false false true true", console.page.evaluate("""
                import('/voice.js').then(({isDue}) => [isDue(null, 'x', 0), isDue({text: 'x', at: 0}, 'x', 14999),
                    isDue({text: 'x', at: 0}, null, 99999),
                    isDue({text: 'x', at: 0}, 'x', 15000), isDue({text: 'x', at: 0}, 'y', 1)].join(' '))"""));
    }

    /** The horn sounds before the alarm is drawn, and a press comes whenever it likes. */
    @Test
    void silence_takesWhatSoundsThoughNotDrawn_butNotWhatBeganWhilePressed() {
        console("en-GB");
        console.page.navigate(console.desk.url() + "/");
        assertEquals("0 a; a; a b; none", console.page.evaluate("""
                import('/store.js').then(({Store}) => {
                  const store = new Store(() => {});
                  const alarm = (id, annSeq, annunciation = 'sounding') => ({id, priority: 'P2', state: 'B', acked: false, suppression: [],
                    annunciation, annSeq, occurrence: 1, raisedAt: '2026-01-01T00:00:00Z'});
                  const silenced = () => store.silenceable.map(({id}) => id).join(' ');
                  store.change(alarm('a', 1));
                  const heard = [store.all.length + ' ' + silenced()];
                  store.freeze();
                  store.change(alarm('b', 1)); heard.push(silenced());
                  store.thaw(); heard.push(silenced());
                  store.freeze();
                  store.change(alarm('a', 2)); store.change(alarm('b', 1, 'silenced')); heard.push(silenced() || 'none');
                  return heard.join('; '); })"""));
    }

    @Test
    void mutedHere_newAlarmIsHeardAllTheSame() {
        console("en-GB");
        console.logIn("operator");
        console.desk.raise(Desk.GAS, Priority.P2, System.currentTimeMillis());
        requireHorn("P2");
        console.page.locator("#mute").click();
        requireHorn("muted");
        console.desk.raise(Desk.OTHER, Priority.P3, System.currentTimeMillis());
        requireHorn("P2");
    }

    @Test
    void mutedHere_saysSo_andIsNotRemembered() {
        console("en-GB");
        console.logIn("viewer");
        console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        assertThat(console.page.locator("#silence")).isDisabled();
        console.page.locator("#mute").click();
        requireHorn("muted");
        assertThat(console.page.locator("#horn-note")).isVisible();
        console.page.reload();
        console.page.locator(".brand").click();
        requireHorn("P1");
    }

    private void requireHorn(String state) {
        assertThat(console.page.locator("html")).hasAttribute("data-horn", state);
    }

    private List<?> heard() {
        return (List<?>) console.page.evaluate(HEARD);
    }
}
