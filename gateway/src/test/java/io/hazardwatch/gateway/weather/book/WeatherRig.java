package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteExposure;
import io.hazardwatch.gateway.registry.SiteLogic;
import io.hazardwatch.gateway.weather.ParseDeadline;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningKey;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.WarningTexts;
import io.hazardwatch.gateway.weather.actions.ActionTable;
import io.hazardwatch.gateway.weather.actions.AnswerTimes;
import io.hazardwatch.gateway.weather.cap.CapReader;
import io.hazardwatch.gateway.weather.cap.CapSignatures;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A book over sites of one enterprise that all lie in area 320411, kept in memory. */
final class WeatherRig implements WeatherListener, WeatherStore {
    static final long NOW = OffsetDateTime.parse("2026-06-01T08:05:00+08:00").toInstant().toEpochMilli();
    static final String AREA = "<geocode><valueName>GB/T 2260</valueName><value>320411</value></geocode>";

    final List<WarningNotice> notices = new ArrayList<>();
    final List<WarningCall> calls = new ArrayList<>();
    final List<List<WarningCall>> announcements = new ArrayList<>();
    List<WarningCall> running = List.of();
    final List<WarningNotice> withdrawn = new ArrayList<>();
    final List<String> ended = new ArrayList<>();
    final List<WeatherEvent> journal = new ArrayList<>();
    final List<WeatherChange> saved = new ArrayList<>();
    WeatherConfiguration plan;
    RuntimeException failure;
    boolean isRefused;
    private final CapReader reader = new CapReader(WarningTexts.types(), WarningLimits.STANDARD, new CapSignatures(List.of()));
    final WeatherBook book;

    WeatherRig(int sites) {
        plan = new WeatherConfiguration(Registry.of(IntStream.range(0, sites).mapToObj(WeatherRig::site).toList()),
                ActionTable.EMPTY.with(WarningTexts.table("actions.csv"), new ArrayList<>()), Map.of(),
                AnswerTimes.parse(WarningTexts.table("answer-times.csv"), new ArrayList<>()));
        book = new WeatherBook(this, () -> plan, (site, now) -> List.of(new WarningRecipient("li-wei", "duty-officer"),
                new WarningRecipient("boss", "principal-in-charge")), this);
    }

    /** A book that takes up what this one stored, over the same sites. */
    WeatherBook restarted() {
        WeatherBook next = new WeatherBook(this, () -> plan, (site, now) -> List.of(new WarningRecipient("li-wei", "duty-officer")), this);
        List<String> unreadable = next.load(stored -> reader.read(stored.original().getBytes(StandardCharsets.UTF_8), 0,
                ParseDeadline.UNBOUNDED), NOW);
        if (!unreadable.isEmpty()) {
            throw new AssertionError(unreadable.toString());
        }
        return next;
    }

    static Site site(int number) {
        return new Site("e", "s" + number, Text.of("s" + number), "other", 31.78, 119.95, ZoneOffset.UTC, List.of(), List.of(), SiteLogic.NONE,
                new SiteExposure("320411", List.of(), 0, Set.of()));
    }

    static Site elsewhere(int number) {
        return inArea("x" + number, 45, "150000");
    }

    static Site of(String enterprise, String name) {
        return place(enterprise, name, 31.78, "320411");
    }

    static Site inArea(String name, double latitude, String code) {
        return place("e", name, latitude, code);
    }

    private static Site place(String enterprise, String name, double latitude, String code) {
        return new Site(enterprise, name, Text.of(name), "other", latitude, 119.95, ZoneOffset.UTC, List.of(), List.of(), SiteLogic.NONE,
                new SiteExposure(code, List.of(), 0, Set.of()));
    }

    ReceivedWarning message(String id, int minute, String type, String headline, String references, String area) {
        String text = new String(WarningTexts.cap(id, "2026-06-01T08:%02d:00+08:00".formatted(minute), "Actual", type, references, headline, area),
                StandardCharsets.UTF_8);
        return read(text);
    }

    ReceivedWarning read(String text) {
        Warning warning = reader.read(text.getBytes(StandardCharsets.UTF_8), 0, ParseDeadline.UNBOUNDED);
        return new ReceivedWarning(warning, "test", WarningFormat.CAP, text, "", NOW);
    }

