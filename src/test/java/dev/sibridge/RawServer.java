package dev.sibridge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A server on this machine that need not speak HTTP: it takes a request and sends the bytes that it is told to, then
 * closes the connection.
 */
public final class RawServer implements AutoCloseable {

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch hungUpOn = new CountDownLatch(1);
    private volatile Function<String, Answer> answer;

    /** What is sent; it ends when the caller hangs up. */
    public interface Answer {

        void to(OutputStream caller) throws IOException;
    }

    /** Answers every request so. */
    public RawServer(Answer answer) {
        this();
        answers(answer);
    }

    /** Answers a request by its head. */
    public static RawServer choosing(Function<String, Answer> answer) {
        RawServer server = new RawServer();
        server.answer = answer;
        return server;
    }

    private RawServer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::serve);
    }

    /** Sends this, as it stands. */
    public static Answer text(String answer) {
        return caller -> caller.write(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends the beginning at once, then a byte of the rest every few milliseconds, again and again. */
    public static Answer dripping(String begin, String rest) {
        return caller -> {
            text(begin).to(caller);
            caller.flush();
            CountDownLatch never = new CountDownLatch(1);
            try {
                for (int at = 0; !never.await(5, TimeUnit.MILLISECONDS); at = (at + 1) % rest.length()) {
                    caller.write(rest.charAt(at));
                    caller.flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Sends the beginning, then the rest again and again, as fast as it is taken. */
    public static Answer endless(String begin, String rest) {
        byte[] bytes = rest.repeat(1 + 8_000 / rest.length()).getBytes(StandardCharsets.ISO_8859_1);
        return caller -> {
            text(begin).to(caller);
            while (!Thread.currentThread().isInterrupted()) {
                caller.write(bytes);
            }
        };
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    public int requests() {
        return requests.get();
    }

    /** From now on it answers so. */
    public void answers(Answer other) {
        answer = head -> other;
    }

    /** Whether a caller hung up before all was sent, or does so within ten seconds. */
    public boolean wasHungUpOn() throws InterruptedException {
        return hungUpOn.await(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            String head = readHead(socket.getInputStream());
            requests.incrementAndGet();
            try {
                answer.apply(head).to(socket.getOutputStream());
                socket.getOutputStream().flush();
            } catch (IOException hungUp) {
                hungUpOn.countDown();
            }
        } catch (IOException gone) {
            // Nobody asked.
        } finally {
            open.remove(socket);
        }
    }

    private static String readHead(InputStream caller) throws IOException {
        StringBuilder head = new StringBuilder();
        int matched = 0;
        while (matched < END_OF_HEAD.length) {
            int next = caller.read();
            if (next < 0) {
                throw new IOException("No request");
            }
            head.append((char) next);
            matched = next == END_OF_HEAD[matched] ? matched + 1 : next == END_OF_HEAD[0] ? 1 : 0;
        }
        return head.toString();
    }
}
