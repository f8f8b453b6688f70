package io.hazardwatch.gateway.notify.channel.smpp;

import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/**
 * Submits text messages. The first segment suffices alone, so it decides the result and is the one whose delivery is reported. Any thread; the
 * library blocks, on threads of the channel's own.
 */
final class SmppChannel implements PersonChannel {
    private static final int THREADS = 8;
    /** More than are ever handed to one provider at a time. */
    private static final int WAITING_MAX = 64;
    private static final int VENDOR_STATUS = 0x400;
    private static final int VENDOR_STATUS_END = 0x500;
    private static final long THROTTLED_MILLIS = 1_000;
    private static final int REFERENCE_MASK = 0xff;

    private final SmppSettings settings;
    private final Clock clock;
    private final WorkerPool threads;
    private final SmppSessions sessions;
    private final AtomicInteger references = new AtomicInteger();

    SmppChannel(SmppSettings settings, ChannelContext context) {
        this.settings = settings;
        clock = context.clock();
        threads = new WorkerPool(context.vertx(), "smpp-" + settings.options().id(), THREADS, WAITING_MAX);
        sessions = new SmppSessions(settings, new SmppReceiver(settings, context), context.vertx(), threads);
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
        long began = clock.nanos();
        return threads.run(() -> submitted(message, began)).timeout(settings.options().timeoutMillis(), TimeUnit.MILLISECONDS);
    }

    /** Submits nothing once the time of the attempt is over, because the attempt has been given up then and is made again. */
    private SendResult submitted(PersonMessage message, long began) {
        SMPPSession session;
        try {
            session = isOver(began) ? null : sessions.bound();
        } catch (IOException refused) {
            return new SendResult.Retry("not bound: " + refused.getMessage(), 0);
        }
        if (isOver(began)) {
            return new SendResult.Retry("no time left", 0);
        }
        List<String> segments = SmsSegments.of(message.text().brief());
        int reference = references.incrementAndGet() & REFERENCE_MASK;
        String id = null;
        try {
            for (int i = 0; i < segments.size(); i++) {
                String given = submit(session, message.address(), segments, i, reference);
                id = id == null ? given : id;
            }
        } catch (NegativeResponseException refused) {
            return id != null ? new SendResult.Accepted(id, true) : result(refused.getCommandStatus());
        } catch (ResponseTimeoutException | PDUException | InvalidResponseException | IOException | RuntimeException broken) {
            sessions.drop(session);
            return id != null ? new SendResult.Accepted(id, true) : new SendResult.Retry("no answer: " + broken.getMessage(), 0);
        }
        return new SendResult.Accepted(id, true);
    }

    private boolean isOver(long began) {
        return clock.nanos() - began >= TimeUnit.MILLISECONDS.toNanos(settings.options().timeoutMillis());
    }

    static SendResult result(int status) {
        String why = "refused with status 0x" + Integer.toHexString(status);
        return switch (status) {
            case SMPPConstant.STAT_ESME_RINVDSTADR, SMPPConstant.STAT_ESME_RINVDSTTON, SMPPConstant.STAT_ESME_RINVDSTNPI ->
                    new SendResult.Unreachable(why);
            case SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL -> new SendResult.Retry(why, THROTTLED_MILLIS);
            default -> new SendResult.Retry(why, 0, isOfMessage(status));
        };
    }

    /** SMPP 3.4 section 5.1.3 and 5.0 section 4.7.6; what a centre numbers by itself is of its rules for numbers and texts. */
    private static boolean isOfMessage(int status) {
        return switch (status) {
            case SMPPConstant.STAT_ESME_RINVMSGLEN, SMPPConstant.STAT_ESME_RINVESMCLASS, SMPPConstant.STAT_ESME_RSUBMITFAIL,
                    SMPPConstant.STAT_ESME_RX_P_APPN, SMPPConstant.STAT_ESME_RX_R_APPN, SMPPConstant.STAT_ESME_RDELIVERYFAILURE,
                    SMPPConstant.STAT_ESME_RINVDCS, SMPPConstant.STAT_ESME_RINVDSTADDRSUBUNIT -> true;
            default -> status >= VENDOR_STATUS && status < VENDOR_STATUS_END;
        };
    }

    /** @return the centre's name of the segment */
    private String submit(SMPPSession session, String to, List<String> segments, int index, int reference) throws NegativeResponseException,
            ResponseTimeoutException, PDUException, InvalidResponseException, IOException {
        boolean isJoined = segments.size() > 1;
        boolean isHeaded = isJoined && !settings.isSar();
        ESMClass kind = isHeaded ? new ESMClass().setSpecificFeature(GSMSpecificFeature.UDHI) : new ESMClass();
        byte[] text = isHeaded ? SmsSegments.withHeader(segments.get(index), reference, segments.size(), index + 1)
                : SmsSegments.ucs2(segments.get(index));
        OptionalParameter[] parameters = isJoined && settings.isSar() ? new OptionalParameter[] {
            new OptionalParameter.Sar_msg_ref_num((short) reference), new OptionalParameter.Sar_total_segments((byte) segments.size()),
            new OptionalParameter.Sar_segment_seqnum((byte) (index + 1))} : new OptionalParameter[0];
        SMSCDeliveryReceipt asked = index == 0 ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT;
        return session.submitShortMessage("", type(settings.from()), plan(settings.from()), settings.from(), type(to), plan(to), digits(to), kind,
                (byte) 0, (byte) 1, null, null, new RegisteredDelivery(asked), (byte) 0, new GeneralDataCoding(Alphabet.ALPHA_UCS2), (byte) 0,
                text, parameters).getMessageId();
    }

    private static String digits(String address) {
        return address.replaceAll("[^0-9]", "");
    }

    private static TypeOfNumber type(String address) {
        return address.isEmpty() ? TypeOfNumber.UNKNOWN : address.startsWith("+") ? TypeOfNumber.INTERNATIONAL
                : isNumber(address) ? TypeOfNumber.UNKNOWN : TypeOfNumber.ALPHANUMERIC;
    }

    private static NumberingPlanIndicator plan(String address) {
        return !address.isEmpty() && isNumber(address) ? NumberingPlanIndicator.ISDN : NumberingPlanIndicator.UNKNOWN;
    }

    private static boolean isNumber(String address) {
        return address.matches("\\+?[0-9 ()-]+");
    }

    @Override
    public void close() {
        sessions.close();
        threads.close();
    }
}
