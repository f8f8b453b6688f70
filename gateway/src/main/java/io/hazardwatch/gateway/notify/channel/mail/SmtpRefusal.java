package io.hazardwatch.gateway.notify.channel.mail;

import io.hazardwatch.gateway.notify.person.SendResult;
import io.vertx.ext.mail.SMTPException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Interprets a refusal by a mail server. Only what is about the recipient makes an address unreachable; a wrong password, a
 * policy, a full mailbox or a busy server does not. What is said before a recipient is named is of the account or of the way, in whatever words:
 * "no such user" may be the sender. Pure.
 */
final class SmtpRefusal {
    /** RFC 3463: no such mailbox or domain, bad syntax, moved, null MX, mailbox disabled. */
    private static final Set<String> OF_ADDRESS = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");
    private static final Pattern ENHANCED = Pattern.compile("\\b([245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\b");
    /** Of servers that give no enhanced code. */
    private static final Pattern WORDS = Pattern.compile("(?i)user unknown|no such user|unknown user|mailbox unavailable|does not exist|"
            + "recipient.{0,40}rejected|invalid recipient|no mailbox");
    private static final int NOT_TAKEN = 550;
    private static final int NOT_LOCAL = 551;
    private static final int BAD_NAME = 553;
    /** RFC 5321: a mailbox that is busy, missing, elsewhere, full or misnamed. */
    private static final Set<Integer> OF_MESSAGE = Set.of(450, NOT_TAKEN, NOT_LOCAL, 552, BAD_NAME);
    /** Security or policy, RFC 3463. */
    private static final String POLICY = "5.7.";
    /** What the mail client begins with, by the command that was refused: the recipient, or the mail to the one recipient there is. */
    private static final String AT_RECIPIENT = "recipient address not accepted";
    private static final Set<String> AT_MAIL = Set.of("DATA command not accepted", "sending data failed");
    private static final int QUOTED_MAX = 200;

    private SmtpRefusal() {}

    static SendResult of(Throwable failure) {
        String text = String.valueOf(failure.getMessage()).replaceAll("[\\p{Cntrl}]+", " ");
        String quoted = text.substring(0, Math.min(text.length(), QUOTED_MAX));
        boolean isAtRecipient = text.startsWith(AT_RECIPIENT);
        boolean isOfOne = isAtRecipient || AT_MAIL.stream().anyMatch(text::startsWith);
        if (!isOfOne || !(failure instanceof SMTPException refusal)) {
            return new SendResult.Retry(quoted, 0);
        }
        String said = String.join(" ", refusal.getReplyMessages());
        Matcher found = ENHANCED.matcher(said);
        String enhanced = found.find() ? found.group(1) : "";
        return isOfAddress(refusal.getReplyCode(), enhanced, said) ? new SendResult.Unreachable(quoted)
                : new SendResult.Retry(quoted, 0, isOfMessage(refusal.getReplyCode(), enhanced, isAtRecipient));
    }

    /** A policy may be of the recipient where it answers the recipient, and must not stop mail to others then; later it is of the account. */
    private static boolean isOfMessage(int code, String enhanced, boolean isAtRecipient) {
        return enhanced.startsWith(POLICY) ? isAtRecipient : OF_MESSAGE.contains(code);
    }

    private static boolean isOfAddress(int code, String enhanced, String said) {
        if (!enhanced.isEmpty()) {
            return OF_ADDRESS.contains(enhanced);
        }
        return (code == NOT_TAKEN || code == NOT_LOCAL || code == BAD_NAME) && WORDS.matcher(said).find();
    }
}
