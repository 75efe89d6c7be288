package dev.sibridge.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** Sockets for libraries that look names up by themselves: they go where {@link PrivateAddresses} let them. */
public final class GuardedSockets {

    private GuardedSockets() {
    }

    /** Sockets that connect to nothing that is forbidden. */
    public static SocketFactory plain(PrivateAddresses addresses) {
        return new Plain(addresses);
    }

    /** TLS that begins to speak to nobody who is forbidden. */
    public static SSLSocketFactory tls(SSLSocketFactory tls, PrivateAddresses addresses) {
        return new Tls(tls, addresses);
    }

    private static final class Plain extends SocketFactory {

        private final PrivateAddresses addresses;

        Plain(PrivateAddresses addresses) {
            this.addresses = addresses;
        }

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress to, int timeout) throws IOException {
                    if (to instanceof InetSocketAddress target && !target.isUnresolved()) {
                        addresses.check(target.getHostString(), target.getAddress());
                    }
                    super.connect(to, timeout);
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port), null);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port), null);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
        }

        private Socket connected(InetSocketAddress to, InetSocketAddress from) throws IOException {
            Socket socket = createSocket();
            socket.bind(from);
            socket.connect(to);
            return socket;
        }
    }

    private static final class Tls extends SSLSocketFactory {

        private final SSLSocketFactory tls;
        private final PrivateAddresses addresses;

        Tls(SSLSocketFactory tls, PrivateAddresses addresses) {
            this.tls = tls;
            this.addresses = addresses;
        }

        @Override
        public Socket createSocket(Socket connection, String host, int port, boolean autoClose) throws IOException {
            addresses.check(host, connection.getInetAddress());
            return tls.createSocket(connection, host, port, autoClose);
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return createSocket(plain(addresses).createSocket(host, port), host, port, true);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return createSocket(host.getHostName(), port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            return createSocket(plain(addresses).createSocket(host, port, from, fromPort), host, port, true);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            return createSocket(host.getHostName(), port, from, fromPort);
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return tls.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return tls.getSupportedCipherSuites();
        }
    }
}
