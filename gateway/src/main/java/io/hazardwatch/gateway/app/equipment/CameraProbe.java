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
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Asks a camera whether it is there: RTSP OPTIONS (RFC 2326 §10.1), or HTTP HEAD. Only the status line is read, no redirect is followed, no
 * user or password is sent. Any thread; blocks until the time-out at most, and while the name of the host is looked up.
 */
final class CameraProbe implements Predicate<String> {
    private static final int LINE_MAX = 256;
    private static final int RTSP_PORT = 554;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_FAILED = 500;
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
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() > 0 ? uri.getPort() : "rtsp".equals(scheme) ? RTSP_PORT : "https".equals(scheme) ? HTTPS_PORT : HTTP_PORT;
        CompletableFuture<Void> over = new CompletableFuture<>();
        try (Socket socket = new Socket()) {
            InetAddress address = InetAddress.getByName(uri.getHost());
            if (isRefused.test(address)) {
                return false;
            }
            over.orTimeout(timeOutMillis, TimeUnit.MILLISECONDS).whenComplete((unused, late) -> close(socket));
            socket.connect(new InetSocketAddress(address, port), timeOutMillis);
            return "https".equals(scheme) ? isAnsweredOverTls(socket, uri, port) : isAnswered(socket, uri, scheme);
        } catch (IOException unreachable) {
            return false;
        } finally {
            over.complete(null);
        }
    }

    /** Closing is what ends a peer that sends a byte now and then. */
    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // nothing is left to be closed
        }
    }

    private static boolean isAnsweredOverTls(Socket socket, URI uri, int port) throws IOException {
        try (Socket secured = anyCertificate().getSocketFactory().createSocket(socket, uri.getHost(), port, false)) {
            return isAnswered(secured, uri, "https");
        }
    }

    private static boolean isAnswered(Socket socket, URI uri, String scheme) throws IOException {
        boolean isRtsp = "rtsp".equals(scheme);
        socket.getOutputStream().write((isRtsp ? options(uri) : head(uri)).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        String status = line(socket.getInputStream());
        if (isRtsp) {
            return RTSP_STATUS.matcher(status).matches();
        }
        Matcher matcher = HTTP_STATUS.matcher(status);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) >= 200 && Integer.parseInt(matcher.group(1)) < HTTP_FAILED;
    }

    private static String options(URI uri) {
        return "OPTIONS " + uri.toASCIIString() + " RTSP/1.0\r\nCSeq: 1\r\nUser-Agent: HazardWatch\r\n\r\n";
    }

    private static String head(URI uri) {
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath() == null || ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        String query = ascii.getRawQuery() == null ? "" : '?' + ascii.getRawQuery();
        return "HEAD " + path + query + " HTTP/1.1\r\nHost: " + uri.getHost() + (uri.getPort() > 0 ? ":" + uri.getPort() : "")
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
