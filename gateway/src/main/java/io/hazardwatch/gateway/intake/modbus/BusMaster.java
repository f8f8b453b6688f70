package io.hazardwatch.gateway.intake.modbus;

import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.decode.modbus.ModbusFrame;
import io.hazardwatch.gateway.decode.modbus.ModbusFramer;
import io.hazardwatch.gateway.decode.modbus.ModbusRequest;
import io.hazardwatch.gateway.decode.modbus.ModbusValues;
import io.hazardwatch.gateway.decode.modbus.ReadBlock;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.ModbusBus;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The master of one bus: asks its slaves one after the other over whatever connection there is. Event loop only. */
final class BusMaster {
    /** Of a serial line between an answer and the next request: 3.5 characters at 2400 baud. */
    static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** A connection on which so many requests in a row had nothing come back is opened anew. */
    static final int DEAD_AFTER = 5;
    private static final long SETTLE_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int TRANSACTIONS = 1 << 16;
    /** Exceptions by which a converter says that the slave behind it does not answer. */
    private static final List<Integer> NO_ANSWER = List.of(10, 11);

    private final ModbusBus bus;
    private final ModbusLoop loop;
    private final byte[] heartbeat;
    private final BusReadings readings;
    private BusSchedule schedule;
    private ModbusFramer framer;
    private Channel channel;
    private Future<?> timer;
    private int transaction;
    private int unansweredInARow;

    // the request under way
    private PolledDevice asked;
    private int blockAsked;
    private ModbusRequest request;
    private long sentNanos;
    private long noiseBefore;
    private ModbusFrame doubtful;

    BusMaster(ModbusBus bus, ModbusLoop loop, BusSchedule schedule) {
        this.bus = bus;
        this.loop = loop;
        this.heartbeat = HexFormat.of().parseHex(bus.heartbeat());
        this.schedule = schedule;
        this.readings = new BusReadings(this, loop);
    }

    ModbusBus bus() {
        return bus;
    }

    BusSchedule schedule() {
        return schedule;
    }

    boolean isConnected() {
        return channel != null;
    }

    /** Asks other devices from now on. What is under way is given up. */
    void replace(BusSchedule next) {
        if (asked != null) {
            asked.slave().isLateExpected = bus.framing().isSerial();
        }
        readings.clear();
        Map<DeviceId, PolledDevice> before = new HashMap<>();
        schedule.devices().forEach(each -> before.put(each.device().id(), each));
        next.devices().stream().filter(each -> before.containsKey(each.device().id()))
                .forEach(each -> each.follow(before.get(each.device().id())));
        schedule = next;
        schedule.devices().stream().filter(each -> channel == null || each.slave().state == ModbusSlave.State.SILENT).forEach(readings::lose);
        readings.passOn();
        free();
    }

    /** The bus has a connection; one before it is closed. */
    void connected(Channel opened) {
        Channel before = channel;
        channel = opened;
        framer = ModbusFramer.of(bus.framing());
        unansweredInARow = 0;
        if (before != null) {
            before.close();
        }
        schedule.connected(loop.nowNanos());
        loop.counters().connects.increment();
        free();
    }

    /** A connection has ended. */
    void disconnected(Channel closed) {
        if (closed == channel) {
            channel = null;
            cancel();
            asked = null;
            unreachable();
        }
    }

    /** Nothing is known of any slave, because there is no connection. */
    void unreachable() {
        schedule.devices().forEach(readings::lose);
        readings.passOn();
        loop.settle();
    }

    void close() {
        cancel();
        asked = null;
        if (channel != null) {
            Channel closing = channel;
            channel = null;
            closing.close();
        }
    }

    /** Takes received bytes; they may be reused after return. */
    void received(Channel from, byte[] bytes, int length) {
        if (from != channel) {
            return;
        }
        unansweredInARow = 0;
        if (isHeartbeat(bytes, length)) {
            return;
        }
        framer.add(bytes, 0, length);
        for (ModbusFrame frame = framer.next(); frame != null; frame = framer.next()) {
            take(frame);
        }
        if (framer.isLost()) {
            loop.reject(schedule.devices().getFirst().origin(), RejectReason.BAD_FRAME, "no message of Modbus TCP", shown(bytes, length));
            channel.close();
        }
    }

