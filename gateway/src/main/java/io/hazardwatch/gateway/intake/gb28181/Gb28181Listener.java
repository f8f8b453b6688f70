package io.hazardwatch.gateway.intake.gb28181;

import io.hazardwatch.gateway.model.ChannelReport;
import io.hazardwatch.gateway.registry.Camera;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.time.Clock;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The UDP port for GB/T 28181, and its one thread. A port that cannot be bound, or whose socket fails, is tried again every
 * {@value #RETRY_SECONDS} s, and {@link #problem} says so meanwhile. Started and closed by one thread; the rest is the event loop's.
 */
public final class Gb28181Listener implements AutoCloseable {
    static final int RETRY_SECONDS = 10;
    /** Largest datagram of UDP. */
    private static final int DATAGRAM_BYTES_MAX = 65_535;
    private static final int RECEIVE_BYTES = 1 << 20;
    private static final long START_SECONDS_MAX = 20;
    private static final long STOP_MILLIS_MAX = 5_000;
    private static final String CLOSED = "the port takes no datagrams";
    private static final Logger LOG = LoggerFactory.getLogger(Gb28181Listener.class);

    private final Gb28181Settings settings;
    private final Supplier<Registry> registry;
    private final BiConsumer<String, Throwable> defects;
    private final Clock clock;
    private final long retryMillis;
    private final EventLoopGroup group;
    private final SipServer server;
    private final Gb28181Counters counters = new Gb28181Counters();
    private Registry known;
    private Map<String, Set<String>> wanted = Map.of();
    private volatile Channel open;
    private volatile String problem = CLOSED;
    private volatile boolean isClosed;

    /** @param defects the sink for defects: where, and what was thrown */
    public Gb28181Listener(Gb28181Settings settings, Supplier<Registry> registry, ThreadFactory threads, BiConsumer<String, Throwable> defects,
                           Clock clock) {
        this(settings, registry, threads, defects, clock, TimeUnit.SECONDS.toMillis(RETRY_SECONDS));
    }

    Gb28181Listener(Gb28181Settings settings, Supplier<Registry> registry, ThreadFactory threads, BiConsumer<String, Throwable> defects, Clock clock,
                    long retryMillis) {
        this.retryMillis = retryMillis;
        this.settings = settings;
        this.registry = registry;
        this.defects = defects;
        this.clock = clock;
        this.server = new SipServer(settings, counters, this::own);
        this.group = new MultiThreadIoEventLoopGroup(1, work -> {
            Thread thread = threads.newThread(work);
            thread.setName("gb28181");
            return thread;
        }, NioIoHandler.newFactory());
    }

    /** Opens the port; returns when it is open or could not be opened for now. */
    public void start() {
        group.execute(this::look); // what is wanted must be known before the first platform speaks
        bind().awaitUninterruptibly(START_SECONDS_MAX, TimeUnit.SECONDS);
        group.submit(() -> { }).awaitUninterruptibly(START_SECONDS_MAX, TimeUnit.SECONDS); // the result is noted after the waiting ends
        group.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private ChannelFuture bind() {
        return new Bootstrap().group(group).channel(NioDatagramChannel.class).option(ChannelOption.SO_RCVBUF, RECEIVE_BYTES)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(DATAGRAM_BYTES_MAX)).handler(new Datagrams())
                .bind(new InetSocketAddress(settings.host(), settings.port())).addListener(bound -> opened((ChannelFuture) bound));
    }

    private void opened(ChannelFuture bound) {
        if (bound.isSuccess()) {
            open = bound.channel();
            problem = CLOSED;
            LOG.info("gb28181 listens on {}", bound.channel().localAddress());
            open.closeFuture().addListener(closed -> again());
            if (isClosed) {
                open.close();
            }
            return;
        }
        String said = settings.host() + ':' + settings.port() + ": cannot listen: " + bound.cause().getMessage();
        if (!said.equals(problem)) {
            LOG.warn("gb28181 {}; tried again every {} ms", said, retryMillis);
        }
        problem = said;
        again();
    }

    /** After a failed attempt, and after a failure of the system that closed the socket. */
    private void again() {
        if (!isClosed) {
            group.schedule(this::bindAgain, retryMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void bindAgain() {
        if (!isClosed) {
            bind();
        }
    }

    /** The handler of the socket. */
    private final class Datagrams extends SimpleChannelInboundHandler<DatagramPacket> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            try {
                send(server.receive(ByteBufUtil.getBytes(packet.content()), packet.sender(), clock.nanos()), context.channel());
            } catch (RuntimeException defect) {
                defects.accept("gb28181", defect);
            }
        }

        /** A socket tells that a datagram reached nobody, which concerns no other. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (!(cause instanceof IOException)) {
                defects.accept("gb28181", cause);
            }
        }
    }

    /** What the socket does not take fast enough is dropped, so that no flood fills the memory; platforms ask again. */
    private void send(List<SipOutgoing> all, Channel channel) {
        for (SipOutgoing each : all) {
            if (channel.isWritable()) {
                channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(each.bytes()), each.to()));
            } else {
                counters.count(Gb28181Counters.Result.UNANSWERED);
            }
        }
    }

    /** Catches all, because nothing that throws is repeated. */
    private void look() {
        Channel channel = open;
        try {
            List<SipOutgoing> due = server.look(wanted(), clock.nanos());
            if (channel != null && channel.isActive()) {
                send(due, channel);
            }
        } catch (Throwable defect) {
            defects.accept("gb28181", defect);
        }
    }

    private Map<String, Set<String>> wanted() {
        Registry now = registry.get();
        if (now != known) {
            Map<String, Set<String>> next = new HashMap<>();
            for (Site site : now.sites()) {
                for (Camera camera : site.plant().guarded().cameras()) {
                    if (camera.channel() != null && camera.isChecked()) {
                        next.computeIfAbsent(camera.channel().platform(), id -> new HashSet<>()).add(camera.channel().id());
                    }
                }
            }
            wanted = next;
            known = now;
        }
        return wanted;
    }

    /** Host and port by which a peer reaches this one: those of the settings, or the address that leads to the peer. */
    private String own(InetSocketAddress peer) {
        InetAddress host = open == null ? null : ((InetSocketAddress) open.localAddress()).getAddress();
        if (host == null || host.isAnyLocalAddress()) {
            host = toward(peer);
        }
        String text = host.getHostAddress();
        return (text.indexOf(':') < 0 ? text : '[' + text + ']') + ':' + port();
    }

    /** The address of this machine that a peer sees. */
    static InetAddress toward(InetSocketAddress peer) {
        try (DatagramSocket way = new DatagramSocket()) {
            way.connect(peer); // sends nothing
            return way.getLocalAddress();
        } catch (IOException | RuntimeException unreachable) {
            return InetAddress.getLoopbackAddress();
        }
    }

    /** The socket; null before it is open. Any thread. */
    Channel socket() {
        return open;
    }

    /** What a platform says of a channel. Any thread; never blocks for long. */
    public ChannelReport report(String platform, String channel, long nowMillis, long nowNanos) {
        return server.report(platform, channel, nowMillis, nowNanos);
    }

    /** Why the port takes nothing, or which platforms are away, for health; null if all is well. Any thread. */
    public String problem() {
        return isOpen() ? server.trouble(clock.nanos()) : problem;
    }

    /** Whether the port is open. Any thread. */
    public boolean isOpen() {
        Channel bound = open;
        return bound != null && bound.isActive();
    }

    /** The bound port; -1 while there is none. Any thread. */
    public int port() {
        Channel bound = open;
        return bound == null || bound.localAddress() == null ? -1 : ((InetSocketAddress) bound.localAddress()).getPort();
    }

    /** Counters of the port. Any thread. */
    public Gb28181Counters counters() {
        return counters;
    }

    /** Closes the port. */
    @Override
    public void close() {
        isClosed = true;
        if (open != null) {
            open.close().awaitUninterruptibly(STOP_MILLIS_MAX);
        }
        group.shutdownGracefully(0, STOP_MILLIS_MAX, TimeUnit.MILLISECONDS).awaitUninterruptibly(STOP_MILLIS_MAX);
    }
}
