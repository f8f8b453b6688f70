package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.roster.Crew;
import io.hazardwatch.gateway.duty.roster.Leave;
import io.hazardwatch.gateway.duty.roster.LeaveKind;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.Reachability;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.duty.roster.RosterEdit;
import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import io.hazardwatch.gateway.duty.roster.ShiftSwap;
import io.hazardwatch.gateway.duty.roster.ShiftTime;
import io.hazardwatch.gateway.duty.roster.SwapLeg;
import io.hazardwatch.gateway.duty.roster.store.RosterBook;
import io.hazardwatch.gateway.duty.roster.store.RosterChange;
import io.hazardwatch.gateway.duty.roster.store.RosterStore;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Registry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A roster in memory: each enterprise E has the post E-room with E-a and E-b, a day each from 08:00 Shanghai time, E-a on odd days of
 * November 2025; an exception E-x, swaps E-s and E-s2 and a leave E-l.
 */
final class SaidRoster implements RosterStore {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2025, 11, 1);

    private final RosterContents contents;
    private final List<RosterChange> changes = new ArrayList<>();
    private final Map<String, String> feeds = new ConcurrentHashMap<>();

    private SaidRoster(RosterContents contents) {
        this.contents = contents;
    }

    static RosterBook book(Registry registry) {
        List<PostRoster> plans = new ArrayList<>();
        List<ShiftOverride> overrides = new ArrayList<>();
        List<ShiftSwap> swaps = new ArrayList<>();
        List<Leave> leaves = new ArrayList<>();
        registry.sites().forEach(site -> {
            String e = site.enterprise();
            plans.add(plan(e));
            overrides.add(new ShiftOverride(e + "-x", e + "-room", wall(27), wall(28), ShiftOverride.Mode.ADD, List.of(e + "-b")));
            swaps.add(new ShiftSwap(e + "-s", List.of(new SwapLeg(e + "-room", wall(29), wall(30), e + "-a", e + "-b")), Set.of()));
            swaps.add(new ShiftSwap(e + "-s2", List.of(new SwapLeg(e + "-room", wall(29), wall(30), e + "-a", e + "-b")), Set.of()));
            leaves.add(new Leave(e + "-l", e + "-a", Instant.parse("2025-11-20T00:00:00Z"), Instant.parse("2025-11-24T00:00:00Z"),
                    LeaveKind.LEAVE, e + "-b"));
        });
        RosterBook book = new RosterBook(new SaidRoster(new RosterContents(plans, overrides, swaps, leaves)),
                person -> person.equals("nobody") ? Reachability.Answer.UNKNOWN_PERSON : Reachability.Answer.VERIFIED, SaidRoster::described);
        book.reload();
        return book;
    }

    private static LocalDateTime wall(int day) {
        return LocalDate.of(2025, 11, day).atTime(8, 0);
    }

    private static PlannedPost described(PostRoster plan) {
        String e = plan.post().replaceFirst("-room$", "");
        return new PlannedPost(new DutyPost(plan.post(), new Text("值班室", "Control room"), e, null, plan.zone()), "duty-officer", plan);
    }

    private static PostRoster plan(String e) {
        return new PostRoster(e + "-room", ZONE, 1, List.of(ShiftTime.of("day", Text.of("24 h"), LocalTime.of(8, 0), LocalTime.of(8, 0))),
                List.of(new Crew("a", Text.of("a"), List.of(e + "-a")), new Crew("b", Text.of("b"), List.of(e + "-b"))),
                List.of(Rotation.daily("r", FIRST, "day", List.of("a", "b"))));
    }

    @Override
    public RosterContents read() {
        return contents;
    }

    @Override
    public boolean fill(RosterContents file, long now, String who, String why) {
        return false;
    }

    @Override
    public synchronized void write(RosterEdit edit, Roster after, RosterChange by) {
        changes.addFirst(by);
    }

    @Override
    public String noteZoneRules(String version, long now) {
        return null;
    }

    @Override
    public synchronized List<RosterChange> changes(long before, int most) {
        return List.copyOf(changes);
    }

    @Override
    public void keepFeed(String person, String tokenHash, String who, long now) {
        feeds.values().removeIf(person::equals);
        if (tokenHash != null) {
            feeds.put(tokenHash, person);
        }
    }

    @Override
    public long feedMadeAt(String person) {
        return feeds.containsValue(person) ? 1 : 0;
    }

    @Override
    public String feedOf(String tokenHash) {
        return feeds.get(tokenHash);
    }
}
