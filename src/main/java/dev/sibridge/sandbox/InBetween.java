package dev.sibridge.sandbox;

import java.util.Map;

/** Those who stand between a caller and a service and answer in its place, with pages for people. */
enum InBetween {
    FIREWALL("Web Page Blocked", Map.of("Server", "FortiGate", "Cache-Control", "no-cache")),
    CLOUDFLARE("Just a moment... - Cloudflare", Map.of("Server", "cloudflare", "CF-RAY", "8c1f00d5cafe0000-IAD")),
    PORTAL("Sign in to the network", Map.of("Location", "https://portal.network.example/login?session=3f9c"));

    private final String title;
    private final Map<String, String> headers;

    InBetween(String title, Map<String, String> headers) {
        this.title = title;
        this.headers = headers;
    }

    static InBetween of(Fault.Kind kind) {
        return valueOf(kind.name());
    }

    Map<String, String> headers() {
        return headers;
    }

    String page() {
        return "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1><p>If you think that this is a mistake, ask your administrator.</p></body></html>\n";
    }
}
