package io.hazardwatch.gateway.intake.gb28181;

import io.hazardwatch.gateway.decode.gb28181.SipAddress;
import io.hazardwatch.gateway.decode.gb28181.SipHeader;
import io.hazardwatch.gateway.decode.gb28181.SipMessage;
import io.hazardwatch.gateway.decode.gb28181.SipParser;
import io.hazardwatch.gateway.decode.gb28181.SipWriter;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What the gateway asks of one registered platform: its catalog, when it registers and at times, and to be told of changes of it. A platform that
 * does not tell of changes is asked for the catalog all the same; one that has forgotten that it was to tell is asked for both. One thread.
 */
final class PlatformAsker {
    /** How long a platform tells of changes; GB/T 28181 names 600 s as the usual time. */
    static final long SUBSCRIBED_MILLIS = 600_000;
    /** After a refusal, or no answer to the first request. */
    static final long SUBSCRIBE_AGAIN_MILLIS = 600_000;
    /** After a renewal without an answer, because the platform is known to tell. */
    static final long RENEW_AGAIN_MILLIS = 30_000;
    private static final int REALM_DIGITS = 10;
    private static final int EXPIRES_DIGITS = 6;
    private static final int ANSWERED = 200;
    private static final int REFUSED = 300;
    private static final int UNKNOWN_DIALOG = 481;
    private static final String DOCUMENT = "Application/MANSCDP+xml";

    private final Gb28181Settings settings;
    private final PlatformLine line;
    private final Function<InetSocketAddress, String> own;
    private final SecureRandom random = new SecureRandom();
    private SipAttempt query;
    private SipAttempt subscribing;
    private long queryAtNanos;
    private long subscribeAtNanos;
    private long subscribedUntilNanos;
    /** Whether the platform has confirmed the dialog of the subscription. */
    private boolean isAgreed;
    private long registrations;
    private long doubts;
    private int number;
    private int sequence;
    private String call = "";
    private String fromTag = "";
    private String toTag = "";

    /** @param own host and port at which the gateway is reached from an address */
    PlatformAsker(Gb28181Settings settings, PlatformLine line, Function<InetSocketAddress, String> own) {
        this.settings = settings;
        this.line = line;
        this.own = own;
        this.number = random.nextInt(1_000_000);
    }

    PlatformLine line() {
        return line;
    }

    /** What is to be sent now. */
    List<SipOutgoing> look(long nowNanos) {
        List<SipOutgoing> all = new ArrayList<>();
        if (!line.isRegistered(nowNanos)) {
            query = null;
            subscribing = null;
            leave();
            return all;
        }
        if (line.registrations() != registrations) {
            registrations = line.registrations();
            leave();
            subscribeAtNanos = nowNanos;
        }
        if (line.doubts() != doubts) { // one that restarted knows the dialog no more and says so, see refused
            doubts = line.doubts();
            subscribeAtNanos = nowNanos;
        }
        if (line.takeCatalogWanted() || nowNanos - queryAtNanos >= 0) {
            query = query(nowNanos, all);
        }
        if (nowNanos - subscribeAtNanos >= 0) {
            subscribing = subscribe(nowNanos, all);
        }
        query = again(query, nowNanos, all);
        boolean wasSubscribing = subscribing != null;
        subscribing = again(subscribing, nowNanos, all);
        if (wasSubscribing && subscribing == null) {
            unanswered(nowNanos);
        }
        return all;
    }

    private void leave() {
        call = "";
        isAgreed = false;
    }

    /** The platform tells of changes all the while that a renewal is lost; once its time is over, nobody knows what it would have told. */
    private void unanswered(long nowNanos) {
        if (!isAgreed) {
            leave();
            return;
        }
        subscribeAtNanos = after(nowNanos, RENEW_AGAIN_MILLIS);
        if (nowNanos - subscribedUntilNanos >= 0) {
            lost();
        }
    }

    private void lost() {
        leave();
        line.forgetEvents();
    }

