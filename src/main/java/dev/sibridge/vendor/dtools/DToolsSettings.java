package dev.sibridge.vendor.dtools;

import java.net.URI;

/**
 * Where and as whom an account reads exports.
 *
 * @param url    the service, such as {@code https://api.d-tools.com/SI}
 * @param apiKey from SI's Control Panel, Manage Integrations; secret
 */
public record DToolsSettings(URI url, String apiKey) {

    @Override
    public String toString() {
        return "D-Tools at " + url; // never the key
    }
}
