package io.hazardwatch.simulator.load;

import io.hazardwatch.simulator.publish.Credential;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One load run: connects all connections, sends, and waits for the last acknowledgement. Blocks the thread that calls it. */
final class LoadRun implements AutoCloseable {
    private static final long CONNECT_SECONDS = 30;
    private static final int READ_BYTES = 65_536;
    private static final long LEAD_NANOS = 100_000_000;

    private final LoadPlan plan;
    private final EventLoopGroup group;
    private final List<Sender> senders = new ArrayList<>();
    private final Map<Integer, AlarmDrill.Target> targets = new HashMap<>();

    LoadRun(LoadPlan plan) {
        this.plan = plan;
        this.group = new MultiThreadIoEventLoopGroup(plan.threads(), NioIoHandler.newFactory());
        for (int i = 0; i < plan.threads(); i++) {
            senders.add(new Sender(group.next(), plan.tickNanos()));
        }
    }

    List<Sender> senders() {
        return senders;
    }

    List<LoadConnection> connections() {
        return senders.stream().flatMap(sender -> sender.connections().stream()).toList();
    }

    /**
     * Opens all connections and waits until the broker has accepted every one.
     *
     * @throws ExecutionException when a connection cannot be made or is refused
     * @throws TimeoutException   when the broker has not accepted all connections in time
     */
    void connect(Credential credential) throws InterruptedException, ExecutionException, TimeoutException {
        List<CompletableFuture<LoadConnection>> accepted = new ArrayList<>();
        for (int i = 0; i < plan.connections(); i++) {
            Sender sender = senders.get(i % plan.threads());
            LoadConnection connection = connection(i, credential, sender);
            sender.add(connection);
            open(connection, sender.loop());
            accepted.add(connection.accepted());
        }
        CompletableFuture.allOf(accepted.toArray(CompletableFuture[]::new)).get(CONNECT_SECONDS, TimeUnit.SECONDS);
    }

    private LoadConnection connection(int number, Credential credential, Sender sender) {
        List<LoadDevice> devices = new ArrayList<>();
        ConnectPacket packet = new ConnectPacket("load-" + ProcessHandle.current().pid() + "-" + number, credential);
        LoadConnection connection = new LoadConnection(number, packet, devices, plan.window(), plan.qos() == 1, sender);
        for (int i = number; i < plan.sites().devices(); i += plan.connections()) {
            LoadDevice device = new LoadDevice(plan.sites().device(i), plan.sites().values(), plan.qos(), plan.backlog());
            devices.add(device);
            targets.put(i, new AlarmDrill.Target(device, connection));
        }
        return connection;
    }

    private void open(LoadConnection connection, EventLoop loop) {
        new Bootstrap().group(loop).channel(NioSocketChannel.class).handler(connection)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(READ_BYTES, 8 * READ_BYTES))
                .connect(plan.host(), plan.port()).addListener(attempt -> {
                    if (!attempt.isSuccess()) {
                        connection.accepted().completeExceptionally(attempt.cause());
                    }
                });
    }

    /** Sends for the planned time, then waits for the outstanding acknowledgements, at most for the plan's drain time. */
    void run(LiveWatcher watcher) throws InterruptedException, ExecutionException {
        long startNanos = System.nanoTime() + LEAD_NANOS;
        for (Sender sender : senders) {
            Map<Integer, AlarmDrill.Target> own = new HashMap<>(targets);
            own.values().removeIf(target -> !sender.connections().contains(target.connection()));
            sender.start(plan, startNanos, new AlarmDrill(plan, own, watcher, startNanos));
        }
        for (Sender sender : senders) {
            sender.done().get();
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
