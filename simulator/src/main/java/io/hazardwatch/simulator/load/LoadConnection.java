package io.hazardwatch.simulator.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One connection and the devices that publish over it. Used only on its event loop, except where a method says otherwise. */
final class LoadConnection extends ChannelInboundHandlerAdapter implements AckReader.Listener {
    private static final int CHUNK_BYTES = 65_536;

    private final int number;
    private final ConnectPacket connect;
    private final List<LoadDevice> devices;
    private final InFlight inFlight;
    private final Sender sender;
    private final boolean acknowledged;
    private final CompletableFuture<LoadConnection> accepted = new CompletableFuture<>();
    private final AckReader reader = new AckReader(this);
    private final Deque<Urgent> urgent = new ArrayDeque<>();

    private Channel channel;
    private Pace pace;
    private long scheduled;
    private int turn;
    private ByteBuf chunk;
    private boolean unflushed;
    private long readNanos;
    private boolean lost;

    private record Urgent(LoadDevice device, int point, boolean alarm, long dueNanos) {}

    LoadConnection(int number, ConnectPacket connect, List<LoadDevice> devices, int window, boolean acknowledged, Sender sender) {
        this.number = number;
        this.connect = connect;
        this.devices = devices;
        this.inFlight = new InFlight(window);
        this.acknowledged = acknowledged;
        this.sender = sender;
    }

    /** Completes when the broker accepts the connection; fails when it cannot be made or is refused. Callable from any thread. */
    CompletableFuture<LoadConnection> accepted() {
        return accepted;
    }

    /** The connection's index among all connections, from 0. */
    int number() {
        return number;
    }

    List<LoadDevice> devices() {
        return devices;
    }

    void begin(Pace newPace) {
        pace = newPace;
    }

    /**
     * Queues an extra message of {@code device}, ahead of the scheduled ones, in which {@code point} goes into alarm or returns to normal.
     * The point changes only when this message is written, so that a late event loop cannot send the return to normal before the alarm.
     *
     * @param point    index of the point within the device, from 0
     * @param dueNanos {@link System#nanoTime()} value at which the message is due
     */
    void sendNow(LoadDevice device, int point, boolean alarm, long dueNanos) {
        urgent.add(new Urgent(device, point, alarm, dueNanos));
    }

    /** Whether no message waits to be sent or acknowledged. True also after the connection was lost. */
    boolean isIdle() {
        return lost || inFlight.count() == 0 && urgent.isEmpty();
    }

    int unacked() {
        return inFlight.count();
    }

    boolean isLost() {
        return lost;
    }

    /**
     * Sends the messages that are due, as far as the window and the socket buffer permit.
     *
     * @param nowNanos   {@link System#nanoTime()} value
     * @param wallMillis milliseconds since the epoch, for the time stamps
     */
    void pump(long nowNanos, long wallMillis) {
        if (pace == null || lost) {
            return;
        }
        while (!urgent.isEmpty() && mayWrite()) {
            Urgent first = urgent.poll();
            first.device().setAlarm(first.point(), first.alarm());
            write(first.device(), first.dueNanos(), wallMillis);
        }
        long due = pace.dueBy(nowNanos);
        while (scheduled < due && mayWrite()) {
            write(devices.get(turn), pace.dueNanos(scheduled++, nowNanos), wallMillis);
            turn = turn + 1 == devices.size() ? 0 : turn + 1;
        }
        flush();
    }

    /** Writes the current chunk and flushes the channel. Full chunks have been written before, but not flushed. */
    private void flush() {
        if (chunk != null) {
            channel.write(chunk);
            chunk = null;
            unflushed = true;
        }
        if (unflushed) {
            unflushed = false;
            channel.flush();
        }
    }

    private boolean mayWrite() {
        return channel.isWritable() && !(acknowledged && inFlight.isFull());
    }

    private void write(LoadDevice device, long dueNanos, long wallMillis) {
        if (chunk == null) {
            chunk = channel.alloc().directBuffer(CHUNK_BYTES);
        }
        device.writeTo(chunk, acknowledged ? inFlight.open(device, dueNanos) : 0, wallMillis);
        sender.countSent();
        if (chunk.writableBytes() < device.size()) {
            channel.write(chunk);
            chunk = null;
            unflushed = true;
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        context.writeAndFlush(connect.write(context.alloc()));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        readNanos = System.nanoTime();
        try {
            reader.read(in);
        } finally {
            in.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        pumpIfUnpaced();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        pumpIfUnpaced();
    }

    private void pumpIfUnpaced() {
        if (pace != null && pace.intervalNanos() == 0) {
            pump(System.nanoTime(), System.currentTimeMillis());
        }
    }

    @Override
    public void onConnack(int code) {
        if (code == 0) {
            accepted.complete(this);
        } else {
            accepted.completeExceptionally(new IOException("connection refused with code " + code));
        }
    }

    @Override
    public void onPuback(int packetId) {
        long dueNanos = inFlight.close(packetId);
        if (dueNanos == InFlight.FREE) {
            sender.countStray();
        } else {
            sender.countAck(dueNanos, readNanos);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        lost = true;
        accepted.completeExceptionally(new IOException("connection closed by the broker"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        accepted.completeExceptionally(cause);
        context.close();
    }
}
