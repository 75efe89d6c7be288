package dev.sibridge.vendor.connectwise;

/** What comes to a request to Manage: a question, a step, or just the request. */
public interface Requesting {

    ConnectWiseRequest request();

    /** The record below which it writes, by a name that tells it from others; null for none. */
    default String below() {
        return null;
    }
}
