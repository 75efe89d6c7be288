/** The tables of what is set up in the console, and who has changed what. */
package dev.sibridge.setup.store;
