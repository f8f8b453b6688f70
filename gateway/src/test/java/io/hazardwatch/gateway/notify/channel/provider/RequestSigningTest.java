package io.hazardwatch.gateway.notify.channel.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The examples that the providers publish with their signatures. */
class RequestSigningTest {
    @Test
    void describeRegions_hasThePublishedSignature() {
        TreeMap<String, String> parameters = RequestSigning.aliyunParameters("testid", Map.of("Format", "XML", "Action", "DescribeRegions",
                "Version", "2014-05-26"),
                Instant.parse("2016-02-23T12:46:24Z").toEpochMilli(), "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf");
        assertEquals("OLeaidS1JvxuMvnyHOwuJ+uX5qY=", RequestSigning.aliyunSignature("GET", parameters, "testsecret"));
    }

    @Test
    void sendSms_hasThePublishedSignature() {
        TreeMap<String, String> parameters = RequestSigning.aliyunParameters("testId", Map.of("Format", "XML", "Action", "SendSms",
                "Version", "2017-05-25",
                "RegionId", "cn-hangzhou", "PhoneNumbers", "15300000001", "SignName", "阿里云短信测试专用", "TemplateCode", "SMS_71390007",
                "TemplateParam", "{\"customer\":\"test\"}", "OutId", "123"), Instant.parse("2017-07-12T02:42:19Z").toEpochMilli(),
                "45e25e9b-0a6f-4070-8c85-2956eda1b466");
        assertEquals("zJDF+Lrzhj/ThnlvIToysFRq6t4=", RequestSigning.aliyunSignature("GET", parameters, "testSecret"));
    }

    /** The secret is the published one, whose end is masked by stars. */
    @Test
    void describeInstances_hasThePublishedSignature() {
        String body = "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": \"instance-name\"}]}";
        assertEquals("TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/2019-02-25/cvm/tc3_request, "
                + "SignedHeaders=content-type;host, Signature=2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c",
                RequestSigning.tencentAuthorization("AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******", "Gu5t9xGARNpq86cd98joQYCN3*******",
                        "cvm.tencentcloudapi.com", "application/json; charset=utf-8", body, 1_551_113_065_000L));
    }

    /** Test case 2 of RFC 4231. */
    @Test
    void hmac_isThatOfTheStandard() {
        assertEquals("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                RequestSigning.hmacHex("Jefe", "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8)));
    }
}
