package io.hazardwatch.gateway.notify.channel.smpp;

import io.hazardwatch.gateway.notify.person.Behaviour;
import io.hazardwatch.gateway.notify.person.ContractPeer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocket;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.MessageId;

/** A message centre on the loopback that also misbehaves. Joins segments as a telephone does. */
final class MessageCentre implements ContractPeer, ServerMessageReceiverListener {
    private static final int TIMER_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 60_000;

    private final ServerSocket door;
    private final Queue<SMPPServerSession> sessions = new ConcurrentLinkedQueue<>();
    private final Queue<String> whole = new ConcurrentLinkedQueue<>();
    final Queue<SubmitSm> submitted = new ConcurrentLinkedQueue<>();
    private final Map<Integer, TreeMap<Integer, String>> parts = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final Thread accepting = new Thread(this::accept, "message centre");
    private volatile Behaviour behaviour = Behaviour.WELL;
    private volatile CountDownLatch well = new CountDownLatch(1);

    /** @param sockets plain ones or those of TLS */
    MessageCentre(ServerSocketFactory sockets) throws IOException {
        door = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        accepting.start();
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                if (socket instanceof SSLSocket secured) {
                    secured.startHandshake();
                }
                SMPPServerSession session = new SMPPServerSession(new SocketConnection(socket), null, this, null, 3, 100);
                session.setTransactionTimer(ANSWER_MILLIS);
                sessions.add(session);
                BindRequest bind = session.waitForBind(TIMER_MILLIS);
                if ("secret".equals(bind.getPassword())) {
                    bind.accept("centre", InterfaceVersion.IF_34);
                } else {
                    bind.reject(SMPPConstant.STAT_ESME_RINVPASWD);
                }
            } catch (IOException | TimeoutException | PDUStringException over) {
                continue;
            }
        }
    }

    @Override
    public void behave(Behaviour next) {
        behaviour = next;
        if (next == Behaviour.WELL) {
            well.countDown();
        } else {
            well = new CountDownLatch(1);
        }
    }

    @Override
    public List<String> received() {
        return List.copyOf(whole);
    }

    /** Breaks all connections. */
    void drop() {
        sessions.forEach(SMPPServerSession::close);
    }

    boolean hasBound() {
        return sessions.stream().anyMatch(each -> each.getSessionState().isBound());
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession source) throws ProcessRequestException {
        switch (behaviour) {
            case SLOW -> waitUntilWell();
            case BUSY -> throw new ProcessRequestException("throttled", SMPPConstant.STAT_ESME_RTHROTTLED);
            case FAILS -> throw new ProcessRequestException("broken", SMPPConstant.STAT_ESME_RSYSERR);
            case UNKNOWN_RECIPIENT -> throw new ProcessRequestException("nobody", SMPPConstant.STAT_ESME_RINVDSTADR);
            case RESETS -> source.close();
            default -> take(submit);
        }
        try {
            return new SubmitSmResult(new MessageId(Integer.toHexString(ids.incrementAndGet())), new OptionalParameter[0]);
        } catch (PDUStringException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void waitUntilWell() throws ProcessRequestException {
        try {
            if (!well.await(TIMER_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("never well again");
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
        throw new ProcessRequestException("late", SMPPConstant.STAT_ESME_RSYSERR);
    }

    private void take(SubmitSm submit) {
        submitted.add(submit);
        byte[] bytes = submit.getShortMessage();
        if (submit.isUdhi()) {
            join(bytes[3], bytes[4], bytes[5], text(Arrays.copyOfRange(bytes, bytes[0] + 1, bytes.length)));
            return;
        }
        OptionalParameter.Sar_total_segments total = submit.getOptionalParameter(OptionalParameter.Sar_total_segments.class);
        if (total == null) {
            whole.add(text(bytes));
        } else {
            join(submit.getOptionalParameter(OptionalParameter.Sar_msg_ref_num.class).getValue(), total.getValue(),
                    submit.getOptionalParameter(OptionalParameter.Sar_segment_seqnum.class).getValue(), text(bytes));
        }
    }

    private synchronized void join(int reference, int total, int number, String text) {
        TreeMap<Integer, String> known = parts.computeIfAbsent(reference, unused -> new TreeMap<>());
        known.put(number, text);
        if (known.size() == total) {
            whole.add(String.join("", known.values()));
            parts.remove(reference);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_16BE);
    }

    private SMPPServerSession bound() {
        return sessions.stream().filter(each -> each.getSessionState().isBound()).reduce((earlier, later) -> later).orElseThrow();
    }

    /** Reports on a message. */
    void receipt(String id, String state, String error) throws Exception {
        deliver("+8613800001001", new ESMClass().setMessageType(MessageType.SMSC_DEL_RECEIPT), Alphabet.ALPHA_DEFAULT,
                ("id:" + id + " sub:001 dlvrd:001 submit date:2511220313 done date:2511220314 stat:" + state + " err:" + error + " text:")
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Somebody writes back. */
    void reply(String from, String text) throws Exception {
        deliver(from, new ESMClass(), Alphabet.ALPHA_UCS2, text.getBytes(StandardCharsets.UTF_16BE));
    }

    private void deliver(String from, ESMClass kind, Alphabet alphabet, byte[] text) throws Exception {
        bound().deliverShortMessage("", TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, from, TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.ISDN, "10690000", kind, (byte) 0, (byte) 0, new RegisteredDelivery(), new GeneralDataCoding(alphabet), text);
    }

    @Override
    public void close() throws IOException {
        behave(Behaviour.WELL);
        door.close();
        drop();
        try {
            accepting.join(TIMER_MILLIS);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("the gateway does not ask for that");
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti request, SMPPServerSession source) {
        throw unused();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm request, SMPPServerSession source) {
        throw unused();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm request, SMPPServerSession source) {
        throw unused();
    }

    @Override
    public void onAcceptCancelSm(CancelSm request, SMPPServerSession source) {
        throw unused();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm request, SMPPServerSession source) {
        throw unused();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm request, SMPPServerSession source) {
        throw unused();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm request, SMPPServerSession source) {
        throw unused();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm request, Session source) {
        throw unused();
    }
}
