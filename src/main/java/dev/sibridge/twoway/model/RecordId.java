package dev.sibridge.twoway.model;

/** Which record of a side is meant. */
public record RecordId(Kind kind, String id) {
}
