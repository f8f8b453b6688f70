package io.hazardwatch.gateway.intake.gb28181;

import io.hazardwatch.gateway.decode.gb28181.SipAddress;
import io.hazardwatch.gateway.decode.gb28181.SipFlaw;
import io.hazardwatch.gateway.decode.gb28181.SipHeader;
import io.hazardwatch.gateway.decode.gb28181.SipMessage;
import io.hazardwatch.gateway.decode.gb28181.SipParse;
import io.hazardwatch.gateway.decode.gb28181.SipParser;
import io.hazardwatch.gateway.decode.gb28181.SipVia;
import io.hazardwatch.gateway.decode.gb28181.SipWriter;
import io.hazardwatch.gateway.intake.gb28181.Gb28181Counters.Result;
import io.hazardwatch.gateway.intake.gb28181.SipRegistrar.Verdict;
import io.hazardwatch.gateway.model.CameraFault;
import io.hazardwatch.gateway.model.ChannelReport;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The upper platform: takes each datagram and says what is answered, and once a second what is to be asked. Owns no socket and no clock;
 * times are of the monotonic clock. One thread, but for {@link #report} and {@link #trouble}.
 */
final class SipServer {
    /** Answers that strangers at an address get within {@link #STRANGER_MILLIS}, and as many who name a platform. */
    static final int STRANGER_ANSWERS = 60;
    static final long STRANGER_MILLIS = 60_000;
    private static final String DOCUMENT = "application/manscdp";
    private static final SipHeader ALLOW = new SipHeader("Allow", "REGISTER, MESSAGE, NOTIFY");
    private static final int NAMED_MAX = 5;

    private final Gb28181Counters counters;
    private final Map<String, PlatformAsker> platforms = new LinkedHashMap<>();
    private final SipRegistrar registrar;
    private final RecentAnswers recent = new RecentAnswers();
    private final AddressCounts strangers = new AddressCounts(STRANGER_ANSWERS, STRANGER_MILLIS);
    private final PlatformDocumentReader documents = new PlatformDocumentReader();
    private final SecureRandom random = new SecureRandom();

    /** @param own host and port at which the gateway is reached from an address */
    SipServer(Gb28181Settings settings, Gb28181Counters counters, Function<InetSocketAddress, String> own) {
        this.counters = counters;
        settings.platforms().forEach(each -> platforms.put(each.id(),
                new PlatformAsker(settings, new PlatformLine(each, settings.catalogMillis()), own)));
        this.registrar = new SipRegistrar(settings.realm(), this::line);
    }

    private PlatformLine line(String id) {
        PlatformAsker known = platforms.get(id);
        return known == null ? null : known.line();
    }

    /** What is to be sent because of a datagram. */
    List<SipOutgoing> receive(byte[] datagram, InetSocketAddress from, long nowNanos) {
        counters.received();
        SipParse parse = SipParser.parse(datagram);
        SipMessage message = parse.message();
        if (message == null) {
            if (parse.flaw() != SipFlaw.EMPTY) {
                counters.count(Result.MALFORMED);
            }
            return List.of();
        }
        if (!message.isRequest()) {
            answered(message, from, nowNanos);
            return List.of();
        }
        if (message.method().equals("ACK")) {
            return List.of(); // never answered (RFC 3261 §17.1.1.3)
        }
        List<SipOutgoing> all = new ArrayList<>(request(message, parse.flaw(), from, nowNanos));
        PlatformAsker asker = platforms.get(SipAddress.user(message.header("from")));
        if (asker != null && message.method().equals("REGISTER")) {
            all.addAll(asker.look(nowNanos)); // a platform that has just registered is asked at once
        }
        return all;
    }

    private List<SipOutgoing> request(SipMessage request, SipFlaw flaw, InetSocketAddress from, long nowNanos) {
        PlatformLine line = line(SipAddress.user(request.header("from")));
        boolean isKnown = line != null && line.isRegistered(nowNanos) && isFromItsAddress(line, from);
        String transaction = from + " " + SipVia.top(request).text() + ' ' + request.header("cseq") + ' ' + request.header("call-id") + ' '
                + request.header("from");
        byte[] before = isKnown ? recent.find(transaction, nowNanos) : null;
        if (before != null) {
            counters.count(Result.REPEATED);
            return List.of(new SipOutgoing(before, target(request, from)));
        }
        String required = request.header("require");
        Verdict verdict = flaw != null ? new Verdict(Result.MALFORMED, 400)
                : required != null ? new Verdict(Result.NOT_SERVED, 420, List.of(new SipHeader("Unsupported", required)))
                : switch (request.method()) {
                    case "REGISTER" -> registrar.register(request, from, nowNanos);
                    case "MESSAGE" -> said(request, line, from, nowNanos);
                    case "NOTIFY" -> notified(request, line, from, nowNanos);
                    case "BYE", "CANCEL" -> new Verdict(Result.NOT_SERVED, 481);
                    default -> new Verdict(Result.NOT_SERVED, 405, List.of(ALLOW));
                };
        // Whoever knows the id of a platform that may speak from any address could else have answers sent to anybody.
        boolean isLetIn = isKnown && from.getAddress().equals(line.address().getAddress()) || verdict.result() == Result.ACCEPTED;
        if (!isLetIn && strangers.add(from.getAddress(), line, nowNanos) > STRANGER_ANSWERS) {
            counters.count(Result.UNANSWERED);
            return List.of();
        }
        counters.count(verdict.result());
        byte[] answer = SipWriter.answer(request, verdict.status(), from.getAddress().getHostAddress(), from.getPort(),
                HexFormat.of().toHexDigits(random.nextLong()), verdict.headers());
        if (verdict.result() == Result.ACCEPTED) {
            recent.keep(transaction, answer, nowNanos);
        }
        return List.of(new SipOutgoing(answer, target(request, from)));
    }

    /** RFC 3261 §18.2.2, RFC 3581 §4. */
    private static InetSocketAddress target(SipMessage request, InetSocketAddress from) {
        SipVia via = SipVia.top(request);
        return via.isRport() ? from : new InetSocketAddress(from.getAddress(), via.port());
    }

    private static boolean isFromItsAddress(PlatformLine line, InetSocketAddress from) {
        return !line.platform().isBound() || from.getAddress().equals(line.address().getAddress());
    }

    /** Why a platform may say nothing; null if it may. */
    private static Verdict stranger(PlatformLine line, InetSocketAddress from, long nowNanos) {
        if (line == null || !line.isRegistered(nowNanos)) {
            return new Verdict(Result.NOT_REGISTERED, 403); // any refusal makes a platform register again
        }
        return isFromItsAddress(line, from) ? null : new Verdict(Result.FOREIGN_ADDRESS, 403);
    }

    private PlatformDocument document(SipMessage request) {
        return documents.read(request.body());
    }

    private static boolean isDocument(SipMessage request) {
        String type = request.header("content-type");
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(DOCUMENT);
    }

    private Verdict said(SipMessage request, PlatformLine line, InetSocketAddress from, long nowNanos) {
        Verdict refused = stranger(line, from, nowNanos);
        if (refused != null) {
            return refused;
        }
        if (!isDocument(request)) {
            return new Verdict(Result.NOT_SERVED, 415, List.of(new SipHeader("Accept", DOCUMENT + "+xml")));
        }
        PlatformDocument document = document(request);
        if (document == null) {
            return new Verdict(Result.MALFORMED, 400);
        }
        switch (document.root() + ' ' + document.kind()) {
            case "Notify Keepalive" -> {
                if (document.id().equals(line.platform().id())) {
                    line.keepAlive(document.status(), document.failed(), nowNanos);
                }
            }
            case "Response Catalog" -> line.catalog(document, nowNanos);
            case "Notify Catalog" -> line.events(document, nowNanos);
            default -> { } // alarms, positions and the like are confirmed and not used
        }
        return new Verdict(Result.ACCEPTED, 200);
    }

    private Verdict notified(SipMessage request, PlatformLine line, InetSocketAddress from, long nowNanos) {
        Verdict refused = stranger(line, from, nowNanos);
        if (refused != null) {
            return refused;
        }
        PlatformAsker asker = platforms.get(line.platform().id());
        if (!asker.isSubscribed(request)) {
            return new Verdict(Result.NOT_SERVED, 481);
        }
        if (request.body().length > 0) {
            PlatformDocument document = isDocument(request) ? document(request) : null;
            if (document == null) {
                return new Verdict(Result.MALFORMED, 400);
            }
            if (document.root().equals("Notify") && document.kind().equals("Catalog")) {
                line.events(document, nowNanos);
            }
        }
        String state = request.header("subscription-state");
        if (state != null && state.toLowerCase(Locale.ROOT).startsWith("terminated")) {
            asker.ended(nowNanos);
        }
        return new Verdict(Result.ACCEPTED, 200);
    }

    /** An answer counts from the address that was asked only. */
    private void answered(SipMessage answer, InetSocketAddress from, long nowNanos) {
        PlatformAsker asker = platforms.get(SipAddress.user(answer.header("to")));
        if (asker != null && asker.line().isRegistered(nowNanos) && isFromItsAddress(asker.line(), from)) {
            asker.answered(answer, nowNanos);
        }
    }

    /**
     * What is to be sent now; called once a second.
     *
     * @param wanted channels by platform that anybody asks for
     */
    List<SipOutgoing> look(Map<String, Set<String>> wanted, long nowNanos) {
        List<SipOutgoing> all = new ArrayList<>();
        int registered = 0;
        for (PlatformAsker each : platforms.values()) {
            each.line().want(wanted.getOrDefault(each.line().platform().id(), Set.of()));
            all.addAll(each.look(nowNanos));
            registered += each.line().isRegistered(nowNanos) ? 1 : 0;
        }
        counters.registered(registered);
        return all;
    }

    /** What a platform says of a channel. Any thread. */
    ChannelReport report(String platform, String channel, long nowMillis, long nowNanos) {
        PlatformLine line = line(platform);
        return line == null ? ChannelReport.UNSERVED : line.report(channel, nowMillis, nowNanos);
    }

    /** Which platforms are away, silent or unwell, for health; null if none is. Any thread. */
    String trouble(long nowNanos) {
        List<String> lines = new ArrayList<>();
        for (PlatformAsker each : platforms.values()) {
            CameraFault fault = each.line().fault(nowNanos);
            String words = fault == null ? "" : switch (fault) {
                case PLATFORM_AWAY -> " is not registered";
                case PLATFORM_SILENT -> " sends no keep-alive";
                default -> " says that it does not work as it should";
            };
            if (fault != null) {
                lines.add("platform " + each.line().platform().id() + words);
            }
        }
        int more = lines.size() - NAMED_MAX;
        return lines.isEmpty() ? null : String.join("; ", lines.subList(0, Math.min(NAMED_MAX, lines.size())))
                + (more > 0 ? "; " + more + " more" : "");
    }
}
