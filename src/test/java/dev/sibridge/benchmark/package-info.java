/**
 * Measures the product from outside, by {@code mvn -q -DskipTests -Pbenchmark verify}: {@code docs/performance.md}.
 *
 * <p>{@code scenario} says what is measured, {@code job} what is synced and how few calls that takes, {@code process}
 * runs the product and the sandbox. {@code calls} works out from the calls of a run how quickly they could have been
 * made. {@code bare} and {@code empty} are what the product is compared with.
 */
package dev.sibridge.benchmark;
