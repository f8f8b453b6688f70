package io.hazardwatch.gateway.response.permits;

import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The permits that are kept: those that count, and those that are over, for {@value #KEPT_DAYS} days and up to {@value #OVER_MAX} of an
 * enterprise. Only the owner's thread; {@link #name} on any.
 */
final class KeptPermits {
    /** Open permits of an enterprise. */
    static final int OPEN_MAX = 1_000;
    /** Permits of an enterprise that are over. */
    static final int OVER_MAX = 1_000;
    private static final long KEPT_DAYS = 30;
    private static final long KEPT_MILLIS = KEPT_DAYS * 86_400_000L;
    private static final String PREFIX = "wp-";

    private final PermitTable table;
    private final Map<String, Permit> permits = new LinkedHashMap<>();
    private final Map<String, Map<String, Permit>> bySite = new HashMap<>();
    /** Ids of those whose places meet, by the id of each. A permit cannot be changed, so each pair is compared once. */
    private final Map<String, Set<String>> meetings = new HashMap<>();
    private final Map<String, Text> names = new ConcurrentHashMap<>();
    private final List<String> forgotten = new ArrayList<>();
    private boolean isForgettingDue;
    private long lastNumber;

    KeptPermits(PermitTable table) {
        this.table = table;
    }

    /** Permits that ended before this time are not kept. */
    static long endedBefore(long nowMillis) {
        return nowMillis - KEPT_MILLIS;
    }

    /** Takes up what is stored; numbers go on behind it, also with a clock that was set back. */
    void load(Collection<Permit> stored) {
        stored.stream().sorted(Comparator.comparingLong(each -> each.created().atMillis())).forEach(this::put);
        stored.forEach(each -> lastNumber = Math.max(lastNumber, Long.parseLong(each.id().substring(PREFIX.length()), Character.MAX_RADIX)));
        isForgettingDue = true;
    }

    /** An id that no permit has had. */
    String newId(long nowMillis) {
        lastNumber = Math.max(nowMillis, lastNumber + 1);
        return PREFIX + Long.toString(lastNumber, Character.MAX_RADIX);
    }

    void put(Permit permit) {
        PermitTerms terms = permit.terms();
        if (permits.put(permit.id(), permit) == null) {
            link(permit);
        }
        bySite.computeIfAbsent(site(terms), name -> new LinkedHashMap<>()).put(permit.id(), permit);
        Text work = table.title(terms);
        names.put(permit.id(), new Text(work.zh() + ' ' + terms.place() + "，作业票 " + permit.id(),
                work.en() + " at " + terms.place() + ", permit " + permit.id()));
    }

    private void link(Permit permit) {
        Set<String> met = meetings.computeIfAbsent(permit.id(), id -> new LinkedHashSet<>());
        bySite.getOrDefault(site(permit.terms()), Map.of()).values().stream().filter(each -> each.terms().meets(permit.terms())).forEach(each -> {
            met.add(each.id());
            meetings.get(each.id()).add(permit.id());
        });
    }

    private static String site(PermitTerms terms) {
        return terms.enterprise() + '/' + terms.site();
    }

    /** Null if it is not known. */
    Permit get(String id) {
        return permits.get(id);
    }

    /** Work and place of a permit; null if it is not known. Any thread. */
    Text name(String id) {
        return names.get(id);
    }

    /** All of them. */
    List<Permit> all() {
        return List.copyOf(permits.values());
    }

    Set<String> ids() {
        return permits.keySet();
    }

    /** Those that count. */
    List<Permit> standing(long nowMillis) {
        return permits.values().stream().filter(each -> each.state(nowMillis).isOpen()).toList();
    }

    /** Number of those of an enterprise that count. */
    long standing(String enterprise, long nowMillis) {
        return permits.values().stream().filter(each -> each.terms().enterprise().equals(enterprise) && each.state(nowMillis).isOpen()).count();
    }

    /** Those that count and whose places a wish would meet. */
    List<Permit> meeting(PermitTerms wish, long nowMillis) {
        return bySite.getOrDefault(site(wish), Map.of()).values().stream()
                .filter(each -> each.state(nowMillis).isOpen() && each.terms().meets(wish)).toList();
    }

    /** Those that count and whose places one that is kept meets. */
    List<Permit> meeting(String id, long nowMillis) {
        return meetings.getOrDefault(id, Set.of()).stream().map(permits::get).filter(each -> each.state(nowMillis).isOpen()).toList();
    }

    /** Leaves out what ended long ago, and the oldest of too many that are over. */
    void forget(long nowMillis) {
        Map<String, Integer> over = new HashMap<>();
        for (Permit permit : all().reversed()) {
            boolean isOver = !permit.state(nowMillis).isOpen();
            if (permit.terms().untilMillis() <= endedBefore(nowMillis)
                    || isOver && over.merge(permit.terms().enterprise(), 1, Integer::sum) > OVER_MAX) {
                remove(permit);
            }
        }
    }

    private void remove(Permit permit) {
        permits.remove(permit.id());
        bySite.get(site(permit.terms())).remove(permit.id());
        names.remove(permit.id());
        meetings.remove(permit.id()).forEach(other -> meetings.get(other).remove(permit.id()));
        forgotten.add(permit.id());
        isForgettingDue = true;
    }

    /** What the store should forget too; null if nothing. */
    List<String> forgotten() {
        return isForgettingDue ? List.copyOf(forgotten) : null;
    }

    /** The store has forgotten these. */
    void forgotten(Collection<String> ids) {
        if (ids != null) {
            forgotten.removeAll(ids);
            isForgettingDue = !forgotten.isEmpty();
        }
    }
}
