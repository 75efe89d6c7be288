/**
 * Vendors' services in memory behind real HTTP, only with the profile {@code sandbox}. {@code GET /sandbox/state} shows
 * what they hold.
 *
 * <p>{@code /sandbox/control/{service}} steers each of them, without authentication, as it serves no real data:
 * <ul>
 * <li>{@code POST faults} {@code {"method","path","nth","times","kind","status","body","execute","delayMs",
 *     "retryAfter"}}, of which only {@code kind} is needed, and {@code DELETE faults}: see
 *     {@link dev.sibridge.sandbox.Fault};
 * <li>{@code POST latency} {@code {"ms"}}: how long every request waits;
 * <li>{@code POST capacity} {@code {"calls","retryAfter"}}: how many requests are served at once, more are answered
 *     429; {@code DELETE capacity}: any number;
 * <li>{@code GET log} and {@code DELETE log}: see {@link dev.sibridge.sandbox.RequestLog.Entry}.
 * </ul>
 */
package dev.sibridge.sandbox;

