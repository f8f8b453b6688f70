package io.hazardwatch.gateway.notify.channel.robot;

import io.hazardwatch.gateway.notify.channel.http.HttpPeer;
import io.hazardwatch.gateway.notify.person.AsksForPatience;
import io.hazardwatch.gateway.notify.person.CanAnswerEndlessly;
import io.hazardwatch.gateway.notify.person.CanAnswerGarbage;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.ContractPeer;
import io.hazardwatch.gateway.notify.person.KnowsNoAddresses;
import io.hazardwatch.gateway.notify.person.RemoteChannelContract;
import io.hazardwatch.gateway.notify.person.ReportsFailure;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.Nested;

/** Every kind of robot keeps to the contract of channels. */
class RobotChannelTest {
    /** The parts that the three have in common. */
    private abstract static class Robots extends RemoteChannelContract implements ReportsFailure, AsksForPatience, CanAnswerGarbage,
            CanAnswerEndlessly, KnowsNoAddresses {
        private final RobotKind kind;
        private final ContactMeansKind means;
        private HttpPeer service;

        Robots(RobotKind kind, ContactMeansKind means) {
            this.kind = kind;
            this.means = means;
        }

        @Override
        protected ContractPeer openPeer() throws IOException {
            service = new HttpPeer("{\"errcode\":0,\"code\":0,\"errmsg\":\"ok\"}", null, request -> {
                JsonObject body = new JsonObject(request.body());
                return body.containsKey("text") ? body.getJsonObject("text").getString("content") : body.getJsonObject("content").getString("text");
            });
            return service;
        }

        @Override
        protected ChannelSettings settings() {
            return new RobotSettings(options("robot"), kind, service.url("/robot/send?access_token=t"), kind == RobotKind.WECOM ? null : "SECx");
        }

        @Override
        protected ContactMeansKind means() {
            return means;
        }

        @Override
        protected String address() {
            return "13800138000";
        }
    }

    @Nested
    class DingTalk extends Robots {
        DingTalk() {
            super(RobotKind.DINGTALK, ContactMeansKind.DINGTALK);
        }
    }

    @Nested
    class WeCom extends Robots {
        WeCom() {
            super(RobotKind.WECOM, ContactMeansKind.WECOM);
        }
    }

    @Nested
    class Feishu extends Robots {
        Feishu() {
            super(RobotKind.FEISHU, ContactMeansKind.FEISHU);
        }
    }
}
