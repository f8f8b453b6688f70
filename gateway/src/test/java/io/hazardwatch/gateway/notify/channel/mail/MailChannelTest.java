package io.hazardwatch.gateway.notify.channel.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.notify.channel.mail.MailSettings.Security;
import io.hazardwatch.gateway.notify.person.Behaviour;
import io.hazardwatch.gateway.notify.person.CanAnswerEndlessly;
import io.hazardwatch.gateway.notify.person.CanAnswerGarbage;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.ContractPeer;
import io.hazardwatch.gateway.notify.person.KnowsAddresses;
import io.hazardwatch.gateway.notify.person.MessageText;
import io.hazardwatch.gateway.notify.person.RemoteChannelContract;
import io.hazardwatch.gateway.notify.person.ReportsFailure;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.notify.person.TestMessage;
import io.hazardwatch.gateway.people.ContactMeansKind;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail keeps to the contract of channels, and nothing in a message becomes a header or a recipient. */
class MailChannelTest extends RemoteChannelContract implements ReportsFailure, CanAnswerGarbage, CanAnswerEndlessly, KnowsAddresses {
    private SmtpPeer server;
    private String userName;

    @Override
    protected ContractPeer openPeer() throws IOException {
        server = new SmtpPeer();
        return new Decoding();
    }

    @Override
    protected ChannelSettings settings() {
        return new MailSettings(options("mail"), "127.0.0.1", server.port(), Security.NONE, null, userName, "secret", "alarms@gateway.example.com",
                "desk@gateway.example.com");
    }

    @Override
    protected ContactMeansKind means() {
        return ContactMeansKind.MAIL;
    }

    @Override
    protected String address() {
        return "li.wei@example.com";
    }

    @Test
    void mail_hasTheKeyTheSenderAndWhereToReply() throws Exception {
        assertEquals(new SendResult.Accepted("key-1", false), send(message("gas")));
        String mail = server.received().getFirst();
        for (String header : List.of("Message-ID: <key-1@gateway.example.com>", "From: alarms@gateway.example.com", "To: li.wei@example.com",
                "Reply-To: desk@gateway.example.com", "Auto-Submitted: auto-generated", "X-Priority: 1")) {
            assertTrue(mail.contains(header + '\n'), mail);
        }
    }

    @Test
    void lineEndInTheTitle_beginsNoHeader() throws Exception {
        MessageText text = new MessageText("P1 gas\r\nBcc: eve@example.com\r\n\r\nhello", "b", "full\r\n.\r\nRCPT TO:<eve@example.com>", "s");
        assertInstanceOf(SendResult.Accepted.class, send(TestMessage.of("k\r\nX: 1", ContactMeansKind.MAIL, address(), text)));
        String head = server.received().getFirst().split("\n\n")[0];
        assertFalse(head.contains("\nBcc:") || head.contains("\nX: 1"), head);
        assertEquals(1, server.received().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"li@example.com, eve@example.com", "li@example.com\r\nBcc: eve@example.com", "<li@example.com>", "\"a b\"@example.com",
        "li@example.com;eve", "li"})
    void addressThatIsMoreThanOne_isUnreachable(String address) throws Exception {
        assertInstanceOf(SendResult.Unreachable.class, send(TestMessage.of("k", ContactMeansKind.MAIL, address, "gas")));
        assertTrue(server.received().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"550 5.1.1 no such user,true", "550 No such user here,true", "553 5.1.2 bad domain,true", "551 User unknown,true",
        "550 5.7.1 refused by policy,false", "552 5.2.2 mailbox full,false", "450 4.2.1 try later,false", "550 spam,false",
        "535 5.7.8 bad credentials,false", "554 5.2.1 disabled,true"})
    void refusal_isOfTheAddressOrNot(String answer, boolean isUnreachable) throws Exception {
        server.say("RCPT", answer);
        Class<? extends SendResult> expected = isUnreachable ? SendResult.Unreachable.class : SendResult.Retry.class;
        assertEquals(expected, send(message("gas")).getClass(), answer);
    }

    /** What is said of the sender, the log-in or the way is true of every message, whatever words it uses. */
    @ParameterizedTest
    @CsvSource({"RCPT,550 5.7.1 refused by policy,true", "RCPT,554 5.7.1 relay access denied,true", "RCPT,552 5.2.2 mailbox full,true",
        "RCPT,451 4.3.0 broken,false", "MAIL,550 5.7.1 sender not allowed,false", "MAIL,550 5.1.1 no such user,false",
        "MAIL,553 sender does not exist,false", "MAIL,552 5.2.2 over quota,false", "AUTH,535 5.7.8 bad credentials,false",
        "AUTH,550 5.2.1 mailbox disabled,false", "greeting,554 5.7.1 blocked,false", ".,550 5.7.1 refused as spam,false",
        ".,554 5.7.1 refused as spam,false", ".,552 5.2.2 mailbox full,true"})
    void refusal_isOfTheMessageOrOfTheAccount(String command, String answer, boolean isOfMessage) throws Exception {
        userName = "gateway";
        channel.close();
        channel = opened();
        server.say(command, answer);
        SendResult.Retry refused = assertInstanceOf(SendResult.Retry.class, send(message("gas")));
        assertEquals(isOfMessage, refused.isOfMessage(), refused::reason);
        assertTrue(refused.reason().contains(answer.substring(4)), refused::reason);
    }

    @Test
    void mailboxThatIsMissedAfterTheMail_isUnreachable() throws Exception {
        server.say(".", "550 5.1.1 no such user");
        assertInstanceOf(SendResult.Unreachable.class, send(message("gas")));
    }

    /** Shows titles and texts decoded, as a mail program would. */
    private final class Decoding implements ContractPeer {
        @Override
        public void behave(Behaviour behaviour) {
            server.behave(behaviour);
        }

        @Override
        public List<String> received() {
            return server.received().stream().map(Decoding::body).toList();
        }

        private static String body(String mail) {
            String[] parts = mail.split("\n\n", 2);
            String encoding = parts[0].lines().filter(line -> line.startsWith("Content-Transfer-Encoding: ")).map(line -> line.substring(27))
                    .findFirst().orElse("7bit");
            try {
                return new String(MimeUtility.decode(new ByteArrayInputStream(parts[1].getBytes(StandardCharsets.UTF_8)), encoding).readAllBytes(),
                        StandardCharsets.UTF_8);
            } catch (IOException | MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
