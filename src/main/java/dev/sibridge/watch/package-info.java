/** What operators watch: health, metrics, traces, and what stands beside a line of the log. */
package dev.sibridge.watch;

