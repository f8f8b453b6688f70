package io.hazardwatch.gateway.app.equipment;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Asks a camera whether it is there: RTSP OPTIONS (RFC 2326 §10.1), or HTTP HEAD, and GET by a connection of its own if it knows no HEAD (501).
 * Only the status line is read, no redirect is followed, no user or password is sent. Any thread; blocks until the time-out at most, and while the
 * name of the host is looked up.
 */
final class CameraProbe implements Predicate<String> {
    private static final int LINE_MAX = 256;
    private static final int RTSP_PORT = 554;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_FAILED = 500;
    private static final int HTTP_UNKNOWN_METHOD = 501;
    private static final Pattern RTSP_STATUS = Pattern.compile("RTSP/1\\.\\d [1-6]\\d\\d( .*)?");
    private static final Pattern HTTP_STATUS = Pattern.compile("HTTP/1\\.\\d ([1-9]\\d\\d)( .*)?");

    private final int timeOutMillis;
    private final Predicate<InetAddress> isRefused;

    /** @param timeOutMillis for connecting, asking and the answer together */
    CameraProbe(int timeOutMillis) {
        this(timeOutMillis, CameraProbe::isOfThisMachine);
    }

    CameraProbe(int timeOutMillis, Predicate<InetAddress> isRefused) {
        this.timeOutMillis = timeOutMillis;
        this.isRefused = isRefused;
    }

    /** A site file must not make the gateway ask itself or the services of its host; cameras are within private networks as a rule. */
    static boolean isOfThisMachine(InetAddress address) {
        return address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress() || address.isMulticastAddress()
                || isOwn(address);
    }

    private static boolean isOwn(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }

    /** Whether the camera at that address answers as one should. */
    @Override
    public boolean test(String url) {
        URI uri = URI.create(url);
        AtomicReference<Socket> present = new AtomicReference<>();
        CompletableFuture<Void> over = new CompletableFuture<>();
        try {
            InetAddress address = InetAddress.getByName(uri.getHost());
            if (isRefused.test(address)) {
                return false;
            }
            over.orTimeout(timeOutMillis, TimeUnit.MILLISECONDS).whenComplete((unused, late) -> close(present.get()));
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            if ("rtsp".equals(scheme)) {
                return RTSP_STATUS.matcher(ask(address, uri, RTSP_PORT, options(uri), present, over)).matches();
            }
            int port = "https".equals(scheme) ? HTTPS_PORT : HTTP_PORT;
            int status = status(ask(address, uri, port, request("HEAD", uri), present, over));
            return isWell(status == HTTP_UNKNOWN_METHOD ? status(ask(address, uri, port, request("GET", uri), present, over)) : status);
        } catch (IOException unreachable) {
            return false;
        } finally {
            over.complete(null);
        }
    }

    private static boolean isWell(int status) {
        return status >= 200 && status < HTTP_FAILED;
    }

    private static int status(String line) {
        Matcher matcher = HTTP_STATUS.matcher(line);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** The status line of the answer; the rest is not read, however much the peer would send. */
    private String ask(InetAddress address, URI uri, int port, String request, AtomicReference<Socket> present, CompletableFuture<Void> over)
            throws IOException {
        try (Socket socket = new Socket()) {
            present.set(socket);
            if (over.isDone()) { // the time was over before the socket could be closed for it
                throw new SocketTimeoutException("no answer in time");
            }
            int at = uri.getPort() > 0 ? uri.getPort() : port;
            socket.connect(new InetSocketAddress(address, at), timeOutMillis);
            if (port != HTTPS_PORT) {
                return answer(socket, request);
            }
            try (Socket secured = anyCertificate().getSocketFactory().createSocket(socket, uri.getHost(), at, false)) {
                return answer(secured, request);
            }
        }
    }

    private static String answer(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return line(socket.getInputStream());
    }

    /** Closing is what ends a peer that sends a byte now and then. */
    private static void close(Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException closed) {
            // nothing is left to be closed
        }
    }

    private static String options(URI uri) {
        return "OPTIONS " + uri.toASCIIString() + " RTSP/1.0\r\nCSeq: 1\r\nUser-Agent: HazardWatch\r\n\r\n";
    }

    private static String request(String method, URI uri) {
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath() == null || ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        String query = ascii.getRawQuery() == null ? "" : '?' + ascii.getRawQuery();
        return method + ' ' + path + query + " HTTP/1.1\r\nHost: " + uri.getHost() + (uri.getPort() > 0 ? ":" + uri.getPort() : "")
                + "\r\nUser-Agent: HazardWatch\r\nConnection: close\r\n\r\n";
    }

    /** The first line, or what came of it up to a bound or the end. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int each = in.read(); each >= 0 && each != '\n'; each = in.read()) {
            if (line.length() >= LINE_MAX) {
                throw new SocketTimeoutException("no status line");
            }
            line.append((char) each);
        }
        return line.toString().stripTrailing();
    }

    /** Cameras have certificates that nobody signed; nothing secret is sent, and what is learned is only that something answers. */
    private static SSLContext anyCertificate() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException defect) {
            throw new IOException(defect);
        }
    }

    /** The extended kind, because the JDK refuses weak certificates before it asks any other, and old cameras have them. */
    private static final class AnyCertificate extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {
            // nobody asks as a client
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {
            // nobody asks as a client
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {
            // nobody asks as a client
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {
            // any will do
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {
            // any will do
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {
            // any will do
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
