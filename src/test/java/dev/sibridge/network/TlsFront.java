package dev.sibridge.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Speaks TLS before a server of this machine that does not, whatever that speaks. */
public final class TlsFront implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket server;
    private final int behind;

    public TlsFront(TestCertificates certificate, int behind) {
        this.behind = behind;
        try {
            server = certificate.server().getServerSocketFactory()
                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public int port() {
        return server.getLocalPort();
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
        try (client; Socket host = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            threads.execute(() -> TestProxy.copyAll(client, host));
            TestProxy.copyAll(host, client);
        } catch (IOException gone) {
            // So is the connection.
        }
    }
}