    private static long after(long nowNanos, long millis) {
        return nowNanos + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private static SipAttempt again(SipAttempt attempt, long nowNanos, List<SipOutgoing> all) {
        if (attempt == null || attempt.isOver(nowNanos)) {
            return null;
        }
        SipOutgoing request = attempt.again(nowNanos);
        if (request != null) {
            all.add(request);
        }
        return attempt;
    }

    private SipAttempt query(long nowNanos, List<SipOutgoing> all) {
        String sn = String.valueOf(++number);
        line.queried(sn);
        queryAtNanos = after(nowNanos, settings.catalogMillis());
        return send("MESSAGE", word(), sn, nowNanos, List.of(), all);
    }

    private SipAttempt subscribe(long nowNanos, List<SipOutgoing> all) {
        if (call.isEmpty()) {
            call = word();
            fromTag = word();
            toTag = "";
        }
        subscribeAtNanos = after(nowNanos, SUBSCRIBE_AGAIN_MILLIS);
        List<SipHeader> more = List.of(new SipHeader("Contact", "<sip:" + settings.id() + '@' + own.apply(line.address()) + '>'),
                new SipHeader("Event", "Catalog"), new SipHeader("Expires", String.valueOf(SUBSCRIBED_MILLIS / 1_000)));
        return send("SUBSCRIBE", call, String.valueOf(++number), nowNanos, more, all);
    }

    private SipAttempt send(String method, String callId, String sn, long nowNanos, List<SipHeader> more, List<SipOutgoing> all) {
        InetSocketAddress to = line.address();
        String id = line.platform().id();
        boolean isDialog = callId.equals(call);
        List<SipHeader> headers = new ArrayList<>(List.of(
                new SipHeader("Via", "SIP/2.0/UDP " + own.apply(to) + ";rport;branch=z9hG4bK" + word()),
                new SipHeader("From", "<sip:" + settings.id() + '@' + settings.realm() + ">;tag=" + (isDialog ? fromTag : word())),
                new SipHeader("To", "<sip:" + id + '@' + id.substring(0, REALM_DIGITS) + '>' + (isDialog && !toTag.isEmpty() ? ";tag=" + toTag : "")),
                new SipHeader("Call-ID", callId), new SipHeader("CSeq", ++sequence + " " + method), new SipHeader("Max-Forwards", "70")));
        headers.addAll(more);
        headers.add(new SipHeader("Content-Type", DOCUMENT));
        String body = "<?xml version=\"1.0\" encoding=\"GB2312\"?>\r\n<Query>\r\n<CmdType>Catalog</CmdType>\r\n<SN>" + sn + "</SN>\r\n<DeviceID>" + id
                + "</DeviceID>\r\n</Query>\r\n";
        String host = to.getAddress().getHostAddress();
        String uri = "sip:" + id + '@' + (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + to.getPort();
        SipOutgoing request = new SipOutgoing(SipWriter.request(method, uri, headers, body), to);
        all.add(request);
        return new SipAttempt(callId, request, nowNanos);
    }

    private String word() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    /** Takes the answer to what was asked. */
    void answered(SipMessage answer, long nowNanos) {
        if (answer.status() < ANSWERED) {
            return;
        }
        String id = answer.header("call-id");
        if (query != null && query.call().equals(id)) {
            query = null;
        } else if (subscribing != null && subscribing.call().equals(id)) {
            subscribing = null;
            if (answer.status() >= REFUSED) {
                refused(answer.status(), nowNanos);
                return;
            }
            isAgreed = true;
            String tag = SipAddress.parameter(answer.header("to"), "tag");
            toTag = tag == null ? "" : tag;
            String expires = answer.header("expires");
            boolean isSaid = expires != null && SipParser.isNumber(expires) && expires.length() <= EXPIRES_DIGITS;
            long lasts = isSaid ? Math.min(SUBSCRIBED_MILLIS, Long.parseLong(expires) * 1_000) : SUBSCRIBED_MILLIS;
            subscribeAtNanos = after(nowNanos, Math.max(lasts / 2, SipAttempt.PATIENCE_MILLIS));
            subscribedUntilNanos = after(nowNanos, lasts);
        }
    }

    /** A platform that restarted knows the dialog of a renewal no more (RFC 6665 §4.1.2.2). */
    private void refused(int status, long nowNanos) {
        if (isAgreed && status == UNKNOWN_DIALOG) {
            subscribeAtNanos = nowNanos;
            lost();
        }
        leave();
    }

    /** Whether a notice belongs to what was subscribed to. */
    boolean isSubscribed(SipMessage notice) {
        return !call.isEmpty() && call.equals(notice.header("call-id"));
    }

    /** The platform tells of changes no more; it is asked again later. */
    void ended(long nowNanos) {
        leave();
        subscribing = null;
        subscribeAtNanos = after(nowNanos, SipAttempt.PATIENCE_MILLIS);
    }
}
