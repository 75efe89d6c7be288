package dev.sibridge.vendor.connectwise.kinds;

/** Records that refer to another one by a member, and why that one stays for them, in words. */
public record Use(RecordType type, String member, String reason) {
}
