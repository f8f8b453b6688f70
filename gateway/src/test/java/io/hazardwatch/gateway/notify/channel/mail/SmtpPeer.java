package io.hazardwatch.gateway.notify.channel.mail;

import io.hazardwatch.gateway.notify.person.Behaviour;
import io.hazardwatch.gateway.notify.person.ContractPeer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A mail server without encryption that also misbehaves. */
final class SmtpPeer implements ContractPeer {
    private static final long PACE_MILLIS = 20;
    private final ServerSocket server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Queue<String> mails = new ConcurrentLinkedQueue<>();
    private volatile Behaviour behaviour = Behaviour.WELL;
    /** By the first four letters of a command what it gets; a mail itself gets that of a point, a connection that of "greeting". */
    private final Map<String, String> answers = new ConcurrentHashMap<>(Map.of("RCPT", "550 5.1.1 no such user"));

    SmtpPeer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Sets what is answered to a command while nobody is known; to others than that of recipients it is "ok" otherwise. */
    void say(String command, String answer) {
        behaviour = Behaviour.UNKNOWN_RECIPIENT;
        answers.clear();
        answers.put(command, answer);
    }

    @Override
    public void behave(Behaviour next) {
        behaviour = next;
    }

    /** Whole mails, head and body as they came. */
    @Override
    public List<String> received() {
        return List.copyOf(mails);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "smtp-peer");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                start(() -> serve(socket));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket; BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            say(socket, refusal("greeting", "220 peer ESMTP"));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answer(socket, in, line);
            }
        } catch (IOException hungUp) {
            socket.isClosed();
        } finally {
            open.remove(socket);
        }
    }

    private void answer(Socket socket, BufferedReader in, String line) throws IOException {
        if (behaviour == Behaviour.GARBAGE) {
            say(socket, "\u0001??? <html>");
            return;
        }
        switch (line.length() < 4 ? line : line.substring(0, 4)) {
            case "EHLO" -> greet(socket);
            case "RCPT" -> say(socket, behaviour == Behaviour.FAILS ? "451 4.3.0 broken" : refusal("RCPT", "250 2.1.5 ok"));
            case "MAIL" -> say(socket, refusal("MAIL", "250 ok"));
            case "AUTH" -> say(socket, refusal("AUTH", "235 2.7.0 ok"));
            case "DATA" -> data(socket, in);
            case "QUIT" -> say(socket, "221 bye");
            default -> say(socket, "250 ok");
        }
    }

    private void greet(Socket socket) throws IOException {
        switch (behaviour) {
            case SLOW -> pause(60_000);
            case HUGE -> {
                while (!pause(PACE_MILLIS)) {
                    say(socket, "250-X" + "x".repeat(200));
                }
            }
            default -> say(socket, "250-peer\r\n250-AUTH PLAIN\r\n250 8BITMIME");
        }
    }

    private String refusal(String command, String well) {
        return behaviour == Behaviour.UNKNOWN_RECIPIENT ? answers.getOrDefault(command, well) : well;
    }

    private void data(Socket socket, BufferedReader in) throws IOException {
        if (behaviour == Behaviour.RESETS) {
            socket.setSoLinger(true, 0);
            socket.close();
            return;
        }
        say(socket, "354 go on");
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line.startsWith("..") ? line.substring(1) : line).append('\n');
        }
        mails.add(mail.toString());
        say(socket, refusal(".", "250 2.0.0 taken"));
    }

    private boolean pause(long millis) throws IOException {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
