/** Who is told of what: calls and pages. */
package dev.sibridge.web.notices;
