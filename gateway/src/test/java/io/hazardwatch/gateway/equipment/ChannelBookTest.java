package io.hazardwatch.gateway.equipment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.equipment.CameraState.Reach;
import io.hazardwatch.gateway.model.CameraFault;
import io.hazardwatch.gateway.model.ChannelReport;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.testkit.SiteText;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A camera is as its platform says; one of which nothing is known is offline in the end. */
class ChannelBookTest {
    private static final long START = 1_800_000_000_000L;
    private static final EquipmentKey EAST = new EquipmentKey("acme", "yard", "east");

    private final ChannelBook book = new ChannelBook();
    private Registry registry = registry("34020000001320000001");
    private ChannelReport report = ChannelReport.UNHEARD;
    private long now = START;

    private static Registry registry(String channel) {
        return SiteText.load("devices: []\ncameras:\n  - {id: east, gb28181: {platform: \"34020000002000000777\", channel: \"" + channel + "\"}}\n"
                + "  - {id: west, url: \"rtsp://10.0.0.1/live\"}\n"
                + "  - {id: north, check: none, gb28181: {platform: \"34020000002000000777\", channel: \"34020000001320000009\"}}\n");
    }

    private List<String> look() {
        return look((platform, channel, at, nanos) -> report);
    }

    private List<String> look(PlatformChannels platforms) {
        ChannelBook.Changes changes = book.look(registry, platforms, now, TimeUnit.MILLISECONDS.toNanos(now - START) - 1);
        return Stream.concat(changes.platforms().stream().map(each -> each.platform() + " " + each.cameras() + '/' + each.all() + ' '
                + each.state().reach() + ' ' + each.state().fault()),
                changes.cameras().stream().map(each -> each.camera().id() + ' ' + each.state().reach() + ' ' + each.state().fault())).toList();
    }

    private CameraState of(String camera) {
        Site site = registry.sites().getFirst();
        return book.of(site, site.plant().guarded().camera(camera));
    }

    private void says(CameraFault fault) {
        report = new ChannelReport(true, fault, now);
    }

    @Test
    void faultOfAKnownChannel_counts_atOnce_withItsReason_andALaterReasonIsNoNews() {
        says(null);
        assertEquals(List.of(), look());
        assertEquals(new CameraState(Reach.ONLINE, START, START, null), of("east"));
        now += 1_000;
        says(CameraFault.CHANNEL_OFF);
        assertEquals(List.of("east OFFLINE CHANNEL_OFF"), look());
        assertEquals(Map.of(EAST, START + 1_000), book.offline());
        now += 1_000;
        says(CameraFault.PLATFORM_AWAY);
        assertEquals(List.of(), look());
        assertEquals(new CameraState(Reach.OFFLINE, START + 1_000, now, CameraFault.PLATFORM_AWAY), of("east"));
    }

    @Test
    void cameraThatIsBack_mustBeWellForAMinute() {
        says(CameraFault.VIDEO_LOST);
        look();
        now += 1_000;
        says(null);
        assertEquals(List.of(), look());
        now += ChannelBook.WELL_MILLIS - 1;
        assertEquals(List.of(), look());
        assertEquals(Reach.OFFLINE, of("east").reach());
        assertEquals(CameraFault.VIDEO_LOST, of("east").fault());
        now += 1;
        assertEquals(List.of("east ONLINE null"), look());
        assertEquals(Map.of(), book.offline());
        assertEquals(START + 1_000, of("east").sinceMillis());
        says(CameraFault.VIDEO_LOST);
        assertEquals(List.of("east OFFLINE VIDEO_LOST"), look());
        now += 1_000;
        says(null);
        look();
        now += ChannelBook.WELL_MILLIS / 2;
        says(CameraFault.VIDEO_LOST);
        look();
        now += ChannelBook.WELL_MILLIS / 2;
        says(null);
        assertEquals(List.of(), look(), "it was not well all the time");
    }

    @Test
    void cameraOfWhichNothingIsKnown_isUnknownForTenMinutes_andThenOffline() {
        assertEquals(List.of(), look());
        now += ChannelBook.UNKNOWN_MILLIS_MAX - 1;
        assertEquals(List.of(), look());
        assertEquals(CameraState.UNKNOWN, of("east"));
        assertEquals(Map.of(), book.offline());
        now += 1;
        assertEquals(List.of("acme/yard/34020000002000000777 1/1 OFFLINE PLATFORM_AWAY"), look());
        assertEquals(Map.of(EAST, START), book.offline());
    }

