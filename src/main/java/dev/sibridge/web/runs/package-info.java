/** The history of runs: calls and pages. */
package dev.sibridge.web.runs;