    /** Whether the bytes are nothing but heartbeats; one among others is noise that a framer of the serial line passes over. */
    private boolean isHeartbeat(byte[] bytes, int length) {
        byte[] beat = heartbeat;
        if (beat.length == 0 || length % beat.length != 0) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (bytes[at] != beat[at % beat.length]) {
                return false;
            }
        }
        return true;
    }

    private void take(ModbusFrame frame) {
        boolean isForeign = asked == null || frame.transaction() >= 0 && frame.transaction() != request.transaction();
        if (isForeign || bus.framing().isSerial() && !request.isAnsweredBy(frame)) {
            loop.counters().lateAnswers.increment();
        } else if (asked.slave().isLateExpected) {
            settle(frame);
        } else {
            answered(frame);
        }
    }

    /** The answer may be a late one to the request before: the one that comes last within a while counts. */
    private void settle(ModbusFrame frame) {
        if (doubtful != null) {
            loop.counters().lateAnswers.increment();
        } else {
            long wait = Math.max(SETTLE_NANOS_MIN, 2 * asked.slave().slowestNanos());
            arm(this::settled, Math.min(wait, asked.timeoutNanos()));
        }
        doubtful = frame;
    }

    private void settled() {
        asked.slave().isLateExpected = false;
        answered(doubtful);
    }

    private void answered(ModbusFrame frame) {
        cancel();
        doubtful = null;
        int code = frame.exception();
        if (NO_ANSWER.contains(code)) {
            noAnswer();
            return;
        }
        asked.slave().answered(loop.nowNanos() - sentNanos);
        ReadBlock block = request.block();
        Decoded values = new Decoded();
        if (code != 0) {
            loop.counters().exceptions.increment();
            refused(values, RejectReason.DEVICE_EXCEPTION, block.place() + ": " + ModbusExceptions.text(code), code);
        } else if (!request.isAnsweredBy(frame)) {
            refused(values, RejectReason.BAD_FRAME, block.place() + ": an answer to something else", -1);
        } else {
            loop.counters().answers.increment();
            asked.isNewException(blockAsked, 0);
            ModbusValues.read(block, frame.pdu(), loop.nowMillis(), values);
        }
        readings.add(asked, values, values.rejectCount > 0 ? shown(frame.pdu(), frame.pdu().length) : BusReadings.NOTHING_TO_SHOW);
        goOn();
    }

    /** What is told once is counted from then on, until it changes. */
    private void refused(Decoded values, RejectReason reason, String detail, int code) {
        ModbusValues.unknown(request.block(), loop.nowMillis(), values);
        if (asked.isNewException(blockAsked, code)) {
            values.reject(reason, detail);
        } else {
            loop.count(asked.origin(), reason);
        }
    }

    private void goOn() {
        if (blockAsked + 1 < asked.blocks().size()) {
            blockAsked++;
            request = null;
        } else {
            asked.hasAnswered = true;
            readings.back(asked.slave(), schedule.devices());
            loop.counters().missedPeriods.add(schedule.answered(asked, loop.nowNanos()));
            asked = null;
        }
        readings.passOn();
        if (bus.framing().isSerial()) {
            arm(this::next, PAUSE_NANOS);
        } else {
            next();
        }
    }

    /** Asks what is due, as soon as it is. */
    private void next() {
        if (channel == null || readings.isWaiting() || asked != null && request != null) {
            return;
        }
        long now = loop.nowNanos();
        if (asked == null) {
            asked = schedule.due(now);
            blockAsked = 0;
        }
        if (asked != null) {
            ask(now);
            return;
        }
        long wait = schedule.waitNanos(now);
        if (wait >= 0) {
            arm(this::next, wait);
        }
    }

    private void ask(long nowNanos) {
        transaction = (transaction + 1) % TRANSACTIONS;
        request = new ModbusRequest(transaction, asked.binding().unit(), asked.blocks().get(blockAsked));
        if (bus.framing().isSerial()) {
            framer.clear();
        }
        noiseBefore = framer.noise();
        sentNanos = nowNanos;
        loop.counters().requests.increment();
        channel.writeAndFlush(Unpooled.wrappedBuffer(request.bytes(bus.framing())));
        arm(this::late, schedule.patienceNanos(asked, nowNanos));
    }

    private void late() {
        loop.counters().timeouts.increment();
        if (bus.framing().isSerial()) {
            framer.clear();
            asked.slave().isLateExpected = true;
            long noise = framer.noise() - noiseBefore;
            if (noise > 0) {
                loop.reject(asked.origin(), RejectReason.BAD_CHECKSUM, noise + " bytes that are no answer", BusReadings.NOTHING_TO_SHOW);
            }
        }
        noAnswer();
        if (++unansweredInARow >= DEAD_AFTER && channel != null) {
            channel.close();
        }
    }

    private void noAnswer() {
        ModbusSlave slave = asked.slave();
        if (schedule.failed(asked, loop.nowNanos())) {
            schedule.devices().stream().filter(each -> each.slave() == slave).forEach(readings::lose);
        }
        readings.passOn();
        free();
    }

    private void free() {
        cancel();
        asked = null;
        request = null;
        doubtful = null;
        next();
    }

    /** The lane has room again. */
    void roomMade() {
        readings.passOn();
        if (timer == null) {
            next();
        }
    }

    private void arm(Runnable work, long nanos) {
        cancel();
        timer = loop.schedule(() -> {
            timer = null;
            try {
                work.run();
                loop.settle();
            } catch (Throwable defect) { // else nobody would ask this bus again
                loop.defect(defect);
                startAnew();
            }
        }, nanos);
    }

    /** Gives the connection up, so that a defect in one answer does not end the polling of the bus. */
    private void startAnew() {
        if (channel != null) {
            channel.close();
        }
    }

    private void cancel() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private static byte[] shown(byte[] bytes, int length) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes, 0, length).getBytes(StandardCharsets.US_ASCII);
    }
}
