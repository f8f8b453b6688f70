package io.hazardwatch.gateway.intake.gb26875;

import io.hazardwatch.gateway.connections.ConnectionBounds;
import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngests;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The port to which user information transmission devices connect. Started and closed by one thread; the rest is the event loop's. */
public final class Gb26875Listener implements AutoCloseable {
    /** Bytes of one read. */
    static final int READ_BYTES = 4_096;
    static final int UNSENT_BYTES_MAX = 32 << 10;
    static final int WRITE_SECONDS_MAX = 30;
    private static final long START_SECONDS_MAX = 20;
    private static final long STOP_MILLIS_MAX = 5_000;

    private final Gb26875Settings settings;
    private final EventLoopGroup group;
    private final ConnectionBounds bounds;
    private final Gb26875Loop loop;
    private volatile Channel listening;

    /**
     * Creates a port that is closed until {@link #start}.
     *
     * @param threads creates the one thread of the port
     * @param limits  how far times of readings may lie from their arrival
     */
    public Gb26875Listener(Gb26875Settings settings, Supplier<Registry> registry, ReadingIngests ingests, Quarantine quarantine,
                         ConnectionListener connections, DecodeLimits limits, ThreadFactory threads, Clock clock) {
        this.settings = settings;
        this.bounds = ConnectionBounds.inAll(settings.connectionsMax());
        ThreadFactory named = work -> named(threads.newThread(work));
        this.group = new MultiThreadIoEventLoopGroup(1, named, NioIoHandler.newFactory());
        this.loop = new Gb26875Loop(new Gb26875Loop.Parts(registry, ingests, quarantine, connections, limits, clock),
                group.next(), bounds);
    }

    private static Thread named(Thread thread) {
        thread.setName("gb26875");
        return thread;
    }

    /**
     * Opens the port.
     *
     * @throws IOException if it cannot be bound; names the address
     */
    public void start() throws IOException {
        ServerBootstrap server = new ServerBootstrap().group(group).channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(UNSENT_BYTES_MAX / 2, UNSENT_BYTES_MAX))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        accept(connection);
                    }
                });
        var bound = server.bind(new InetSocketAddress(settings.host(), settings.port()));
        if (!bound.awaitUninterruptibly(START_SECONDS_MAX, TimeUnit.SECONDS) || !bound.isSuccess()) {
            throw new IOException("gb26875 " + settings.host() + ':' + settings.port() + ": cannot listen: "
                    + (bound.cause() == null ? "no answer" : bound.cause().getMessage()), bound.cause());
        }
        listening = bound.channel();
    }

    private void accept(SocketChannel connection) {
        InetAddress address = connection.remoteAddress().getAddress();
        if (bounds.admit(address) != ConnectionBounds.Admission.ADMITTED) {
            connection.close();
            return;
        }
        connection.closeFuture().addListener(closed -> bounds.release(address));
        equip(connection, settings, loop);
    }

    /** What a connection consists of. */
    static void equip(Channel connection, Gb26875Settings settings, Gb26875Loop loop) {
        connection.pipeline().addLast(new IdleStateHandler(settings.idleMillis(), 0, 0, TimeUnit.MILLISECONDS),
                new WriteTimeoutHandler(WRITE_SECONDS_MAX), new Gb26875Connection(loop, connection));
    }

    /** Counters of the port. Any thread. */
    public Gb26875Counters counters() {
        return loop.counters();
    }

    /** Whether the port accepts connections. Any thread. */
    public boolean isListening() {
        Channel bound = listening;
        return bound != null && bound.isActive();
    }

    /** The bound port; -1 before {@link #start}. Any thread. */
    public int port() {
        Channel bound = listening;
        return bound == null ? -1 : ((InetSocketAddress) bound.localAddress()).getPort();
    }

    /** Closes the port and every connection; what was not confirmed is sent again by the devices. */
    @Override
    public void close() {
        if (listening != null) {
            listening.close().awaitUninterruptibly(STOP_MILLIS_MAX);
        }
        group.next().submit(loop::close).awaitUninterruptibly(STOP_MILLIS_MAX);
        group.shutdownGracefully(0, STOP_MILLIS_MAX, TimeUnit.MILLISECONDS).awaitUninterruptibly(STOP_MILLIS_MAX);
    }
}
