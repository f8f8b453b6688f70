package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.weather.Weather;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.weather.WarningKey;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.WarningTexts;
import io.hazardwatch.gateway.weather.actions.ActionTable;
import io.hazardwatch.gateway.weather.actions.AnswerTimes;
import io.hazardwatch.gateway.weather.book.MessageReport;
import io.hazardwatch.gateway.weather.book.MessageResult;
import io.hazardwatch.gateway.weather.book.WarningCall;
import io.hazardwatch.gateway.weather.book.WarningNotice;
import io.hazardwatch.gateway.weather.book.WarningReader;
import io.hazardwatch.gateway.weather.book.WarningRecipient;
import io.hazardwatch.gateway.weather.book.WeatherBook;
import io.hazardwatch.gateway.weather.book.WeatherChange;
import io.hazardwatch.gateway.weather.book.WeatherConfiguration;
import io.hazardwatch.gateway.weather.book.WeatherEvent;
import io.hazardwatch.gateway.weather.book.WeatherListener;
import io.hazardwatch.gateway.weather.book.WeatherStore;
import io.hazardwatch.gateway.weather.cap.CapReader;
import io.hazardwatch.gateway.weather.cap.CapSignatures;
import io.hazardwatch.gateway.weather.json.WarningJson;
import io.hazardwatch.gateway.weather.restrictions.RestrictionTable;
import io.hazardwatch.gateway.weather.restrictions.RestrictionWatch;
import io.hazardwatch.gateway.weather.restrictions.TighteningTable;
import io.hazardwatch.gateway.weather.restrictions.WorkRestrictions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Weather in memory, on the caller's thread. */
final class DeskWeather implements Weather, WeatherListener, WeatherStore {
    private final WarningReader reader = new WarningReader(new CapReader(WarningTexts.types(), WarningLimits.STANDARD, new CapSignatures(List.of())),
            new WarningJson(WarningTexts.types(), WarningLimits.STANDARD), WarningLimits.STANDARD, () -> 0);
    final List<WarningCall> calls = new ArrayList<>();
    final List<WarningNotice> notices = new ArrayList<>();
    private final WeatherBook book;
    private final RestrictionWatch restrictions = new RestrictionWatch();
    private final JournaledSessions sessions;

    DeskWeather(Registry registry, JournaledSessions sessions) {
        this.sessions = sessions;
        WeatherConfiguration plan = new WeatherConfiguration(registry, ActionTable.EMPTY.with(WarningTexts.table("actions.csv"),
                new ArrayList<>()), Map.of(),
                AnswerTimes.parse(WarningTexts.table("answer-times.csv"), new ArrayList<>()));
        book = new WeatherBook(this, () -> plan, (site, now) -> List.of(new WarningRecipient(site.enterprise() + "-a", "duty-officer")), this);
    }

    static String idOf(String identifier) {
        return WeatherBook.idOf(new WarningKey("cma@example.cn", identifier));
    }

    /** A warning over all of the earth, in force at the desk's time; its id. */
    String warn(String identifier, String headline) {
        byte[] text = WarningTexts.cap(identifier, "2025-11-22T11:10:00+08:00", "Actual", "Alert", "", headline, "<circle>31,119 20000</circle>");
        reader.read(text, "desk", "", false, Desk.START).received().forEach(each -> book.receive(each, Desk.START));
        RestrictionTable table = RestrictionTable.EMPTY.with(WarningTexts.table("restrictions.csv"), new ArrayList<>());
        restrictions.look(table, TighteningTable.EMPTY, List.of(), point -> null, book.active(Desk.START), (site, begun, ended) -> { }, Desk.START);
        return idOf(identifier);
    }

    /** A message of a front that is issued now. */
    void front(String identifier, String type, String references, String headline, long now) {
        byte[] text = WarningTexts.cap(identifier, issued(now), "Actual", type, references, headline, "<circle>31,119 20000</circle>");
        reader.read(text, "desk", "", false, now).received().forEach(each -> book.receive(each, now));
        look(now);
    }

    /** A warning of gale, which forbids hot work outdoors, is issued now. */
    void gale(long now) {
        byte[] rain = WarningTexts.cap("gale", issued(now), "Actual", "Alert", "", "测试气象台发布大风橙色预警", "<circle>31,119 20000</circle>");
        byte[] gale = new String(rain, StandardCharsets.UTF_8).replace("11B03", "11B06").getBytes(StandardCharsets.UTF_8);
        reader.read(gale, "desk", "", false, now).received().forEach(each -> book.receive(each, now));
        look(now);
    }

    /** The time of issue in the words of a message, a minute before. */
    static String issued(long now) {
        return OffsetDateTime.ofInstant(Instant.ofEpochMilli(now - 60_000), ZoneOffset.ofHours(8)).withNano(0)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /** Time passes, and providers take everything that waits. */
    void look(long now) {
        book.look(now);
        List.copyOf(notices).forEach(notice -> book.message(new MessageReport(notice.warningId(), notice.kind(), notice.to().person(), "", List.of(),
                notice.atMillis(), MessageResult.SENT, "SMS"), now));
        List.copyOf(calls).forEach(call -> book.message(new MessageReport(call.warningId(), call.kind(), call.enterprise() + "-a", "duty-officer",
                call.sites(), 0, MessageResult.SENT, "VOICE"), now));
        RestrictionTable table = RestrictionTable.EMPTY.with(WarningTexts.table("restrictions.csv"), new ArrayList<>());
        restrictions.look(table, TighteningTable.EMPTY, List.of(), point -> null, book.active(now), (site, begun, ended) -> { }, now);
    }

    /** Takes up what is stored, which is nothing. */
    void takeUpStored() {
        book.load(stored -> null, Desk.START);
    }

    static String text(String identifier, String headline) {
        return new String(WarningTexts.cap(identifier, "2025-11-22T11:10:00+08:00", "Actual", "Alert", "", headline, "<circle>31,119 20000</circle>"),
                StandardCharsets.UTF_8);
    }

    @Override
    public synchronized <T> CompletionStage<T> submit(String session, Function<WeatherBook, T> work) {
        sessions.note(session);
        try {
            return CompletableFuture.completedFuture(work.apply(book));
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    @Override
    public WarningReader reader() {
        return reader;
    }

    @Override
    public WorkRestrictions restrictions() {
        return restrictions;
    }

    @Override
    public boolean isWarningsKnown() {
        return book.isLoaded();
    }

    @Override
    public int bytesMax() {
        return WarningLimits.STANDARD.bytesMax();
    }

    @Override
    public void journal(WeatherEvent event) {}

    @Override
    public void tell(WarningNotice notice) {
        notices.add(notice);
    }

    @Override
    public void call(List<WarningCall> announced) {
        calls.addAll(announced);
    }

    @Override
    public Contents load() {
        return new Contents(List.of(), Map.of(), Map.of(), Map.of());
    }

    @Override
    public void save(List<WeatherChange> changes) {}
}
