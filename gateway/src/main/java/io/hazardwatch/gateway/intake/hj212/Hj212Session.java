package io.hazardwatch.gateway.intake.hj212;

import io.hazardwatch.gateway.decode.hj212.Hj212Packet;
import io.hazardwatch.gateway.model.FrameDeviation;
import io.hazardwatch.gateway.registry.Hj212Setup;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One device on one connection: sets what is to be set, one command after the other. A command is repeated every
 * {@value #TIMEOUT_SECONDS} s, {@value #TRIES_MAX} times in all; the next one follows whether it succeeded or not. Event loop only.
 */
final class Hj212Session {
    static final int TIMEOUT_SECONDS = 10;
    static final int TRIES_MAX = 3;
    private static final int CLOCK = 1012;
    private static final int REQUEST_ANSWER = 9011;
    private static final String OK = "1";
    private static final Logger LOG = LoggerFactory.getLogger(Hj212Session.class);

    private record SetupCommand(int command, String data) {}

    private final Hj212Route route;
    private final Hj212Loop loop;
    private final Channel channel;
    private final Deque<SetupCommand> commands = new ArrayDeque<>();
    private Hj212Packet first;
    private String password;
    private Set<FrameDeviation> deviations;
    private String number = "";
    private int tries;
    private boolean isAccepted;
    private boolean hasFailed;
    private Future<?> timeout;

    Hj212Session(Hj212Route route, Hj212Loop loop, Channel channel) {
        this.route = route;
        this.loop = loop;
        this.channel = channel;
    }

    Hj212Route route() {
        return route;
    }

    /** Begins to set what is to be set, with the first packet of the device. */
    void open(Hj212Packet packet, Set<FrameDeviation> frameDeviations) {
        first = packet;
        password = packet.password();
        deviations = frameDeviations;
        Hj212Setup setup = route.binding().setup();
        boolean isConfirmed = setup.equals(loop.confirmed().get(packet.mn()));
        if (setup.isClockSet()) {
            commands.add(new SetupCommand(CLOCK, ""));
        }
        if (!isConfirmed) {
            addSettings(setup);
        }
        next();
    }

    private void addSettings(Hj212Setup setup) {
        if (setup.timeoutSeconds() > 0) {
            commands.add(new SetupCommand(1000, "OverTime=" + setup.timeoutSeconds() + ";ReCount=" + setup.retries()));
        }
        if (setup.realTimeSeconds() > 0) {
            commands.add(new SetupCommand(1062, "RtdInterval=" + setup.realTimeSeconds()));
        }
        if (setup.minuteInterval() > 0) {
            commands.add(new SetupCommand(1064, "MinInterval=" + setup.minuteInterval()));
        }
        if (setup.isRealTimeWanted() != null) {
            commands.add(new SetupCommand(setup.isRealTimeWanted() ? 2011 : 2012, ""));
        }
        if (setup.isStateWanted() != null) {
            commands.add(new SetupCommand(setup.isStateWanted() ? 2021 : 2022, ""));
        }
        // last, because a device refuses the old password from then on
        if (setup.newPassword() != null && !setup.newPassword().equals(first.password())) {
            commands.add(new SetupCommand(1072, "NewPW=" + setup.newPassword()));
        }
    }

    /** A later packet of the device, whose password counts from now on. */
    void heard(Hj212Packet packet) {
        password = packet.password();
    }

    /** How frames of the device deviate from the standard. */
    Set<FrameDeviation> deviations() {
        return deviations;
    }

    /** The device asks for the time (1013); one answer serves all that it asks meanwhile. */
    void setClock() {
        if (commands.stream().noneMatch(waiting -> waiting.command() == CLOCK)) {
            commands.add(new SetupCommand(CLOCK, ""));
        }
        if (timeout == null) {
            next();
        }
    }

    /** Takes 9011, 9012 or 9013: what the device says about a command. */
    void answered(Hj212Packet packet) {
        String about = packet.item("QN").isEmpty() ? packet.qn() : packet.item("QN");
        if (number.isEmpty() || !about.equals(number)) {
            return; // about a command that was given up
        }
        boolean isRequestAnswer = packet.command() == REQUEST_ANSWER;
        String result = packet.item(isRequestAnswer ? "QnRtn" : "ExeRtn");
        if (isRequestAnswer && result.equals(OK)) {
            isAccepted = true;
            return; // 9012 follows, except where the device goes on reporting instead
        }
        end(result.isEmpty() || result.equals(OK), result);
    }

    /** The connection is closed. */
    void close() {
        if (timeout != null) {
            timeout.cancel(false);
        }
    }

    private void next() {
        if (commands.isEmpty()) {
            number = "";
            if (!hasFailed) {
                loop.confirmed().put(first.mn(), route.binding().setup());
            }
            return;
        }
        tries = 0;
        isAccepted = false;
        send();
    }

    private void send() {
        SetupCommand next = commands.peek();
        long now = loop.nowMillis();
        number = Hj212Writer.number(now, route.zone());
        tries++;
        String data = next.command() == CLOCK ? "SystemTime=" + Hj212Writer.time(now, route.zone()) : next.data();
        channel.writeAndFlush(Hj212Writer.request(number, first.system(), next.command(), password, first, data, deviations));
        timeout = channel.eventLoop().schedule(this::late, TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private void late() {
        timeout = null;
        if (!channel.isActive()) {
            return;
        }
        if (tries < TRIES_MAX && !isAccepted) {
            send();
        } else {
            end(isAccepted, "no answer");
        }
    }

    private void end(boolean isDone, String result) {
        SetupCommand ended = commands.remove();
        close();
        timeout = null;
        if (isDone) {
            loop.counters().commandsDone.increment();
        } else {
            hasFailed = true;
            loop.counters().commandsFailed.increment();
            LOG.warn("hj212 {}: command {} was not carried out: {}", route.device().id(), ended.command(), result);
        }
        next();
    }
}
