/** What would become of an export, and the exports that wait for a person: calls and pages. */
package dev.sibridge.web.preview;
