package io.hazardwatch.gateway.audit;

import io.hazardwatch.gateway.emergency.EmergencyMessage;
import io.hazardwatch.gateway.emergency.EmergencyWay;
import io.hazardwatch.gateway.emergency.MonthlyWatchdogCheck;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.time.Clock;
import java.io.PrintStream;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Calls the outside monitor at most once in its period while all is well. Once a month it withholds the calls for some minutes and tells people
 * by the emergency way that the monitor must page them now: a monitor that is dead itself is found by that. One thread.
 */
public final class DeadManSwitch implements Runnable {
    private final Runnable call;
    private final long periodMillis;
    private final MonthlyWatchdogCheck miss;
    private final EmergencyWay way;
    private final Clock clock;
    private final PrintStream out;
    private long calledNanos;
    private boolean hasCalled;
    private boolean isMissing;

    /** @param call calls the monitor; never blocks */
    public DeadManSwitch(Runnable call, long periodMillis, MonthlyWatchdogCheck miss, EmergencyWay way, Clock clock, PrintStream out) {
        this.call = call;
        this.periodMillis = periodMillis;
        this.miss = miss;
        this.way = way;
        this.clock = clock;
        this.out = out;
    }

    /** All is well. */
    @Override
    public void run() {
        long now = clock.millis();
        boolean isForced = miss.isForced(now);
        if (isForced && !isMissing) {
            announce(now);
        }
        isMissing = isForced;
        if (!isForced && (!hasCalled || clock.nanos() - calledNanos >= TimeUnit.MILLISECONDS.toNanos(periodMillis))) {
            hasCalled = true;
            calledNanos = clock.nanos();
            call.run();
        }
    }

    private void announce(long now) {
        long minutes = TimeUnit.MILLISECONDS.toMinutes(miss.lastsMillis());
        Text text = new Text("[测试] 每月检查：对外部监视系统的访问暂停 " + minutes + " 分钟，监视系统应当报警。若未收到其报警，说明监视系统失效，请立即检查",
                "[test] monthly check: the outside monitor is not called for " + minutes
                + " min and must page. If it does not, the monitor is dead; look after it at once");
        out.println(Instant.ofEpochMilli(now) + " " + text.en());
        way.send(new EmergencyMessage("auditor", text, false, now)).join().forEach(each -> out.println("not told by " + each));
    }
}
