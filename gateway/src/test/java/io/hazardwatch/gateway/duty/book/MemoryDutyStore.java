package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.handover.Handover;
import io.hazardwatch.gateway.duty.log.DayPage;
import io.hazardwatch.gateway.duty.log.DaySignature;
import io.hazardwatch.gateway.duty.log.DayText;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.duty.log.SignedDay;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.RollCallState;
import io.hazardwatch.gateway.duty.rollcall.SpotCheck;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The duty's rows in memory; {@link #away} makes it as a store that cannot be used. */
public final class MemoryDutyStore implements DutyStore {
    public final Map<String, RollCall> rollCalls = new LinkedHashMap<>();
    public final Map<String, SpotCheck> spotChecks = new LinkedHashMap<>();
    public final Map<String, Handover> handovers = new LinkedHashMap<>();
    public final Map<String, DutyLogEntry> entries = new LinkedHashMap<>();
    public final List<DaySignature> signatures = new ArrayList<>();
    public final List<SignedDay> signed = new ArrayList<>();
    public volatile boolean away;

    private synchronized void reach() {
        if (away) {
            throw new IllegalStateException("the store is away");
        }
    }

    @Override
    public synchronized DutyRows load(long sinceMillis) {
        reach();
        DutyRows rows = new DutyRows();
        rollCalls.values().forEach(rows::put);
        handovers.values().forEach(rows::put);
        entries.values().stream().map(DutyLogEntry::post).distinct().forEach(post -> openInstructions(post).forEach(rows::put));
        return rows;
    }

    @Override
    public synchronized void save(DutyRows rows) {
        reach();
        rows.rollCalls().forEach(row -> rollCalls.put(row.id(), row));
        rows.handovers().forEach(row -> handovers.put(row.id(), row));
        rows.spotChecks().forEach(row -> spotChecks.putIfAbsent(row.id(), row));
        rows.entries().forEach(row -> entries.putIfAbsent(row.id(), row));
    }

    @Override
    public synchronized void sign(String post, LocalDate day, SigningDecision decide) {
        reach();
        Signing signing = decide.on(page(post, day), signed.stream().filter(each -> each.post().equals(post)).reduce((a, b) -> b).orElse(null));
        if (signing != null) {
            signatures.add(signing.signature());
            if (signing.sealed() != null) {
                signed.add(signing.sealed());
            }
        }
    }

    @Override
    public synchronized DayPage page(String post, LocalDate day) {
        reach();
        return new DayPage(post, day, entries.values().stream().filter(each -> each.post().equals(post) && each.day().equals(day)).toList(),
                signatures.stream().filter(each -> each.post().equals(post) && each.day().equals(day)).toList(),
                signed.stream().filter(each -> each.post().equals(post) && each.day().equals(day)).findFirst().orElse(null));
    }

    @Override
    public synchronized DutyLogEntry entry(String id) {
        reach();
        return entries.get(id);
    }

    @Override
    public synchronized List<DutyLogEntry> entries(DutyLogSearch search) {
        reach();
        return entries.values().stream().filter(each -> search.posts().contains(each.post()) && each.atMillis() >= search.fromMillis()
                        && each.atMillis() < search.toMillis() && (search.kind() == null || search.kind() == each.kind())
                        && search.words().stream().allMatch(word -> (each.matter() + each.action() + each.party()).toLowerCase(Locale.ROOT)
                                .contains(word.toLowerCase(Locale.ROOT))))
                .sorted(DayText.ORDER.reversed()).limit(search.limit()).toList();
    }

    @Override
    public synchronized List<DutyLogEntry> openInstructions(String post) {
        reach();
        List<String> done = entries.values().stream().filter(each -> each.kind() == DutyLogKind.DONE).map(DutyLogEntry::about).toList();
        return entries.values().stream().filter(each -> each.post().equals(post) && each.kind() == DutyLogKind.INSTRUCTION
                && !done.contains(each.id())).toList();
    }

    @Override
    public synchronized List<RollCall> rollCalls(Collection<String> posts, long fromMillis, long toMillis, int limit) {
        reach();
        return rollCalls.values().stream().filter(each -> posts.contains(each.post()) && each.dueAt() >= fromMillis && each.dueAt() < toMillis
                && each.state() != RollCallState.WAITING).limit(limit).toList();
    }

    @Override
    public synchronized List<Handover> handovers(Collection<String> posts, long fromMillis, long toMillis, int limit) {
        reach();
        return handovers.values().stream().filter(each -> posts.contains(each.post()) && each.changeAt() >= fromMillis
                && each.changeAt() < toMillis).limit(limit).toList();
    }

    @Override
    public synchronized List<SpotCheck> spotChecks(Collection<String> posts, int limit) {
        reach();
        return spotChecks.values().stream().filter(each -> posts.contains(each.post())).toList();
    }

    @Override
    public synchronized void signedDays(String post, Function<DayPage, Boolean> look) {
        reach();
        signed.stream().filter(each -> each.post().equals(post)).takeWhile(each -> look.apply(page(post, each.day()))).toList();
    }
}
