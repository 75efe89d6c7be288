/** Asks for help: a mail to the support, with what it may know of a run. */
package dev.sibridge.support;
