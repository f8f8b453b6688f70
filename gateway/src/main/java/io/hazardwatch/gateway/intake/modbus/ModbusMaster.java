package io.hazardwatch.gateway.intake.modbus;

import io.hazardwatch.gateway.connections.ConnectionBounds;
import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngests;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Reads the slaves that the site files name, over connections of its own and those of DTUs. Started and closed by one thread. */
public final class ModbusMaster implements AutoCloseable {
    /** Bytes of one read. */
    static final int READ_BYTES = 4_096;
    private static final int CONNECT_MILLIS_MAX = 5_000;
    private static final long START_SECONDS_MAX = 20;
    private static final long STOP_MILLIS_MAX = 5_000;

    private final ModbusSettings settings;
    private final EventLoopGroup group;
    private final ModbusLoop loop;
    private final ConnectionBounds bounds;
    private volatile Channel listening;

    /**
     * Creates a master that is idle until {@link #start}.
     *
     * @param threads creates its one thread
     * @param defects the sink for defects: where, and what was thrown
     */
    public ModbusMaster(ModbusSettings settings, Supplier<Registry> registry, ReadingIngests ingests, Quarantine quarantine,
                        ConnectionListener connections, ThreadFactory threads, BiConsumer<String, Throwable> defects, Clock clock) {
        this.settings = settings;
        this.bounds = ConnectionBounds.inAll(Math.max(1, settings.connectionsMax()));
        ThreadFactory named = work -> named(threads.newThread(work));
        this.group = new MultiThreadIoEventLoopGroup(1, named, NioIoHandler.newFactory());
        this.loop = new ModbusLoop(settings, new ModbusLoop.Parts(registry, ingests, quarantine, connections, defects, clock), group.next());
    }

    private static Thread named(Thread thread) {
        thread.setName("modbus");
        return thread;
    }

    /**
     * Opens the port for DTUs if there is one, and begins to connect.
     *
     * @throws IOException if the port cannot be bound; names the address
     */
    public void start() throws IOException {
        if (settings.isListening()) {
            listen();
        }
        Bootstrap bootstrap = new Bootstrap().group(group).channel(NioSocketChannel.class)
                .resolver(new DnsAddressResolverGroup(NioDatagramChannel.class, DnsServerAddressStreamProviders.platformDefault()))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS_MAX)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES));
        group.next().submit(() -> loop.start(master -> master.bus().isDialIn() ? new DtuLink(master) : new BusDialler(master, loop, bootstrap)))
                .awaitUninterruptibly(START_SECONDS_MAX, TimeUnit.SECONDS);
    }

    private void listen() throws IOException {
        ServerBootstrap server = new ServerBootstrap().group(group).channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        accept(connection);
                    }
                });
        var bound = server.bind(new InetSocketAddress(settings.host(), settings.port()));
        if (!bound.awaitUninterruptibly(START_SECONDS_MAX, TimeUnit.SECONDS) || !bound.isSuccess()) {
            throw new IOException("modbus " + settings.host() + ':' + settings.port() + ": cannot listen: "
                    + (bound.cause() == null ? "no answer" : bound.cause().getMessage()), bound.cause());
        }
        listening = bound.channel();
    }

    private void accept(SocketChannel connection) {
        InetAddress address = connection.remoteAddress().getAddress();
        if (bounds.admit(address) != ConnectionBounds.Admission.ADMITTED) {
            loop.counters().refusedConnections.increment();
            connection.close();
            return;
        }
        connection.closeFuture().addListener(closed -> bounds.release(address));
        connection.pipeline().addLast(new IdleStateHandler(settings.idleMillis(), 0, 0, TimeUnit.MILLISECONDS),
                new DtuConnection(loop, connection));
    }

    /** Any thread. */
    public ModbusCounters counters() {
        return loop.counters();
    }

    /** What is wrong with the master as a whole, for health; null if nothing is. Any thread. */
    public String problem() {
        Channel bound = listening;
        if (settings.isListening() && (bound == null || !bound.isActive())) {
            return "the port accepts no connections";
        }
        ModbusCounters counters = loop.counters();
        return counters.buses() > 0 && counters.connected() == 0 ? "none of " + counters.buses() + " buses is connected" : null;
    }

    /** The bound port for DTUs; -1 before {@link #start} or without one. Any thread. */
    public int port() {
        Channel bound = listening;
        return bound == null ? -1 : ((InetSocketAddress) bound.localAddress()).getPort();
    }

    /** Closes the port and every connection. */
    @Override
    public void close() {
        if (listening != null) {
            listening.close().awaitUninterruptibly(STOP_MILLIS_MAX);
        }
        group.next().submit(loop::close).awaitUninterruptibly(STOP_MILLIS_MAX);
        group.shutdownGracefully(0, STOP_MILLIS_MAX, TimeUnit.MILLISECONDS).awaitUninterruptibly(STOP_MILLIS_MAX);
    }
}
