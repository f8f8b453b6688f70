package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console computes is played without a page: thousands of frames of the feed, and after each draw the state is what was sent. */
@Tag("service")
class ConsoleStateTest {
    private static final String GAME = """
            import { Store, byUrgency } from './store.js';

            const frames = [];
            globalThis.requestAnimationFrame = (draw) => frames.push(draw);
            // A draw takes no time here: how long the store rests after one, which a busy machine makes long, is not what is played.
            Object.defineProperty(globalThis, 'performance', { value: { now: () => 0 } });
            let seed = 20261130;
            const random = (bound) => { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; return Math.floor(seed / 4294967296 * bound); };
            const fail = (text) => { console.log(text); process.exit(1); };
            const same = (is, mustBe, what) => JSON.stringify(is) === JSON.stringify(mustBe)
              || fail(`${what}: ${JSON.stringify(is)} for ${JSON.stringify(mustBe)}`);
            const pause = () => new Promise((done) => setTimeout(done));

            let draws = 0;
            const store = new Store(() => { draws++; });
            const sent = new Map();
            const made = (id) => ({ id: `a${id}`, priority: `P${1 + random(4)}`, state: 'BCD'[random(3)], acked: random(2) === 0,
              suppression: random(8) === 0 ? ['shelved'] : [], annunciation: ['sounding', 'silenced', 'none'][random(3)], occurrence: 1,
              annSeq: 1 + random(3), kind: 'limit', rule: ['H', 'HH'][random(2)], unit: ['ppm', '%LEL'][random(2)], enterprise: `e${random(3)}`,
              site: `s${random(5)}`, group: random(5) === 0 ? `a${random(200)}` : null, raisedAt: new Date(1e12 + random(1e9)).toISOString() });
            const drawn = async () => {
              for (let i = 0; i < 200 && frames.length === 0; i++) { await pause(); }
              frames.splice(0).forEach((draw) => draw());
              await pause();
            };
            const compare = () => {
              const all = [...sent.values()].map((alarm) => ({ ...alarm, raisedMillis: Date.parse(alarm.raisedAt) }));
              same(store.all.map(({ id }) => id), all.sort(byUrgency).map(({ id }) => id), 'order');
              const open = all.filter(({ suppression }) => suppression.length === 0);
              ['P1', 'P2', 'P3', 'P4'].forEach((priority) => same(store.tally.tiles[priority],
                { open: open.filter((each) => each.priority === priority).length,
                  unacked: open.filter((each) => each.priority === priority && !each.acked).length }, priority));
              same(store.tally.suppressed, all.length - open.length, 'suppressed');
              same(store.tally.sounding, all.filter(({ annunciation }) => annunciation === 'sounding').length, 'sounding');
              same([...store.tally.enterprises].sort(), [...new Set(all.map(({ enterprise }) => enterprise))].sort(), 'enterprises');
              const heard = all.filter(({ annunciation }) => annunciation === 'sounding').map(({ priority }) => priority).sort();
              same(store.sounding, heard[0] ?? null, 'heard');
              all.forEach(({ id }) => same(store.followers(id), all.filter(({ group }) => group === id).length, `followers of ${id}`));
            };

            for (let round = 0; round < 120; round++) {
              if (round % 40 === 0) {
                sent.clear();
                for (let i = random(100); i > 0; i--) { const alarm = made(random(200)); sent.set(alarm.id, alarm); }
                store.snapshot([...sent.values()].map((alarm) => ({ ...alarm })));
              }
              for (let i = 1 + random(40); i > 0; i--) {
                const alarm = made(random(200));
                if (random(4) === 0) { alarm.state = 'A'; alarm.annunciation = 'none'; sent.delete(alarm.id); } else { sent.set(alarm.id, alarm); }
                store.change({ ...alarm });
              }
              await drawn();
              compare();
            }
            const before = store.all.map(({ id }) => id);
            const drawnBefore = draws;
            store.freeze();
            store.change({ ...made(1), id: 'new', priority: 'P1', acked: false, suppression: [], annunciation: 'sounding' });
            await drawn();
            same([store.all.map(({ id }) => id), draws], [before, drawnBefore], 'frozen under a pressed pointer');
            same([store.sounding, store.silenceable.some(({ id }) => id === 'new')], ['P1', false], 'heard at once, silenced by the next press only');
            store.thaw();
            await drawn();
            same([store.all.some(({ id }) => id === 'new'), draws], [true, drawnBefore + 1], 'released');
            console.log(`played ${draws > 100}`);
            """;

    private static final String QUESTIONS = """
            import { poll } from './poll.js';

            const timers = [];
            globalThis.setInterval = (next) => timers.push(next);
            const answers = [];
            poll(() => new Promise((answer) => answers.push(answer)), 10);
            const asked = [answers.length];
            timers[0]();
            asked.push(answers.length);
            answers[0]();
            await new Promise((done) => setTimeout(done));
            timers[0]();
            asked.push(answers.length);
            console.log(asked.join(' '));
            """;

    private static final String FAILED_QUESTIONS = """
            import { poll } from './poll.js';

            const timers = [];
            globalThis.setInterval = (next) => timers.push(next);
            const told = [];
            process.on('unhandledRejection', (failed) => told.push(failed.message));
            const pause = () => new Promise((done) => setTimeout(done));
            let asked = 0;
            const thrown = () => { throw new Error('thrown'); };
            poll(() => { asked++; return asked === 1 ? thrown() : asked === 2 ? Promise.reject(new Error('rejected')) : null; }, 10);
            await pause();
            timers[0]();
            await pause();
            timers[0]();
            await pause();
            console.log(asked, told.join(' '));
            """;

    @TempDir
    private Path folder;

    @Test
    void whateverTheFeedSays_orderCountsSoundAndGroupsAreThose() throws Exception {
        assertEquals("played true", play(GAME, "store.js", "tally.js"));
    }

    @Test
    void nothingIsAskedAgain_whileTheQuestionBeforeWaits() throws Exception {
        assertEquals("1 1 2", play(QUESTIONS, "poll.js"));
    }

    @Test
    void questionThatFails_isToldToWhoDevelops_andAskedAgain() throws Exception {
        assertEquals("3 thrown rejected", play(FAILED_QUESTIONS, "poll.js"));
    }

    private String play(String game, String... modules) throws Exception {
        for (String module : modules) {
            copy(module);
        }
        Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
        Files.writeString(folder.resolve("game.js"), game);
        Process node = new ProcessBuilder("node", "game.js").directory(folder.toFile()).redirectErrorStream(true).start();
        String said = new String(node.getInputStream().readAllBytes());
        assertTrue(node.waitFor(60, TimeUnit.SECONDS));
        return said.strip();
    }

    private void copy(String module) throws IOException {
        try (InputStream from = ConsoleStateTest.class.getResourceAsStream("/web/" + module)) {
            Files.copy(from, folder.resolve(module));
        }
    }
}
