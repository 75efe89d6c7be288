package dev.sibridge.vendor.connectwise;

/** A call to Manage, which may refuse it. */
public interface Refusable {

    /**
     * Why Manage refused the last request; null if it did not. What Camel itself keeps of caught exceptions may be that
     * of an earlier call.
     */
    ConnectWiseException getRefusal();
}
