package io.hazardwatch.gateway.notify.channel.syslog;

import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.vertx.core.Future;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemTrustOptions;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Writes messages to a collector over one connection, opened when there is something to write. Any thread. */
final class SyslogChannel implements PersonChannel {
    private static final int CONNECT_MILLIS = 5_000;

    private final SyslogSettings settings;
    private final NetClient client;
    private final AtomicReference<Future<NetSocket>> connection = new AtomicReference<>();

    SyslogChannel(SyslogSettings settings, ChannelContext context) {
        this.settings = settings;
        NetClientOptions options = new NetClientOptions().setConnectTimeout((int) Math.min(CONNECT_MILLIS, settings.options().timeoutMillis()))
                .setTcpKeepAlive(true).setSsl(settings.isTls()).setHostnameVerificationAlgorithm(settings.isTls() ? "HTTPS" : "")
                .setSslHandshakeTimeout(settings.options().timeoutMillis()).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        if (settings.authority() != null) {
            options.setTrustOptions(new PemTrustOptions().addCertPath(settings.authority()));
        }
        client = context.vertx().createNetClient(options);
    }

    @Override
    public String id() {
        return settings.options().id();
    }

    @Override
    public Set<ContactMeansKind> means() {
        return settings.options().means();
    }

    @Override
    public Future<SendResult> send(PersonMessage message) {
        Future<NetSocket> used = connected();
        return used.compose(socket -> socket.write(SyslogFrame.of(message, settings.hostName())))
                .timeout(settings.options().timeoutMillis(), TimeUnit.MILLISECONDS)
                .<SendResult>map(written -> new SendResult.Accepted(null, false))
                .otherwise(failure -> {
                    drop(used);
                    return new SendResult.Retry("not written: " + failure.getMessage(), 0);
                });
    }

    private Future<NetSocket> connected() {
        Future<NetSocket> present = connection.get();
        if (present != null) {
            return present;
        }
        Future<NetSocket> opening = client.connect(settings.port(), settings.host());
        if (!connection.compareAndSet(null, opening)) {
            opening.onSuccess(NetSocket::close);
            return connected();
        }
        opening.onSuccess(socket -> socket.closeHandler(closed -> connection.compareAndSet(opening, null)));
        return opening;
    }

    private void drop(Future<NetSocket> used) {
        if (connection.compareAndSet(used, null)) {
            used.onSuccess(NetSocket::close);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
