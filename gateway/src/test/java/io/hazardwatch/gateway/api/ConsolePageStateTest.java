package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.access.ArchiveFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages do with answers, refusals and presses that follow one another at once, played without a browser and without a gateway. */
@Tag("service")
class ConsolePageStateTest {
    private static final Path WEB = Path.of("src/main/resources/web");

    /** The library draws nothing here, and a state is there at once; calls of the gateway answer what the play says. */
    private static final String LIBRARY = """
            export const h = (tag, props, ...children) => ({ tag, props, children });
            export class Component { setState(state) { this.state = { ...this.state, ...state }; } }
            """;
    private static final String API = """
            const answer = (name) => (...given) => globalThis.play[name](...given);
            export const [archives, orderArchive, fetchArchive, deleteArchive, cardsOf, weatherRestrictions, pipelines] = ['archives', 'orderArchive',
              'fetchArchive', 'deleteArchive', 'cardsOf', 'weatherRestrictions', 'pipelines'].map(answer);
            """;
    private static final String PRELUDE = """
            globalThis.document = { documentElement: { dataset: {} }, createElement: () => ({ click: () => globalThis.play.saved++ }) };
            globalThis.localStorage = { getItem: () => 'en', setItem: () => {} };
            globalThis.play = { saved: 0 };
            export const pause = () => new Promise((done) => setTimeout(done));
            /** What is drawn, as text. */
            export const drawn = (node) => (Array.isArray(node) ? node.map(drawn).join(' ')
              : node && typeof node === 'object' ? drawn(node.children) : typeof node === 'string' ? node : '');
            /** The first that has this class. */
            export const found = (node, style) => (Array.isArray(node) ? node.map((each) => found(each, style)).find(Boolean)
              : node && typeof node === 'object' ? (node.props?.class === style ? node : found(node.children, style)) : null);
            """;

    private static final String ARCHIVES = """
            import { drawn, found, pause } from './prelude.js';
            import { Archives } from './archives.js';
            import './texts/frame.js';
            import './texts/names.js';

            const page = new Archives();
            page.props = { enterprise: 'e', sites: [], mayAct: true };
            let listed = [{ id: 'f1', kind: 'token', state: 'ready', devices: 1, made: 1, failure: null, failureReason: null }];
            const refuse = async () => { throw Object.assign(new Error('no'), { status: 503 }); };
            const press = (style) => found(page.show({ archives: listed }), style).props.onClick();
            const shows = (text) => drawn(page.show({ archives: listed })).includes(text);
            play.archives = async () => ({ archives: listed });
            play.deleteArchive = async () => { listed = []; };
            """;

    private static final String PASSPHRASE = ARCHIVES + """
            const said = [];
            page.setState({ passphrase: 'secret-of-f1' });
            said.push(shows('secret-of-f1'));
            press('revoke');
            said.push(shows('secret-of-f1'));
            press('revoke');
            await pause();
            said.push(shows('secret-of-f1'));
            console.log(said.join(' '));
            """;

    private static final String TWO_PRESSES = ARCHIVES + """
            const answers = [];
            play.fetchArchive = () => new Promise((come, fail) =>
              answers.push({ come: () => come(new Blob(['x'])), fail: () => fail(new Error('no')) }));
            const said = [];
            const tell = async () => { await pause(); said.push(answers.length, play.saved, page.state.refused ?? '-'); };
            press('primary');
            press('primary');
            await tell();
            answers[0].fail();
            await tell();
            press('primary');
            await tell();
            answers.at(-1).come();
            await tell();
            press('primary');
            await tell();
            console.log(said.join(' '));
            """;

    private static final String REFUSED = ARCHIVES + """
            let asked = 0;
            play.deleteArchive = () => { asked++; return refuse(); };
            const said = [];
            for (let i = 0; i < 4; i++) {
              press('revoke');
              await pause();
              said.push(asked);
            }
            console.log([...said, page.state.refused].join(' '));
            """;

    private static final String FAILURES = ARCHIVES + """
            import { speak, t } from './texts.js';
            import './texts/claims.js';

            const missing = [];
            console.error = (text) => missing.push(text);
            const said = [];
            for (const language of ['zh', 'en']) {
              speak(language);
              for (const failureReason of REASONS) {
                listed = [{ ...listed[0], state: 'failed', failure: 'as the gateway wrote it', failureReason }];
                said.push(shows('as the gateway wrote it'), shows(t(`archiveFailure.${failureReason}`)));
              }
            }
            console.log([...new Set(said), ...missing].join(' '));
            """;

