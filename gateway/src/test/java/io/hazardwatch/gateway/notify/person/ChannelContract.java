package io.hazardwatch.gateway.notify.person;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every channel does. What only some protocols can do is in {@link RemoteChannelContract} and the interfaces beside it. */
@ExtendWith(LeakCheck.class)
public abstract class ChannelContract implements ChannelAbility {
    private static final long AMPLE_MILLIS = 20_000;
    private static final long SHORT_MILLIS = 500;
    private static final long LONG_MILLIS = 60_000;

    protected final Vertx vertx = Vertx.vertx();
    protected final Queue<DeliveryReceipt> receipts = new ConcurrentLinkedQueue<>();
    protected final Queue<CodeReply> replies = new ConcurrentLinkedQueue<>();
    protected ContractPeer peer;
    protected PersonChannel channel;
    private long key;
    private long timeoutMillis = AMPLE_MILLIS;

    protected abstract ContractPeer openPeer() throws Exception;

    /** Settings with {@link #options}. */
    protected abstract ChannelSettings settings();

    protected abstract ContactMeansKind means();

    protected abstract String address();

    /** What arrives of the words; some means shorten or flatten them. */
    protected String arriving(String words) {
        return words;
    }

    protected ChannelOptions options(String id) {
        return new ChannelOptions(id, Set.of(means()), Set.of(), timeoutMillis, SendRate.UNLIMITED);
    }

    @Override
    public ContractPeer peer() {
        return peer;
    }

    @BeforeEach
    void open() throws Exception {
        peer = openPeer();
        channel = opened();
    }

    /** Browsers and keys, for channels to browsers. */
    protected PushAccess push() {
        return PushAccess.NONE;
    }

    protected PersonChannel opened() {
        return settings().open(new ChannelContext(vertx, Clock.SYSTEM, new ReceiptListener() {
            @Override
            public void received(DeliveryReceipt receipt) {
                receipts.add(receipt);
            }

            @Override
            public void replied(CodeReply reply) {
                replies.add(reply);
            }
        }, push()));
    }

    @AfterEach
    void close() throws Exception {
        channel.close();
        peer.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Override
    public PersonMessage message(String words) {
        return TestMessage.of("key-" + ++key, means(), address(), words);
    }

    @Override
    public SendResult send(PersonMessage message) throws Exception {
        return channel.send(message).otherwise(failure -> new SendResult.Retry(String.valueOf(failure.getMessage()), 0))
                .toCompletionStage().toCompletableFuture().get(LONG_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Test
    void messageThatTheProviderTakes_isAcceptedAndArrives() throws Exception {
        SendResult taken = send(message("gas at tank 7"));
        assertInstanceOf(SendResult.Accepted.class, taken, taken::toString);
        Await.until("it arrives", () -> peer.received().stream().anyMatch(text -> text.contains(arriving("gas at tank 7"))));
    }

    @Test
    void unusualCharacters_arriveAsTheyWere() throws Exception {
        String words = "储罐 \"7\" <b>&amp; 100 % {{text}} ${x} \\ 🔥 'ü'";
        assertInstanceOf(SendResult.Accepted.class, send(message(words)));
        Await.until("it arrives: " + peer.received(), () -> peer.received().stream().anyMatch(text -> text.contains(arriving(words))));
    }

    @Test
    void manyAtOnce_allArriveOnce() throws Exception {
        List<Future<SendResult>> sent = IntStream.range(0, 20).mapToObj(i -> channel.send(message("number " + i + '.'))).toList();
        for (Future<SendResult> each : sent) {
            assertInstanceOf(SendResult.Accepted.class, each.toCompletionStage().toCompletableFuture().get(LONG_MILLIS, TimeUnit.MILLISECONDS));
        }
        for (int i = 0; i < 20; i++) {
            String words = arriving("number " + i + '.');
            Await.until(words + " arrives", () -> peer.received().stream().filter(text -> text.contains(words)).count() == 1);
        }
    }

    @Override
    public SendResult.Retry recoversFrom(Behaviour behaviour) throws Exception {
        peer.behave(behaviour);
        if (behaviour == Behaviour.SLOW) {
            timeoutMillis = SHORT_MILLIS;
            channel.close();
            channel = opened();
        }
        SendResult.Retry again = assertInstanceOf(SendResult.Retry.class, send(message("first try")));
        assertTrue(again.reason() != null && !again.reason().isBlank() && again.reason().length() < 500, again::toString);
        peer.behave(Behaviour.WELL);
        Await.until("well again", () -> isAccepted());
        Await.until("it arrives", () -> peer.received().stream().anyMatch(text -> text.contains(arriving("second try"))));
        return again;
    }

    private boolean isAccepted() {
        try {
            return send(message("second try")) instanceof SendResult.Accepted;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
