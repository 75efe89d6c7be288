package dev.sibridge.setup;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether people may have SI Bridge send requests to an address that they enter in the console: it would reach whatever
 * this machine reaches. What the operator of this machine sets is free of that.
 */
@Component
public class AllowedAddresses {

    private static final String MAIL_HOST = "bridge.mail.host";
    private static final int UNIQUE_LOCAL = 0xfc;
    private static final int UNIQUE_LOCAL_MASK = 0xfe;
    private static final int SHARED_FIRST = 100;
    private static final int SHARED_SECOND = 64;
    private static final int SHARED_SECOND_MASK = 0xc0;

    private final boolean privateOnes;

    public AllowedAddresses(@Value("${bridge.network.private-addresses}") boolean privateOnes) {
        this.privateOnes = privateOnes;
    }

    /** @return what is wrong, with the setting's name in braces; null when nothing is, or other checks say what is */
    public String mistake(String key, String address) {
        String host = key.equals(MAIL_HOST) ? address.strip() : host(address.strip());
        if (privateOnes || host == null) {
            return null;
        }
        try {
            return allows(InetAddress.getAllByName(host)) ? null
                    : "{" + key + "} leads to a private address, which nobody may enter here. If it is right, whoever"
                            + " runs SI Bridge can set it as an environment variable, or allow private addresses with"
                            + " PRIVATE_ADDRESSES=true.";
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Whether requests may go to all of these addresses. */
    public boolean allows(InetAddress... found) {
        return privateOnes || Arrays.stream(found).noneMatch(AllowedAddresses::isPrivate);
    }

    private static String host(String address) {
        try {
            String host = new URI(address.contains("://") ? address : "https://" + address).getHost();
            return host == null ? null : host.replaceAll("^\\[|]$", "");
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length > 4 && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
        boolean shared = bytes.length == 4 && (bytes[0] & 0xff) == SHARED_FIRST
                && (bytes[1] & SHARED_SECOND_MASK) == SHARED_SECOND;
        return address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress() || uniqueLocal || shared;
    }
}
