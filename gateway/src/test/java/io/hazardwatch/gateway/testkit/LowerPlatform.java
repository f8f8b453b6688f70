package io.hazardwatch.gateway.testkit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what a lower platform sends by GB/T 28181, and reads what it gets; shares no code with the gateway. */
public final class LowerPlatform {
    /** The gateway. */
    public static final String UPPER = "34020000002000000001";
    /** The lower platform. */
    public static final String ID = "34020000002000000777";
    private static final Charset CHINESE = Charset.forName("GB2312");

    private final String id;
    private final String password;
    private final String host;
    private int sequence;
    private int starts = 1;

    /** @param host address and port by which it knows itself */
    public LowerPlatform(String id, String password, String host) {
        this.id = id;
        this.password = password;
        this.host = host;
    }

    /** Registers as a new start of it from now on. */
    public void restart() {
        starts++;
    }

    private String head(String method, String call, String more) {
        sequence++;
        return method + " sip:" + UPPER + "@3402000000 SIP/2.0\r\nVia: SIP/2.0/UDP " + host + ";rport;branch=z9hG4bK" + call + sequence
                + "\r\nFrom: <sip:" + id + "@3402000000>;tag=4711\r\nTo: <sip:" + (method.equals("REGISTER") ? id : UPPER)
                + "@3402000000>\r\nCall-ID: " + call + "\r\nCSeq: " + sequence + ' ' + method + "\r\nMax-Forwards: 70\r\n" + more;
    }

    /** Asks to be registered without a password. */
    public byte[] register(int expires) {
        return (head("REGISTER", "reg" + starts, "Contact: <sip:" + id + '@' + host + ">\r\nExpires: " + expires + "\r\n")
                + "Content-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Answers the challenge. */
    public byte[] register(int expires, String challenge) {
        String uri = "sip:" + UPPER + "@3402000000";
        String realm = between(challenge, "realm=\"", "\"");
        String nonce = between(challenge, "nonce=\"", "\"");
        String response = md5(md5(id + ':' + realm + ':' + password) + ':' + nonce + ':' + md5("REGISTER:" + uri));
        return (head("REGISTER", "reg" + starts, "Contact: <sip:" + id + '@' + host + ">\r\nExpires: " + expires
                + "\r\nAuthorization: Digest username=\"" + id + "\", realm=\"" + realm + "\", nonce=\"" + nonce
                + "\", uri=\"" + uri + "\", response=\"" + response + "\", algorithm=MD5\r\n")
                + "Content-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** A MESSAGE with a document in GB2312. */
    public byte[] message(String document) {
        return carrying(head("MESSAGE", "msg" + sequence, ""), document);
    }

    /** A NOTIFY within a subscription. */
    public byte[] notice(String call, String document) {
        return carrying(head("NOTIFY", call, "Event: Catalog\r\nSubscription-State: active;expires=90\r\n"), document);
    }

    private static byte[] carrying(String head, String document) {
        byte[] body = ("<?xml version=\"1.0\" encoding=\"GB2312\"?>\r\n" + document).getBytes(CHINESE);
        byte[] first = (head + "Content-Type: Application/MANSCDP+xml\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(first, first.length + body.length);
        System.arraycopy(body, 0, whole, first.length, body.length);
        return whole;
    }

    /** Confirms a request. */
    public static byte[] confirm(String request) {
        String kept = request.lines().filter(line -> line.matches("(Via|From|Call-ID|CSeq): .*")).collect(Collectors.joining("\r\n"));
        String to = request.lines().filter(line -> line.startsWith("To: ")).findFirst().orElseThrow();
        return ("SIP/2.0 200 OK\r\n" + kept + "\r\n" + to + (to.contains("tag=") ? "" : ";tag=99") + "\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A keep-alive. */
    public String keepAlive(String status, String... failed) {
        String info = failed.length == 0 ? "" : "<Info>" + Arrays.stream(failed).map(each -> "<DeviceID>" + each + "</DeviceID>")
                .collect(Collectors.joining()) + "</Info>";
        return "<Notify><CmdType>Keepalive</CmdType><SN>1</SN><DeviceID>" + id + "</DeviceID><Status>" + status + "</Status>" + info + "</Notify>";
    }

    /** A part of a catalog; each item is a channel and its state, such as {@code "34020000001320000001 ON"}. */
    public String catalog(String number, int total, String... items) {
        String list = Arrays.stream(items).map(each -> each.split(" ")).map(each -> "<Item><DeviceID>" + each[0] + "</DeviceID><Name>罐区东门</Name>"
                + "<Manufacturer>甲</Manufacturer><Status>" + each[1] + "</Status></Item>\r\n").collect(Collectors.joining());
        return "<Response>\r\n<CmdType>Catalog</CmdType>\r\n<SN>" + number + "</SN>\r\n<DeviceID>" + id + "</DeviceID>\r\n<SumNum>" + total
                + "</SumNum>\r\n<DeviceList Num=\"" + items.length + "\">\r\n" + list + "</DeviceList>\r\n</Response>\r\n";
    }

    /** What has happened to a channel. */
    public String event(String channel, String event) {
        return "<Notify><CmdType>Catalog</CmdType><SN>7</SN><DeviceID>" + id + "</DeviceID><SumNum>1</SumNum><DeviceList Num=\"1\"><Item><DeviceID>"
                + channel + "</DeviceID><Event>" + event + "</Event></Item></DeviceList></Notify>";
    }

    /** What stands between two texts; empty if it is not there. */
    public static String between(String text, String begin, String end) {
        int at = text.indexOf(begin);
        int until = at < 0 ? -1 : text.indexOf(end, at + begin.length());
        return until < 0 ? "" : text.substring(at + begin.length(), until);
    }

    /** The number of a query, or empty if it is none. */
    public static String queryNumber(String request) {
        return request.startsWith("MESSAGE") && request.contains("<CmdType>Catalog</CmdType>") ? between(request, "<SN>", "</SN>") : "";
    }

    /** Names of headers of an answer that are to be there. */
    public static List<String> lines(byte[] message) {
        return new String(message, StandardCharsets.ISO_8859_1).lines().toList();
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
