package io.hazardwatch.gateway.response.permits;

import io.hazardwatch.gateway.model.Actors;
import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * What the people of permits are told. A notice counts as told once whoever tells it has taken it; until then it is due, is not stored, and is
 * handed over again with the same number, which makes a repetition harmless. Only the owner's thread; {@link #problem} on any.
 */
final class PermitNotices {

    /** More places that meet are counted only. */
    private static final int NAMED_MAX = 5;

    /** Notices that were handed over as one, and whether that was taken. */
    private record Due(List<PermitNotice> notices, PermitNotice asOne, CompletableFuture<?> taken) {
        boolean isTaken() {
            return taken.isDone() && !taken.isCompletedExceptionally();
        }
    }

    private final PermitListener news;
    private final Map<String, Map<String, PermitNotice>> told = new LinkedHashMap<>();
    private final Map<String, List<Due>> due = new LinkedHashMap<>();
    private final Set<PermitNotice> unsaved = new LinkedHashSet<>();
    private volatile String problem = "";

    PermitNotices(PermitListener news) {
        this.news = news;
    }

    /** Takes up what is stored; what stood lasts until it was away for the hold time from now on. */
    void load(Collection<PermitNotice> stored, long nowMillis) {
        stored.forEach(each -> toldOf(each.permit()).put(each.cause().key(), each.isStanding() ? each.seen(nowMillis) : each));
    }

    private Map<String, PermitNotice> toldOf(String permit) {
        return told.computeIfAbsent(permit, id -> new LinkedHashMap<>());
    }

    /** What its people were told. */
    Collection<PermitNotice> of(String permit) {
        return told.getOrDefault(permit, Map.of()).values();
    }

    /** Whether people must stop and leave for something that lasts, also before the telling was taken. */
    boolean isStopping(String permit) {
        return of(permit).stream().anyMatch(each -> each.isStanding() && each.cause().kind().isStop())
                || due.getOrDefault(permit, List.of()).stream().anyMatch(each -> each.asOne().cause().kind().isStop());
    }

    /** Empty unless people could not be told yet. Any thread. */
    String problem() {
        return problem;
    }

    /** Tells what is new among the causes that are there, and ends what has been away for the hold time. */
    void watch(Permit permit, Collection<PermitCause> present, long nowMillis) {
        boolean isOpen = permit.state(nowMillis).isOpen();
        handAgain(permit, isOpen);
        Map<String, PermitNotice> own = toldOf(permit.id());
        Set<String> keys = new LinkedHashSet<>();
        List<PermitNotice> meetings = new ArrayList<>();
        for (PermitCause cause : present) {
            keys.add(cause.key());
            PermitNotice before = own.get(cause.key());
            if (before != null && before.isStanding()) {
                own.put(cause.key(), before.seen(nowMillis));
            } else if (!isDue(permit, cause)) {
                PermitNotice fresh = new PermitNotice(permit.id(), cause, before == null ? 1 : before.number() + 1, nowMillis, nowMillis, 0);
                if (cause.kind().isStop()) {
                    hand(permit, List.of(fresh));
                } else {
                    meetings.add(fresh);
                }
            }
        }
        if (!meetings.isEmpty()) {
            hand(permit, meetings);
        }
        take(permit, nowMillis);
        for (PermitNotice notice : List.copyOf(own.values())) {
            if (notice.isStanding() && !keys.contains(notice.cause().key()) && (notice.isAwayTooLong(nowMillis) || !isOpen)) {
                put(notice.over(nowMillis));
            }
        }
    }

    private List<Due> dueOf(Permit permit) {
        return due.computeIfAbsent(permit.id(), id -> new ArrayList<>());
    }

    private boolean isDue(Permit permit, PermitCause cause) {
        return dueOf(permit).stream().flatMap(each -> each.notices().stream()).anyMatch(each -> each.cause().key().equals(cause.key()));
    }

    /** A permit that is over leaves nobody to be told. */
    private void handAgain(Permit permit, boolean isOpen) {
        List<Due> failed = dueOf(permit).stream().filter(each -> each.taken().isCompletedExceptionally()).toList();
        dueOf(permit).removeAll(failed);
        if (isOpen) {
            failed.forEach(each -> hand(permit, each.notices()));
        }
    }

    private void hand(Permit permit, List<PermitNotice> fresh) {
        PermitNotice asOne = asOne(fresh);
        dueOf(permit).add(new Due(List.copyOf(fresh), asOne, news.tell(permit, asOne, persons(permit, asOne)).toCompletableFuture()));
    }

    /** Several by the name of the first, so that a permit that meets many places is one message. */
    private static PermitNotice asOne(List<PermitNotice> several) {
        PermitNotice first = several.getFirst();
        if (several.size() == 1) {
            return first;
        }
        List<Text> named = several.stream().limit(NAMED_MAX).map(each -> each.cause().text()).toList();
        int more = several.size() - named.size();
        Text text = new Text(named.stream().map(Text::zh).collect(Collectors.joining("；")) + (more == 0 ? "" : "；另有 " + more + " 处"),
                named.stream().map(Text::en).collect(Collectors.joining("; ")) + (more == 0 ? "" : "; and " + more + " more"));
        return new PermitNotice(first.permit(), new PermitCause(first.cause().kind(), first.cause().key(), text), first.number(),
                first.sinceMillis(), first.seenMillis(), first.overMillis());
    }

    private static Set<String> persons(Permit permit, PermitNotice notice) {
        PermitTerms terms = permit.terms();
        Set<String> persons = new LinkedHashSet<>(List.of(terms.guardian(), terms.issuer()));
        if (!notice.cause().kind().isStop() && !terms.coordinator().isEmpty()) {
            persons.add(terms.coordinator());
        }
        return persons;
    }

    private void take(Permit permit, long nowMillis) {
        List<Due> taken = dueOf(permit).stream().filter(Due::isTaken).toList();
        dueOf(permit).removeAll(taken);
        taken.forEach(each -> {
            each.notices().forEach(this::put);
            news.journal(permit, Actors.GATEWAY, null,
                    what(permit, each.asOne(), nowMillis) + "told " + String.join(", ", persons(permit, each.asOne()))
                    + ": " + each.asOne().cause().text().en());
        });
    }

    private static String what(Permit permit, PermitNotice notice, long nowMillis) {
        if (!notice.cause().kind().isStop()) {
            return "meets: ";
        }
        boolean isSuggested = permit.state(nowMillis) == PermitState.VALID;
        return "stop: " + notice.cause().kind() + ", " + (isSuggested ? "suspension suggested, " : "");
    }

    private void put(PermitNotice notice) {
        toldOf(notice.permit()).put(notice.cause().key(), notice);
        unsaved.add(notice);
    }

    /** Leaves out permits that are not kept any more, and says how many people wait. */
    void retain(Set<String> permits) {
        told.keySet().retainAll(permits);
        due.keySet().retainAll(permits);
        due.values().removeIf(List::isEmpty);
        long waiting = due.values().stream().flatMap(List::stream).filter(each -> each.taken().isCompletedExceptionally()).count();
        problem = waiting == 0 ? "" : waiting + " notices to people of permits could not be handed over; it is tried again every second";
    }

    /** What the store does not have yet. */
    List<PermitNotice> unsaved() {
        return new ArrayList<>(unsaved);
    }

    /** The store has these now. */
    void saved(Collection<PermitNotice> stored) {
        unsaved.removeAll(Set.copyOf(stored));
    }
}
