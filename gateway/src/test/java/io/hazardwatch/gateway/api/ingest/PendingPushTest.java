package io.hazardwatch.gateway.api.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A push holds its request and body no longer than somebody waits for the answer. */
class PendingPushTest {
    private final List<String> calls = new ArrayList<>();
    private final List<Object> handlers = new ArrayList<>();
    private final PendingPush push = new PendingPush((RoutingContext) Proxy.newProxyInstance(PendingPushTest.class.getClassLoader(),
            new Class<?>[] {RoutingContext.class}, (proxy, method, arguments) -> {
                calls.add(method.getName());
                if (method.getName().equals("addEndHandler")) {
                    handlers.add(arguments[0]);
                }
                return method.getReturnType() == int.class ? 0 : null;
            }));

    @Test
    void pushThatIsAnsweredLate_letsGoAtOnce_andIsAnsweredOnlyOnce() {
        assertTrue(push.isHeld());
        assertTrue(push.fail(new IllegalStateException("late")));
        assertFalse(push.isHeld());
        assertFalse(push.accept());
        assertFalse(push.fail(new IllegalStateException("again")));
        assertEquals(List.of("fail"), calls);
    }

    @Test
    void pushWhoseClientHasGone_letsGo() throws ReflectiveOperationException {
        List<String> ended = new ArrayList<>();
        push.onEnd(() -> ended.add("ended"));
        Handler.class.getMethod("handle", Object.class).invoke(handlers.getFirst(), Future.failedFuture("closed"));
        assertFalse(push.isHeld());
        assertFalse(push.accept());
        assertEquals(List.of("ended"), ended);
    }
}
