package io.hazardwatch.gateway.notify.channel.mail;

import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** Sends mail. A session that does not end in time is given up with all connections, so it can hold none of them. Any thread. */
final class MailChannel implements PersonChannel {
    private static final int CONNECTIONS_MAX = 8;
    private static final int CONNECT_MILLIS = 5_000;
    /** Stricter than the standard: no quotes, comments, groups or lists. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final int KEY_LENGTH_MAX = 100;

    private final MailSettings settings;
    private final ChannelContext context;
    private final AtomicReference<MailClient> client = new AtomicReference<>();

    MailChannel(MailSettings settings, ChannelContext context) {
        this.settings = settings;
        this.context = context;
        client.set(connected());
    }

    private MailClient connected() {
        int seconds = (int) Math.max(1, TimeUnit.MILLISECONDS.toSeconds(settings.options().timeoutMillis()));
        boolean hasLogIn = settings.userName() != null;
        MailConfig config = new MailConfig(settings.host(), settings.port(), startTls(settings.security()),
                hasLogIn ? LoginOption.REQUIRED : LoginOption.DISABLED).setSsl(settings.security() == MailSettings.Security.TLS)
                .setMaxPoolSize(CONNECTIONS_MAX).setConnectTimeout((int) Math.min(CONNECT_MILLIS, settings.options().timeoutMillis()))
                .setIdleTimeout(seconds * 2).setIdleTimeoutUnit(TimeUnit.SECONDS).setKeepAliveTimeout(seconds)
                .setKeepAliveTimeoutUnit(TimeUnit.SECONDS).setUserAgent("HazardWatch").setOwnHostname(domain());
        config.setHostnameVerificationAlgorithm(settings.security() == MailSettings.Security.NONE ? "" : "HTTPS");
        if (hasLogIn) {
            config.setUsername(settings.userName()).setPassword(settings.password());
        }
        if (settings.authority() != null) {
            config.setTrustOptions(new PemTrustOptions().addCertPath(settings.authority()));
        }
        return MailClient.create(context.vertx(), config);
    }

    private static StartTLSOptions startTls(MailSettings.Security security) {
        return security == MailSettings.Security.STARTTLS ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED;
    }

    private String domain() {
        return settings.from().substring(settings.from().indexOf('@') + 1);
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
        if (!ADDRESS.matcher(message.address()).matches()) {
            return Future.succeededFuture(new SendResult.Unreachable("not a mail address"));
        }
        MailClient used = client.get();
        return used.sendMail(mail(message)).timeout(settings.options().timeoutMillis(), TimeUnit.MILLISECONDS)
                .<SendResult>map(sent -> new SendResult.Accepted(key(message), false))
                .otherwise(failure -> refused(failure, used));
    }

    private MailMessage mail(PersonMessage message) {
        MailMessage mail = new MailMessage().setFrom(settings.from()).setTo(message.address())
                .setSubject(CONTROLS.matcher(message.text().title()).replaceAll(" ")).setText(message.text().full());
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Message-ID", '<' + key(message) + '@' + domain() + '>')
                .add("Auto-Submitted", "auto-generated").add("X-Priority", message.priority() != null && message.priority().ordinal() < 2
                ? "1" : "3");
        if (settings.replyTo() != null) {
            headers.add("Reply-To", settings.replyTo());
        }
        return mail.setHeaders(headers);
    }

    /** The idempotency key as it may stand in a header. */
    private static String key(PersonMessage message) {
        String key = message.key();
        return key.matches("[A-Za-z0-9._-]{1," + KEY_LENGTH_MAX + "}") ? key : HexFormat.of().formatHex(key.getBytes(StandardCharsets.UTF_8));
    }

    private SendResult refused(Throwable failure, MailClient used) {
        if (failure instanceof TimeoutException) {
            giveUp(used);
            return new SendResult.Retry("no answer within " + settings.options().timeoutMillis() + " ms", 0);
        }
        return SmtpRefusal.of(failure);
    }

    /** Closes a client whose session hangs, once; messages on its other connections are tried again. */
    private void giveUp(MailClient used) {
        MailClient next = connected();
        if (client.compareAndSet(used, next)) {
            used.close();
        } else {
            next.close();
        }
    }

    @Override
    public void close() {
        client.get().close();
    }
}
