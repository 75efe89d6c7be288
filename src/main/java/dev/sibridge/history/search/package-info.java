/** Finds runs for people, among however many there are. */
package dev.sibridge.history.search;
