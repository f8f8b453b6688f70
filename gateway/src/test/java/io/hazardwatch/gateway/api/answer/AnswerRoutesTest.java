package io.hazardwatch.gateway.api.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.answer.Answer;
import io.hazardwatch.gateway.answer.AnswerBook;
import io.hazardwatch.gateway.answer.AnswerState;
import io.hazardwatch.gateway.answer.AnswerTokens;
import io.hazardwatch.gateway.answer.AnswerView;
import io.hazardwatch.gateway.answer.AskedMessage;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.http.HttpLimits;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestRules;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The answer page and its routes on a server of their own, with messages kept in memory. */
@ExtendWith(LeakCheck.class)
class AnswerRoutesTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final AskedMessage ASKED = new AskedMessage(1, "a.b.c.d.HH", 1, 3, "wang-lei", false, Desk.START);
    private static final AskedMessage FRESH = new AskedMessage(2, "a.b.c.d.HH", 1, 4, "wang-lei", false, Desk.START);
    private static final AskedMessage EXERCISE = new AskedMessage(3, "a.b.c.d.HH", 1, 3, "wang-lei", true, Desk.START);
    private static final AskedMessage HOME = new AskedMessage(4, "a.b.c.d.HH:household", 1, 3, "household:a/b/c", false, Desk.START);

    private final AnswerTokens tokens = new AnswerTokens(new byte[AnswerTokens.KEY_BYTES]);
    private final FakeClock clock = new FakeClock(Desk.START);
    private final Messages messages = new Messages();
    private Vertx vertx;
    private WorkerPool pool;
    private HttpServer server;
    private Client client;

    /** Messages in memory; every message stands as {@link #state} says until it is answered. */
    private static final class Messages implements AnswerBook {
        private final Map<Long, AskedMessage> all = Map.of(1L, ASKED, 2L, FRESH, 3L, EXERCISE, 4L, HOME);
        private final Map<Long, Answer> answers = new ConcurrentHashMap<>();
        private volatile AnswerState state = AnswerState.OPEN;
        private volatile Text matter = new Text("可燃气体高高报", "Gas very high");
        private volatile boolean isEnglish;

        @Override
        public AskedMessage message(long id) {
            return all.get(id);
        }

        @Override
        public AnswerView view(AskedMessage message) {
            Answer given = answers.get(message.id());
            AnswerState now = given == Answer.TAKE ? AnswerState.TAKEN_BY_YOU : given == Answer.DECLINE ? AnswerState.DECLINED_BY_YOU : state;
            return new AnswerView(now, message.isExercise(), message == HOME, isEnglish, Priority.P1, new Text("城北储配站", "North depot"),
                    matter, new Text("撤离人员", "Leave the place"), Desk.START, SHANGHAI, "李娜", Desk.START, now == AnswerState.STALE ? FRESH : null);
        }

        @Override
        public CompletionStage<AnswerView> answer(AskedMessage message, Answer answer) {
            if (state == AnswerState.OPEN) {
                answers.putIfAbsent(message.id(), answer);
            }
            return CompletableFuture.completedFuture(view(message));
        }
    }

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        pool = new WorkerPool(vertx, "answers", 1, 16);
        Router router = Router.router(vertx);
        router.route().handler(new RequestRules(ApiSettings.plain(0, HttpLimits.STANDARD))).failureHandler(ctx -> {
            int status = ctx.failure() instanceof Problem problem ? problem.status() : ctx.statusCode();
            ctx.response().setStatusCode(status).end(String.valueOf(ctx.failure()));
        });
        new AnswerRoutes(messages, tokens, pool, clock).mount(router);
        server = Desk.await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").toCompletionStage());
        client = new Client("http://127.0.0.1:" + server.actualPort());
    }

    @AfterEach
    void close() {
        client.close();
        pool.close();
        Desk.await(vertx.close().toCompletionStage());
    }

    private String path(AskedMessage message) {
        return "/answer/" + tokens.token(message);
    }

    private Client.Response press(AskedMessage message, String answer) {
        return client.send("POST", path(message), "answer=" + answer, "Content-Type", "application/x-www-form-urlencoded");
    }

    @Test
    void openingTheLink_showsTheMatterAndAnswersNothing() {
        for (int i = 0; i < 3; i++) {
            Client.Response page = client.send("GET", path(ASKED), null);
            assertEquals(200, page.status());
            assertTrue(page.text().contains("可燃气体高高报") && page.text().contains("我来处理"), page.text());
            assertTrue(page.text().length() < 50_000);
            assertFalse(page.text().contains("<script"));
            assertEquals("no-store", page.header("Cache-Control"));
        }
        client.send("HEAD", path(ASKED), null);
        assertTrue(messages.answers.isEmpty());
    }

    @Test
    void theButton_takesIt_andPressingAgainChangesNothing() {
        assertTrue(press(ASKED, "take").text().contains("您已接手处理"));
        assertEquals(200, press(ASKED, "decline").status());
        assertEquals(Map.of(1L, Answer.TAKE), messages.answers);
        Client.Response json = client.send("POST", path(ASKED), "{\"answer\":\"take\"}", "Accept", "application/json", "Content-Type",
                "application/json");
        assertEquals("taken_by_you", json.json().getString("state"));
    }

    @Test
    void declining_isAnAnswerOfItsOwn() {
        assertTrue(press(ASKED, "decline").text().contains("已立即通知下一级"));
        assertEquals(Map.of(1L, Answer.DECLINE), messages.answers);
    }

    @Test
    void aStaleLink_saysSoAndOffersTheFreshOne() {
        messages.state = AnswerState.STALE;
        Client.Response page = press(ASKED, "take");
        assertEquals(409, page.status());
        assertTrue(page.text().contains("href=\"" + path(FRESH) + '"'), page.text());
        assertTrue(messages.answers.isEmpty());
        assertEquals(path(FRESH), client.send("GET", path(ASKED), null, "Accept", "application/json").json().getString("fresh"));
    }

    @Test
    void takenByAnother_isToldWithWhoAndWhen() {
        messages.state = AnswerState.TAKEN_BY_OTHER;
        Client.Response page = press(ASKED, "take");
        assertEquals(409, page.status());
        assertTrue(page.text().contains("李娜 已于"), page.text());
        assertFalse(page.text().contains("<form"));
    }

    @Test
    void anExercise_looksDifferentAndSaysSoBeforeEveryButton() {
        messages.isEnglish = true;
        String page = client.send("GET", path(EXERCISE), null).text();
        assertTrue(page.contains("class=\"is-exercise\"") && page.contains("EXERCISE, not a real alarm"), page);
        assertTrue(page.contains("Exercise: I take it") && page.contains("Exercise: I cannot come"), page);
        assertFalse(client.send("GET", path(ASKED), null).text().contains("xercise"));
    }

    @Test
    void household_saysThatEverybodyIsOutside_andReadsNothingOfOfficersOrLevels() {
        for (boolean english : new boolean[] {false, true}) {
            messages.isEnglish = english;
            messages.answers.clear();
            String asked = client.send("GET", path(HOME), null).text();
            assertEquals(1, asked.split("<button", -1).length - 1, asked);
            assertTrue(asked.contains(english ? ">Everybody is outside</button>" : ">人已全部到室外</button>"), asked);
            String answered = press(HOME, "take").text();
            assertTrue(answered.contains(english ? "Do not go back in until our staff says so" : "未经工作人员同意，不要返回室内"), answered);
            for (String page : new String[] {asked, answered}) {
                assertFalse(page.matches("(?s).*(I take it|cannot come|next level|Nobody else|acknowledges|我来处理|下一级|其他人员|确认任何报警).*"), page);
            }
        }
        messages.answers.clear();
        for (AnswerState state : AnswerState.values()) {
            messages.state = state;
            String page = client.send("GET", path(HOME), null).text();
            assertFalse(page.matches("(?s).*(have taken it|took it|level|control room).*"), page);
        }
    }

    @Test
    void namesWithMarkup_areShownAsText() {
        messages.matter = Text.of("<script>alert('\"&')</script>");
        String page = client.send("GET", path(ASKED), null).text();
        assertTrue(page.contains("&lt;script&gt;alert(&#39;&quot;&amp;&#39;)"), page);
    }

    @Test
    void whatIsNoAnswer_isRefused() {
        assertEquals(400, press(ASKED, "yes").status());
        assertEquals(415, client.send("POST", path(ASKED), "take", "Content-Type", "text/plain").status());
        assertEquals(413, client.send("POST", path(ASKED), "x".repeat(5000), "Content-Type", "application/json").status());
        assertTrue(messages.answers.isEmpty());
    }

    @Test
    void forgedLinks_areUnknown_andGuessingIsLimited() {
        String forged = "/answer/" + new AnswerTokens(key()).token(ASKED);
        String absent = "/answer/" + tokens.token(new AskedMessage(99, "x", 1, 1, "p", false, 0));
        assertEquals(404, client.send("GET", forged, null).status());
        assertEquals(404, client.send("POST", forged, "{\"answer\":\"take\"}").status());
        assertEquals(404, client.send("GET", absent, null).status());
        for (int i = 3; i < GuessLimit.FREE; i++) {
            assertEquals(404, client.send("GET", "/answer/" + i, null).status());
        }
        assertEquals(429, client.send("GET", "/answer/again", null).status());
        assertTrue(messages.answers.isEmpty());
        clock.advance(GuessLimit.WINDOW_MINUTES * 60_000L + 1);
        assertEquals(200, client.send("GET", path(ASKED), null).status());
    }

    private static byte[] key() {
        byte[] key = new byte[AnswerTokens.KEY_BYTES];
        key[0] = 1;
        return key;
    }
}