    private static final String BROKEN_ANSWERS = """
            import { pause } from './prelude.js';
            import { CardsOf } from './cards.js';
            import { Restrictions } from './restrictions.js';
            import { SiteMap } from './map.js';

            const said = [];
            const look = async (page, load) => {
              page.props = { query: '' };
              play.cardsOf = play.weatherRestrictions = play.pipelines = async () => null;
              said.push(await load(page).then(() => page.state?.error ?? page.state?.unread ? 'said' : 'kept', () => 'rejected'));
            };
            await look(new CardsOf(), (page) => page.load());
            await look(new Restrictions(), (page) => page.load());
            await look(new SiteMap(), (page) => page.loadPipelines());
            console.log(said.join(' '));
            """;

    private static final String CHANNELS = """
            import { drawn } from './prelude.js';
            import { Channels } from './channels.js';
            import { speak } from './texts.js';
            import './texts/frame.js';
            import './texts/names.js';

            const page = new Channels();
            page.props = { mayTest: true };
            const missing = [];
            console.error = (text) => missing.push(text);
            const said = [];
            const channel = { id: 'sms', means: ['sms'], probed: false, accepted: 9, refused: 3, unreachable: 0, limited: 0, failuresInARow: 0,
              refusedInARow: 0, leftAlone: false, askedLast: false, lastError: null, lastAcceptedAt: '2026-11-30T08:00:00Z' };
            for (const change of [{}, { refusedInARow: 1 }, { refusedInARow: 3 }, { refusedInARow: 3, lastAcceptedAt: null },
              { refusedInARow: 3, failuresInARow: 1 }, { refusedInARow: 5, askedLast: true }]) {
              const card = page.card({ ...channel, ...change }, []);
              said.push(`${card.props['data-state']}${card.props.class.includes('P2') ? '!' : ''}`);
            }
            for (const language of ['zh', 'en']) {
              speak(language);
              const text = drawn(page.card({ ...channel, refusedInARow: 3 }, []));
              said.push(text.includes('(3)'), text.includes({ zh: '正常', en: 'works' }[language]));
            }
            console.log([...said, ...missing].join(' '));
            """;

    @TempDir
    private Path folder;

    @Test
    void passphraseOfAFileThatWasDeletedHere_isShownNoMore() throws Exception {
        assertEquals("true true false", play(PASSPHRASE));
    }

    @Test
    void twoPressesOnFetch_askOnce_andAFetchThatFailedCanBeTriedAgain() throws Exception {
        assertEquals("1 0 - 1 0 Not done: no 2 0 Not done: no 2 1 - 2 1 -", play(TWO_PRESSES));
    }

    @Test
    void changeThatWasRefused_isAskedForAgainBeforeItIsTriedAgain() throws Exception {
        assertEquals("0 1 1 2 Not done: no", play(REFUSED));
    }

    @Test
    void reasonsWhyAFileFailed_areToldInTheLanguageOfThePage() throws Exception {
        String reasons = Stream.of(ArchiveFailure.values()).map(each -> "'" + each.name().toLowerCase(Locale.ROOT) + "'")
                .collect(Collectors.joining(", ", "[", "]"));
        assertEquals("false true", play(FAILURES.replace("REASONS", reasons)));
    }

    @Test
    void answersNobodyExpects_areSaidOrPassedOver_andFailNoQuestion() throws Exception {
        assertEquals("kept said said", play(BROKEN_ANSWERS));
    }

    @Test
    void channelThatRefusedAddresses_doesNotWork_andSaysHowMany() throws Exception {
        assertEquals("works refusing refusing! refusing! failing! askedLast! true false true false", play(CHANNELS));
    }

    private String play(String game) throws Exception {
        copy(WEB);
        copy(WEB.resolve("texts"));
        Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
        Files.writeString(folder.resolve("lib.js"), LIBRARY);
        Files.writeString(folder.resolve("api.js"), API);
        Files.writeString(folder.resolve("prelude.js"), PRELUDE);
        Files.writeString(folder.resolve("game.js"), game);
        Process node = new ProcessBuilder("node", "game.js").directory(folder.toFile()).redirectErrorStream(true).start();
        String said = new String(node.getInputStream().readAllBytes());
        assertTrue(node.waitFor(60, TimeUnit.SECONDS));
        return said.strip();
    }

    private void copy(Path from) throws IOException {
        Path to = Files.createDirectories(folder.resolve(WEB.relativize(from).toString()));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".js")).toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}
