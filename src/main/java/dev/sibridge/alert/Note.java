package dev.sibridge.alert;

/**
 * One thing that is wrong.
 *
 * @param what in a sentence
 * @param todo what to do about it; empty when nothing is
 */
public record Note(String what, String todo) {
}
