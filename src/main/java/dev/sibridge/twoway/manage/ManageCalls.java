package dev.sibridge.twoway.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;

/** Sends requests to Manage. */
@FunctionalInterface
public interface ManageCalls {

    /**
     * Sends a request and waits for the answer; of a list, for all of its pages.
     *
     * @throws SideException when Manage did not do it, or nobody knows whether it did
     */
    JsonNode call(ConnectWiseRequest request);
}
