package dev.sibridge.network;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that opens tunnels and passes plain requests on. Whatever host is asked for, it leads to one port here. */
public final class TestProxy implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final int target;
    private final Map<String, Integer> targets = new ConcurrentHashMap<>();
    private volatile String login;
    private volatile String refusal;
    private volatile boolean silent;

    public TestProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** This host leads to another port than the others. */
    public TestProxy leads(String host, int port) {
        targets.put(host, port);
        return this;
    }

    /** Takes nobody without this login. */
    public TestProxy wants(String user, String password) {
        login = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Opens no tunnel, but answers with this. */
    public TestProxy refuses(int status, String body) {
        refusal = "HTTP/1.1 " + status + " No\r\nContent-Type: text/html\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
        return this;
    }

    /** Takes what comes and hangs up. */
    public TestProxy hangsUp() {
        silent = true;
        return this;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Request lines with their headers, in order; what goes through tunnels is not among them. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    /** The request lines alone. */
    public List<String> asked() {
        return heads.stream().map(head -> head.substring(0, head.indexOf('\r'))).toList();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            for (Optional<String> head = head(in); head.isPresent(); head = head(in)) {
                heads.add(head.get());
                if (silent) {
                    return;
                }
                if (login != null && !head.get().contains("\r\nProxy-Authorization: " + login + "\r\n")) {
                    answer(client, "HTTP/1.1 407 Sign in\r\nProxy-Authenticate: Basic realm=\"acme\"\r\n"
                            + "Content-Length: 17\r\n\r\n<html>Sign in</a>");
                } else if (refusal != null) {
                    answer(client, refusal);
                } else {
                    passOn(client, in, head.get());
                    return;
                }
            }
        } catch (IOException gone) {
            // So is the tunnel.
        }
    }

    private void passOn(Socket client, InputStream in, String head) throws IOException {
        try (Socket host = new Socket(InetAddress.getLoopbackAddress(), target(head))) {
            if (head.startsWith("CONNECT ")) {
                answer(client, "HTTP/1.1 200 Connection established\r\n\r\n");
            } else {
                answer(host, head.replaceFirst(" http://[^/]*", " ").replace("\r\nProxy-Connection: keep-alive", ""));
            }
            threads.execute(() -> copy(in, host));
            copy(host.getInputStream(), client);
        }
    }

    private int target(String head) {
        return targets.getOrDefault(head.replaceFirst("(?s)^\\S+ (?:http://)?([^:/ ]+).*", "$1"), target);
    }

    static void copyAll(Socket from, Socket to) {
        try {
            copy(from.getInputStream(), to);
        } catch (IOException closed) {
            // Then nothing comes.
        }
    }

    private static void copy(InputStream from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException closed) {
            // Then nothing more comes.
        }
    }

    private static void answer(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        to.getOutputStream().flush();
    }

    /** Up to the empty line; empty when nothing comes any more. */
    private static Optional<String> head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return Optional.of(head.toString(StandardCharsets.ISO_8859_1));
            }
        }
        return Optional.empty();
    }
}
