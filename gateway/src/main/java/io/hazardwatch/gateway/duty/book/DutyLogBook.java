package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.OnDuty;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.duty.log.DaySignature;
import io.hazardwatch.gateway.duty.log.DayText;
import io.hazardwatch.gateway.duty.log.DutyLogDraft;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.duty.log.DutyLogRules;
import io.hazardwatch.gateway.duty.log.DutyLogVerdict;
import io.hazardwatch.gateway.duty.log.SignedDay;
import io.hazardwatch.gateway.model.Text;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the duty log: entries of people and automatic ones. Duty thread. */
final class DutyLogBook {
    /** How long before a shift somebody who logs in has come for it. */
    private static final long EARLY_MILLIS = 60 * 60_000L;

    private final Map<String, DutyLogEntry> instructions = new LinkedHashMap<>();
    private final Map<String, Long> shifts = new HashMap<>();
    private final OnDuty onDuty;
    private final DutyPeople people;
    private final DutyStore store;
    private long lastNumber;

    DutyLogBook(OnDuty onDuty, DutyPeople people, DutyStore store) {
        this.onDuty = onDuty;
        this.people = people;
        this.store = store;
    }

    void restore(Collection<DutyLogEntry> openInstructions) {
        openInstructions.forEach(entry -> instructions.put(entry.id(), entry));
    }

    /** The instructions of a post that are not done, as a hand-over lists them. */
    List<OpenMatter> openMatters(String post) {
        return instructions.values().stream().filter(entry -> entry.post().equals(post))
                .map(entry -> new OpenMatter(OpenMatter.Kind.INSTRUCTION, entry.id(),
                        new Text("批示：" + entry.matter() + "（" + entry.party() + "：" + entry.action() + "）",
                                "Instruction: " + entry.matter() + " (" + entry.party() + ": " + entry.action() + ")"))).toList();
    }

    /** Writes down that a shift has begun. */
    void look(DutyPost post, DutyShift shift, DutyChanges changes) {
        Long known = shifts.get(post.id());
        if (shift != null && (known == null || known != shift.fromMillis())) {
            shifts.put(post.id(), shift.fromMillis());
            changes.entry(post, post.id() + '-' + shift.fromMillis() + "-shift", DutyLogKind.SHIFT, shift.fromMillis(),
                    DutyTexts.shift(shift, people), "", null);
            changes.then(news -> news.changed(post));
        }
    }

    /** The entry that says that somebody has come to a shift. */
    static String seenId(DutyPost post, DutyShift shift, String person) {
        return post.id() + '-' + shift.fromMillis() + "-seen-" + person;
    }

    /** Writes down that somebody on duty at present, or soon, is there. Once for each shift. */
    void seen(DutyPost post, String person, DutyChanges changes) {
        long now = changes.nowMillis();
        onDuty.shifts(post.id(), now, now + EARLY_MILLIS).stream().filter(shift -> shift.officers().contains(person) || person.equals(shift.leader()))
                .findFirst().ifPresent(shift -> changes.entry(post, seenId(post, shift, person),
                DutyLogKind.ARRIVED, now,
                        people.nameOf(person) + (person.equals(shift.leader()) ? "（带班领导）" : "") + "登录到岗", "", null));
    }

    /**
     * An entry by hand; when it is taken, it is in {@code changes}.
     */
    DutyLogVerdict add(DutyPost post, DutyLogDraft draft, String author, DutyChanges changes) {
        long now = changes.nowMillis();
        DutyLogEntry named = draft.about() == null ? null : store.entry(draft.about());
        Set<String> open = instructions.values().stream().filter(entry -> entry.post().equals(post.id())).map(DutyLogEntry::id)
                .collect(Collectors.toSet());
        DutyLogVerdict verdict = DutyLogRules.check(draft, named, open, now);
        if (verdict == DutyLogVerdict.TAKEN) {
            changes.rows().put(entry(post, draft, author, now));
        }
        return verdict;
    }

    private DutyLogEntry entry(DutyPost post, DutyLogDraft draft, String author, long now) {
        long at = draft.atMillis() == 0 ? now : draft.atMillis();
        lastNumber = Math.max(lastNumber + 1, now);
        return new DutyLogEntry(post.id() + "-hand-" + lastNumber, post.id(), DutyChanges.day(post, at), draft.kind(), at, now, author, draft.party(),
                draft.matter(), draft.action(), draft.about(), draft.dueMillis());
    }

    /** Once it is in the store. */
    void added(DutyLogEntry entry) {
        if (entry.kind() == DutyLogKind.INSTRUCTION) {
            instructions.put(entry.id(), entry);
        } else if (entry.kind() == DutyLogKind.DONE) {
            instructions.remove(entry.about());
        }
    }

    /** Signs a day for a person; returns the result, with the seal if it was the second signature. */
    SigningResult sign(DutyPost post, LocalDate day, String person, long nowMillis) {
        long from = day.atStartOfDay(post.zone()).toInstant().toEpochMilli();
        long to = day.plusDays(1).atStartOfDay(post.zone()).toInstant().toEpochMilli();
        Set<String> officers = onDuty.officers(post.id(), from, to);
        SigningResult[] result = new SigningResult[1];
        store.sign(post.id(), day, (page, before) -> {
            DutyLogVerdict verdict = page.maySign(person, officers, to, nowMillis);
            if (verdict != DutyLogVerdict.TAKEN) {
                result[0] = new SigningResult(verdict, null);
                return null;
            }
            DaySignature signature = page.sign(person, nowMillis);
            SignedDay sealed = page.seal(signature, before == null ? DayText.FIRST : before.hash(), nowMillis);
            result[0] = new SigningResult(verdict, sealed);
            return new DutyStore.Signing(signature, sealed);
        });
        return result[0];
    }
}
