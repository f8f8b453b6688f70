package io.hazardwatch.gateway.intake.tcp;

import io.hazardwatch.gateway.connections.ConnectionBounds;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port to which devices of one protocol connect, and its one thread. Started and closed by one thread; the rest is the event loop's.
 *
 * <p>A port that cannot be bound is tried again every {@value #RETRY_SECONDS} s, and {@link #problem} says so meanwhile: who monitors by
 * other protocols must not lose that because one port is taken.
 */
public final class TcpListener implements AutoCloseable {
    /** Bytes of one read. */
    public static final int READ_BYTES = 4_096;
    /** Bytes that may wait to be sent before a connection is not read any more. */
    public static final int UNSENT_BYTES_MAX = 32 << 10;
    /** How long sending may take before the connection is closed. */
    public static final int WRITE_SECONDS_MAX = 30;
    static final int RETRY_SECONDS = 10;
    private static final long START_SECONDS_MAX = 20;
    private static final long STOP_MILLIS_MAX = 5_000;
    private static final String CLOSED = "the port accepts no connections";
    private static final Logger LOG = LoggerFactory.getLogger(TcpListener.class);

    private final String protocol;
    private final TcpSettings settings;
    private final EventLoopGroup group;
    private final ConnectionBounds bounds;
    private final Runnable onRefusal;
    private final long retryMillis;
    private ServerBootstrap server;
    private volatile Channel listening;
    private volatile String problem = CLOSED;
    private volatile boolean isClosed;

    /**
     * Creates a port that is closed until {@link #start}.
     *
     * @param protocol  name of the protocol as in the settings; the thread has it too
     * @param threads   creates the one thread of the port
     * @param onRefusal called for each connection that is closed because there are too many; event loop
     */
    public TcpListener(String protocol, TcpSettings settings, ThreadFactory threads, Runnable onRefusal) {
        this(protocol, settings, threads, onRefusal, TimeUnit.SECONDS.toMillis(RETRY_SECONDS));
    }

    TcpListener(String protocol, TcpSettings settings, ThreadFactory threads, Runnable onRefusal, long retryMillis) {
        this.retryMillis = retryMillis;
        this.protocol = protocol;
        this.settings = settings;
        this.onRefusal = onRefusal;
        this.bounds = ConnectionBounds.inAll(Math.max(1, settings.connectionsMax()));
        ThreadFactory named = work -> {
            Thread thread = threads.newThread(work);
            thread.setName(protocol);
            return thread;
        };
        this.group = new MultiThreadIoEventLoopGroup(1, named, NioIoHandler.newFactory());
    }

    /** Runs everything of the port. */
    public EventLoop eventLoop() {
        return group.next();
    }

    /** Counts the connections of the port. */
    public ConnectionBounds bounds() {
        return bounds;
    }

    /**
     * Opens the port; returns when it is open or could not be opened for now.
     *
     * @param handlers makes what handles a new connection
     */
    public void start(Function<Channel, ChannelHandler> handlers) {
        server = new ServerBootstrap().group(group).channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(UNSENT_BYTES_MAX / 2, UNSENT_BYTES_MAX))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        accept(connection, handlers);
                    }
                });
        server.bind(address()).addListener(bound -> opened((ChannelFuture) bound))
                .awaitUninterruptibly(START_SECONDS_MAX, TimeUnit.SECONDS);
        eventLoop().submit(() -> { }).awaitUninterruptibly(START_SECONDS_MAX, TimeUnit.SECONDS); // the result is noted after the waiting ends
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(settings.host(), settings.port());
    }

    private void opened(ChannelFuture bound) {
        if (bound.isSuccess()) {
            listening = bound.channel();
            if (isClosed) {
                listening.close();
            } else if (!problem.equals(CLOSED)) {
                LOG.info("{} listens on {}", protocol, bound.channel().localAddress());
            }
            problem = CLOSED;
            return;
        }
        String said = settings.host() + ':' + settings.port() + ": cannot listen: " + bound.cause().getMessage();
        if (!said.equals(problem)) {
            LOG.warn("{} {}; tried again every {} ms", protocol, said, retryMillis);
        }
        problem = said;
        if (!isClosed) {
            eventLoop().schedule(this::bindAgain, retryMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void bindAgain() {
        if (!isClosed) {
            server.bind(address()).addListener(bound -> opened((ChannelFuture) bound));
        }
    }

    private void accept(SocketChannel connection, Function<Channel, ChannelHandler> handlers) {
        InetAddress address = connection.remoteAddress().getAddress();
        if (bounds.admit(address) != ConnectionBounds.Admission.ADMITTED) {
            onRefusal.run();
            connection.close();
            return;
        }
        connection.closeFuture().addListener(closed -> bounds.release(address));
        equip(connection, settings.idleMillis(), handlers.apply(connection));
    }

    /** What a connection consists of. */
    public static void equip(Channel connection, long idleMillis, ChannelHandler handler) {
        connection.pipeline().addLast(new IdleStateHandler(idleMillis, 0, 0, TimeUnit.MILLISECONDS),
                new WriteTimeoutHandler(WRITE_SECONDS_MAX), handler);
    }

    /** Why the port accepts no connections, for health; null if it does. Any thread. */
    public String problem() {
        Channel bound = listening;
        return bound != null && bound.isActive() ? null : problem;
    }

    /** The bound port; -1 while there is none. Any thread. */
    public int port() {
        Channel bound = listening;
        return bound == null ? -1 : ((InetSocketAddress) bound.localAddress()).getPort();
    }

    /** Closes the port; {@code connections} closes its connections, on the event loop. */
    public void close(Runnable connections) {
        isClosed = true;
        if (listening != null) {
            listening.close().awaitUninterruptibly(STOP_MILLIS_MAX);
        }
        eventLoop().submit(connections).awaitUninterruptibly(STOP_MILLIS_MAX);
        group.shutdownGracefully(0, STOP_MILLIS_MAX, TimeUnit.MILLISECONDS).awaitUninterruptibly(STOP_MILLIS_MAX);
    }

    /** Closes the port, which has no connections. */
    @Override
    public void close() {
        close(() -> { });
    }
}