    WarningReceipt receive(String id, int minute, String type, String headline, String earlier, long now) {
        return book.receive(message(id, minute, type, headline, earlier.isEmpty() ? "" : "cma@example.cn," + earlier, AREA), now);
    }

    /** An update over the sites whose code begins with {@code area} only. */
    void update(String id, int minute, String headline, String earlier, String area, long now) {
        book.receive(message(id, minute, "Update", headline, "cma@example.cn," + earlier, "<geocode><valueName>GB/T 2260</valueName><value>"
                + area + "</value></geocode>"), now);
    }

    static String at(String id, int minute) {
        return id + ",2026-06-01T08:%02d:00+08:00".formatted(minute);
    }

    static String id(String identifier) {
        return WeatherBook.idOf(new WarningKey("cma@example.cn", identifier));
    }

    /** A provider takes everything that waits, as calls and as notices. */
    void send(long now) {
        List.copyOf(notices).forEach(notice -> send(notice, now));
        List.copyOf(calls).forEach(call -> book.message(new MessageReport(call.warningId(), call.kind(), "li-wei", "duty-officer", call.sites(), 0,
                MessageResult.SENT, "VOICE"), now));
    }

    void send(WarningNotice notice, long now) {
        book.message(new MessageReport(notice.warningId(), notice.kind(), notice.to().person(), "", List.of(), notice.atMillis(), MessageResult.SENT,
                "SMS"), now);
    }

    List<WarningNotice.Kind> told() {
        List<WarningNotice.Kind> kinds = notices.stream().map(WarningNotice::kind).toList();
        notices.clear();
        return kinds;
    }

    @Override
    public void journal(WeatherEvent event) {
        journal.add(event);
    }

    @Override
    public void tell(WarningNotice notice) {
        notices.add(notice);
    }

    @Override
    public void withdraw(WarningNotice notice) {
        withdrawn.add(notice);
    }

    @Override
    public void actionsDone(String chainId, String enterprise) {
        ended.add(chainId + " actions done");
    }

    @Override
    public void call(List<WarningCall> announced) {
        calls.addAll(announced);
        announcements.add(announced);
    }

    @Override
    public boolean wasRefused() {
        boolean was = isRefused;
        isRefused = false;
        return was;
    }

    @Override
    public void follow(List<WarningCall> calls) {
        running = calls;
    }

    @Override
    public void answered(CallKey call, String by) {
        ended.add(call.callId() + " answered by " + by);
    }

    @Override
    public void over(CallKey call) {
        ended.add(call.callId() + " over");
    }

    @Override
    public Contents load() {
        List<StoredMessage> messages = new ArrayList<>();
        Map<WarningKey, List<SiteMatch>> matches = new HashMap<>();
        Map<WarningKey, List<ActionRecord>> actions = new HashMap<>();
        Map<WarningKey, List<WarningNoticeRecord>> told = new HashMap<>();
        for (WeatherChange change : saved) {
            switch (change) {
                case WeatherChange.Action action -> {
                    List<ActionRecord> known = actions.computeIfAbsent(action.key(), key -> new ArrayList<>());
                    known.removeIf(each -> each.site().equals(action.action().site()) && each.action().equals(action.action().action()));
                    known.add(action.action());
                }
                case WeatherChange.Message message -> messages.add(new StoredMessage("test", WarningFormat.CAP, message.received().original(), "",
                        "NONE", message.received().receivedMillis()));
                case WeatherChange.Match match -> matches.computeIfAbsent(match.key(), key -> new ArrayList<>()).add(match.match());
                case WeatherChange.Told each -> {
                    List<WarningNoticeRecord> known = told.computeIfAbsent(each.key(), key -> new ArrayList<>());
                    known.removeIf(each.told()::isSameAs);
                    known.add(each.told());
                }
                default -> { }
            }
        }
        return new Contents(messages, matches, actions, told);
    }

    @Override
    public void save(List<WeatherChange> changes) {
        if (failure != null) {
            throw failure;
        }
        saved.addAll(changes);
    }
}
