package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.registry.AlarmName;
import java.util.List;

/**
 * Devices that are reached by one way: those of a street, a building or a station, or all of a site. One alarm tells of their loss. Looks at devices
 * only when one of them is missed. Lane thread.
 */
final class CommsGroup {
    private static final long LOOK_MILLIS = 1_000;
    /** So many heartbeats missed in a row say that the way to the devices is gone. Our numbers (mark M). */
    private static final int MISSED_IN_A_ROW = 20;
    /** Of a small group this part is enough, but never a single device. */
    private static final int MISSED_PART = 5;
    private static final int MISSED_MIN = 2;

    private final DeviceComms whole;
    private final DeviceComms[] members;
    private final int missedNeed;
    /** Where a device was last found that is heard. */
    private int heard;
    private long lookedMillis = Long.MIN_VALUE / 2;

    /**
     * @param whole      all their points
     * @param missedNeed heartbeats missed in a row from which all of it is lost
     */
    private CommsGroup(DeviceComms whole, List<DeviceComms> members, int missedNeed) {
        this.whole = whole;
        this.members = members.toArray(DeviceComms[]::new);
        this.missedNeed = missedNeed;
    }

    /** A whole site. */
    static CommsGroup site(DeviceComms whole, List<DeviceComms> members) {
        return new CommsGroup(whole, members, MISSED_IN_A_ROW);
    }

    /** A part of a site. */
    static CommsGroup part(DeviceComms whole, List<DeviceComms> members) {
        return new CommsGroup(whole, members, Math.clamp(members.size() / MISSED_PART, MISSED_MIN, MISSED_IN_A_ROW));
    }

    /** All of it as one. */
    DeviceComms whole() {
        return whole;
    }

    DeviceComms[] members() {
        return members;
    }

    /** Whether it is lost, or back for so short a time that devices that sleep could not report yet. */
    boolean explainsSilence() {
        return whole.isLost() || whole.isSleepy() && whole.isBusy();
    }

    boolean isGone(ActiveAlarms alarms, long now) {
        return isAllSilent(now) || missHeartbeatsInARow(alarms, now);
    }

    /** Goes on where it last found a device that is heard, so that tens of thousands that fall silent one after the other cost a step each. */
    boolean isAllSilent(long now) {
        for (int looked = 0; looked < members.length; looked++) {
            DeviceComms link = members[heard];
            if (!link.isSilent(now) && !link.isCut()) {
                return false;
            }
            heard = heard + 1 == members.length ? 0 : heard + 1;
        }
        return members.length > 1;
    }

    /**
     * Whether so many devices that sleep missed their heartbeats one after the other, without any in between that came, that the way to them is
     * gone: the devices whose heartbeats are due later are not silent yet. A device that is told by itself already says nothing about the others.
     * Looks at all devices, so once a second at most.
     */
    private boolean missHeartbeatsInARow(ActiveAlarms alarms, long now) {
        if (!whole.isSleepy() || now - lookedMillis < LOOK_MILLIS) {
            return false;
        }
        lookedMillis = now;
        long firstDue = Long.MAX_VALUE;
        long lastHeard = Long.MIN_VALUE;
        int missed = 0;
        for (DeviceComms link : members) {
            lastHeard = Math.max(lastHeard, link.lastHeard());
            long heartbeatDue = link.heartbeatDue();
            if (heartbeatDue <= now && !isTold(link, alarms)) {
                missed++;
                firstDue = Math.min(firstDue, heartbeatDue);
            }
        }
        return missed >= missedNeed && lastHeard < firstDue;
    }

    private static boolean isTold(DeviceComms link, ActiveAlarms alarms) {
        return link.isLost() || link.points().size() == 1 && alarms.isActive(new AlarmName(link.points().getFirst().id(), CommsMonitor.STALE, null));
    }
}