    @Test
    void camerasThatGoOfflineWithTheirPlatform_areOneChangeOfIt_andTheirReturnToo() {
        registry = SiteText.load("devices: []\ncameras:\n" + IntStream.range(0, 6).mapToObj(i -> "  - {id: cam-" + i
                + ", gb28181: {platform: \"" + (i < 4 ? "34020000002000000777" : "34020000002000000888") + "\", channel: \"3402000000132000000" + i
                + "\"}}\n").collect(Collectors.joining()));
        says(null);
        look();
        String lost = "34020000001320000003";
        ChannelReport well = report;
        ChannelReport videoLost = new ChannelReport(true, CameraFault.VIDEO_LOST, now);
        assertEquals(List.of("cam-3 OFFLINE VIDEO_LOST"), look((platform, channel, at, nanos) -> channel.equals(lost) ? videoLost : well));
        ChannelReport silent = new ChannelReport(true, CameraFault.PLATFORM_SILENT, now);
        assertEquals(List.of("acme/yard/34020000002000000777 3/4 OFFLINE PLATFORM_SILENT"),
                look((platform, channel, at, nanos) -> platform.endsWith("777") ? silent : well));
        assertEquals(4, book.offline().size());
        String off = "34020000001320000001";
        ChannelReport channelOff = new ChannelReport(true, CameraFault.CHANNEL_OFF, now);
        assertEquals(List.of("cam-1 OFFLINE CHANNEL_OFF"), look((platform, channel, at, nanos) -> channel.equals(off) ? channelOff : well),
                "what is off by itself once its platform is back is said alone");
        now += ChannelBook.WELL_MILLIS;
        assertEquals(List.of("acme/yard/34020000002000000777 2/4 ONLINE null", "cam-3 ONLINE null"),
                look((platform, channel, at, nanos) -> channel.equals(off) ? channelOff : well));
        look();
        now += ChannelBook.WELL_MILLIS;
        assertEquals(List.of("cam-1 ONLINE null"), look());
        assertEquals(Map.of(), book.offline());
    }

    @Test
    void cameraThatIsOffline_staysSo_whileItsPlatformHasNotSpokenAgain() {
        says(CameraFault.VIDEO_LOST);
        look();
        now += 1_000;
        report = new ChannelReport(false, CameraFault.CHANNEL_MISSING, now);
        assertEquals(List.of(), look(), "that nothing is known is no good news");
        assertEquals(Map.of(EAST, START), book.offline());
    }

    @Test
    void cameraThatWasOnline_isUnknown_whileItsPlatformHasNotSpokenAnew_forTenMinutesAtMost() {
        now += ChannelBook.UNKNOWN_MILLIS_MAX;
        says(null);
        look();
        now += 1_000;
        report = new ChannelReport(false, CameraFault.CHANNEL_MISSING, now);
        assertEquals(List.of(), look());
        assertEquals(Reach.UNKNOWN, of("east").reach(), "what it was before counts no more, and nothing else is known");
        now += ChannelBook.UNKNOWN_MILLIS_MAX - 1;
        assertEquals(List.of(), look());
        says(null);
        look();
        assertEquals(Reach.ONLINE, of("east").reach());
        report = new ChannelReport(false, CameraFault.CHANNEL_MISSING, now);
        look();
        now += ChannelBook.UNKNOWN_MILLIS_MAX;
        assertEquals(List.of("east OFFLINE CHANNEL_MISSING"), look());
        assertEquals(Map.of(EAST, now - ChannelBook.UNKNOWN_MILLIS_MAX), book.offline());
    }

    @Test
    void cameraThatIsOffline_keepsItsReason_whileItsPlatformHasNotSpokenAnew_forTenMinutesAtMost() {
        says(CameraFault.PLATFORM_AWAY);
        look();
        now += 1_000;
        report = new ChannelReport(false, CameraFault.CHANNEL_MISSING, now);
        look();
        now += ChannelBook.UNKNOWN_MILLIS_MAX - 1;
        look();
        assertEquals(CameraFault.PLATFORM_AWAY, of("east").fault());
        now += 1;
        assertEquals(List.of(), look());
        assertEquals(CameraFault.CHANNEL_MISSING, of("east").fault());
    }

    @Test
    void camerasThatAreAsked_orNotChecked_areNoneOfThese_andANewChannelBeginsAnew() {
        says(CameraFault.CHANNEL_OFF);
        look();
        assertEquals(CameraState.UNKNOWN, of("west"));
        assertEquals(CameraState.UNCHECKED, of("north"));
        CameraBook asked = new CameraBook();
        asked.due(registry, START, 100);
        assertEquals(List.of("west"), asked.due(registry, START + CameraBook.PERIOD_MILLIS, 100).stream().map(each -> each.key().id()).toList());
        registry = registry("34020000001320000002");
        report = ChannelReport.UNHEARD;
        assertEquals(List.of(), look());
        assertEquals(Reach.UNKNOWN, of("east").reach());
        assertEquals(Map.of(), book.offline());
    }
}
