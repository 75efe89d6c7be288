package dev.sibridge.vendor.connectwise;

/** What comes to a request to Manage: a question, a step, or just the request. */
public interface Requesting {

    ConnectWiseRequest request();
}
