package dev.sibridge.engine.model;

import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.Requesting;
import dev.sibridge.vendor.connectwise.kinds.RecordType;

/**
 * A question to Manage: which of these records do you hold?
 *
 * @param path the list that is asked; answers belong to it alone
 */
public record LookUp(RecordType type, String path, ConnectWiseRequest request) implements Requesting {
}
