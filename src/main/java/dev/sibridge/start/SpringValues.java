package dev.sibridge.start;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;

/** What is wrong with settings of ours that Spring reads under its own names, and would not name when it fails. */
final class SpringValues {

    private static final Pattern DATABASE = Pattern.compile("(?s)jdbc:(h2|mysql):.*");
    private static final int LAST_PORT = 65_535;

    private SpringValues() {
    }

    /** A sentence for each. */
    static List<String> mistakes(Binder settings) {
        List<String> mistakes = new ArrayList<>();
        try {
            int port = settings.bind("server.port", Integer.class).orElse(0);
            if (port < 0 || port > LAST_PORT) {
                mistakes.add("server.port (SERVER_PORT) is \"" + port + "\"; it must be a port, such as 8080.");
            }
            InetAddress address = settings.bind("server.address", InetAddress.class).orElse(null);
            if (address != null && !isOfThisMachine(address)) {
                mistakes.add("server.address (SERVER_ADDRESS) is \"" + address.getHostAddress() + "\"; it must be an"
                        + " address of this machine, such as 127.0.0.1.");
            }
        } catch (BindException e) {
            mistakes.add(WrongValue.sentence(e).orElseThrow(() -> e));
        }
        // A password may stand in it.
        if (!DATABASE.matcher(settings.bind("spring.datasource.url", String.class).orElse("")).matches()) {
            mistakes.add("spring.datasource.url (DATABASE_URL) must begin with jdbc:mysql: (MariaDB, too) or jdbc:h2:,"
                    + " such as jdbc:mysql://host/sibridge.");
        }
        return mistakes;
    }

    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return address.isAnyLocalAddress() || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true; // nobody can tell
        }
    }
}
