/** Asking for help: calls and page. */
package dev.sibridge.web.support;
